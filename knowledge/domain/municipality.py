"""Municipalities (自治体) as sources name them."""

from dataclasses import dataclass
from enum import StrEnum


class MunicipalityKind(StrEnum):
    """団体区分, by the end of the official name; an ASSOCIATION is a 一部事務組合."""

    PREFECTURE = "都道府県"
    CITY = "市"
    WARD = "区"
    TOWN = "町"
    VILLAGE = "村"
    WIDE_AREA_UNION = "広域連合"
    ASSOCIATION = "組合"
    ENTERPRISE_UNION = "企業団"
    UNKNOWN = "不明"


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A prefecture, or a city, ward, town, village or union of them in one; `prefecture` may be empty.

    `name` is as the source has it (広島県, 神戸市, 篠山市).
    """

    name: str
    prefecture: str

    @property
    def kind(self) -> MunicipalityKind:
        """都道府県 / 市 / 区 / 町 / 村 / 広域連合 / 組合 / 企業団, or 不明 for other bodies."""
        if self.name.endswith(("都", "道", "府", "県")):
            return MunicipalityKind.PREFECTURE
        return next((k for k in MunicipalityKind if self.name.endswith(k.value)), MunicipalityKind.UNKNOWN)

    @property
    def full_name(self) -> str:
        """兵庫県神戸市; 広島県 for a prefecture itself."""
        return self.name if self.name == self.prefecture else f"{self.prefecture}{self.name}"
