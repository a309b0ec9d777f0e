"""What one licence is, and how the entries of `catalogue.toml` are read."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from licensing.vocabulary import LicenceClass

_Optional = TypedDict(  # the functional form, since `class` is a word of Python
    "_Optional",
    {
        "class": str, "permits": list[str], "asks": list[str], "spdx": str, "hub": str, "url": str, "es": str, "en": str,
        "pt": str, "summary_es": str, "summary_en": str, "summary_pt": str, "aliases": list[str], "links": list[str],
        "texts": list[str], "portals": list[str], "family": str, "no_rival_models": bool, "certainty": str,
    },
    total=False,
)  # fmt: skip


class Row(_Optional):
    """One licence as the file has it; what is absent follows from its class."""


class Port(TypedDict):
    """A jurisdiction that ported Creative Commons: which versions, and its name."""

    versions: list[str]
    es: str
    en: str
    pt: str


class OtherPorts(TypedDict):
    """Jurisdictions outside the Spanish- and Portuguese-speaking world."""

    versions: list[str]
    codes: list[str]


class Commons(TypedDict):
    """The compact table that Creative Commons entries are made of."""

    versions: list[str]
    hub: list[str]
    spdx_ports: list[str]
    ports: dict[str, Port]
    other_ports: OtherPorts
    codes: dict[str, Row]


class Picker(TypedDict):
    """The donors' short list."""

    ids: list[str]


class ClassRow(TypedDict):
    """What a class says of all its licences."""

    permits: list[str]
    asks: list[str]
    summary_es: str
    summary_en: str
    summary_pt: str


@dataclass(frozen=True, slots=True)
class Licence:
    """One licence: its ids, class, what it permits (`redistribute derive commercial`) and asks (`attribute share_alike behave`)."""

    id: str
    klass: LicenceClass
    permits: frozenset[str]
    asks: frozenset[str]
    names: Mapping[str, str] = field(hash=False, compare=False)
    summaries: Mapping[str, str] = field(hash=False, compare=False)
    spdx: str = ""
    hub: str = ""
    url: str = ""
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()  # words that stand only in its own text
    portals: tuple[str, ...] = ()  # where a government gives data under these terms
    family: str = ""  # licences of one family differ in version or port alone
    elements: str = ""  # Creative Commons code, "cc-by-nc-sa"
    version: str = ""
    port: str = ""
    no_rival_models: bool = False
    certainty: str = "general"

    @property
    def limits(self) -> frozenset[str]:
        """What holds others back: every permission not given and every condition. More limits, stricter licence."""
        denied = {"redistribute", "derive", "commercial"} - self.permits
        return frozenset({f"no_{permission}" for permission in denied} | self.asks)

    @property
    def is_versionless(self) -> bool:
        """A Creative Commons licence named without its version: class known, text not."""
        return bool(self.elements) and not self.version

    def name(self, locale: str) -> str:
        """Its name in `locale` ("es-mx" → Spanish); whoever reads neither English nor Portuguese reads the Spanish."""
        return self.names.get(locale[:2], self.names["es"])

    def summary(self, locale: str) -> str:
        """One plain sentence: what others may do with the material."""
        return self.summaries.get(locale[:2], self.summaries["es"])


class File(TypedDict):
    """`catalogue.toml` as parsed."""

    version: int
    cc: Commons
    picker: Picker
    classes: dict[str, ClassRow]
    licences: dict[str, Row]


def _read() -> File:
    file: File = tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8"))  # type: ignore[assignment]
    return file


FILE = _read()


def entry(licence_id: str, row: Row) -> Licence:
    """The licence of one row, what the row leaves out filled in from its class."""
    of_class = FILE["classes"][row["class"]]
    return Licence(
        id=licence_id,
        klass=LicenceClass(row["class"]),
        permits=frozenset(row.get("permits", of_class["permits"])),
        asks=frozenset(row.get("asks", of_class["asks"])),
        names={"es": row["es"], "en": row["en"], "pt": row.get("pt", row["es"])},
        summaries={
            "es": row.get("summary_es", of_class["summary_es"]),
            "en": row.get("summary_en", of_class["summary_en"]),
            "pt": row.get("summary_pt", row.get("summary_es", of_class["summary_pt"])),
        },
        spdx=row.get("spdx", f"LicenseRef-{licence_id}"),
        hub=row.get("hub", ""),
        url=row.get("url", ""),
        aliases=tuple(row.get("aliases", ())),
        links=tuple(row.get("links", ())),
        texts=tuple(row.get("texts", ())),
        portals=tuple(row.get("portals", ())),
        family=row.get("family", ""),
        no_rival_models=row.get("no_rival_models", False),
        certainty=row["certainty"],
    )


def plain_entries() -> Iterator[Licence]:
    """The licences that the file spells out one by one."""
    return (entry(licence_id, row) for licence_id, row in FILE["licences"].items())
