"""Municipalities (自治体) as sources name them, and who asks (尋ねた団体)."""

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


class PopulationBand(StrEnum):
    """人口規模, as wide as bodies of one band work alike."""

    UNDER_10_000 = "1万人未満"
    UNDER_30_000 = "1万人以上3万人未満"
    UNDER_50_000 = "3万人以上5万人未満"
    UNDER_100_000 = "5万人以上10万人未満"
    UNDER_200_000 = "10万人以上20万人未満"
    UNDER_500_000 = "20万人以上50万人未満"
    FROM_500_000 = "50万人以上"

    @classmethod
    def of(cls, population: int) -> "PopulationBand":
        """The band of a population (people)."""
        return next((band for band, below in _BELOW.items() if population < below), cls.FROM_500_000)


_BELOW = {
    PopulationBand.UNDER_10_000: 10_000,
    PopulationBand.UNDER_30_000: 30_000,
    PopulationBand.UNDER_50_000: 50_000,
    PopulationBand.UNDER_100_000: 100_000,
    PopulationBand.UNDER_200_000: 200_000,
    PopulationBand.UNDER_500_000: 500_000,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, as far as it is known: a named municipality, or only its kind, prefecture or population (people)."""

    name: str = ""
    kind: MunicipalityKind = MunicipalityKind.UNKNOWN
    prefecture: str = ""
    population: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything is known that a measure or a precedent can be weighed by."""
        return self.kind is not MunicipalityKind.UNKNOWN or self.population is not None or bool(self.prefecture)


NOBODY = Asker()
"""Nothing is known of who asks."""
