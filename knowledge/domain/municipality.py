"""Municipalities (自治体) as sources name them."""

from dataclasses import dataclass
from enum import StrEnum


class MunicipalityKind(StrEnum):
    """団体区分, by the last character of the official name."""

    PREFECTURE = "都道府県"
    CITY = "市"
    WARD = "区"
    TOWN = "町"
    VILLAGE = "村"
    UNKNOWN = "不明"


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A prefecture, or a city, ward, town or village in one. `name` is 広島県 or 神戸市; `prefecture` may be empty."""

    name: str
    prefecture: str

    @property
    def kind(self) -> MunicipalityKind:
        """都道府県 / 市 / 区 / 町 / 村, or 不明 for other bodies."""
        if self.name.endswith(("都", "道", "府", "県")):
            return MunicipalityKind.PREFECTURE
        return next((k for k in MunicipalityKind if self.name.endswith(k.value)), MunicipalityKind.UNKNOWN)

    @property
    def full_name(self) -> str:
        """兵庫県神戸市; 広島県 for a prefecture itself."""
        return self.name if self.name == self.prefecture else f"{self.prefecture}{self.name}"
