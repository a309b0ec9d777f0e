"""Makes the Creative Commons entries of the catalogue: elements × versions × ports, out of one compact table."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Literal

from licensing.entries import FILE, Licence
from licensing.vocabulary import LicenceClass

_Locale = Literal["es", "en", "pt"]
_LOCALES: tuple[_Locale, ...] = ("es", "en", "pt")
_CC = FILE["cc"]
_ID = re.compile(r"(?P<code>cc-by(?:-nc)?(?:-sa|-nd)?)(?:-(?P<version>\d\.\d)(?:-(?P<port>[a-z]+))?)?")


def listed() -> Iterator[Licence]:
    """The unported texts, newest first, each code without version, and the ports of our countries."""
    codes = tuple(_CC["codes"])
    yield from (_entry(code, version, "") for version, code in product(reversed(_CC["versions"]), codes))
    yield from (_entry(code, "", "") for code in codes)
    for port, about in _CC["ports"].items():
        yield from (_entry(code, version, port) for version, code in product(about["versions"], codes))


@cache
def by_id(licence_id: str) -> Licence | None:
    """The licence of an id such as `cc-by-sa-3.0-it`, where that text was ever written, listed or not."""
    match = _ID.fullmatch(licence_id)
    if match is None:
        return None
    code, version, port = match["code"], match["version"] or "", match["port"] or ""
    return _entry(code, version, port) if _was_written(version, port) else None


def _was_written(version: str, port: str) -> bool:
    if port in _CC["ports"]:
        return version in _CC["ports"][port]["versions"]
    if port:
        return port in _CC["other_ports"]["codes"] and version in _CC["other_ports"]["versions"]
    return not version or version in _CC["versions"]


def _entry(code: str, version: str, port: str) -> Licence:
    row = _CC["codes"][code]
    licence_id = "-".join(part for part in (code, version, port) if part)
    return Licence(
        id=licence_id,
        klass=LicenceClass(row["class"]),
        permits=_permits(code),
        asks=frozenset({"attribute", "share_alike"} if "-sa" in code else {"attribute"}),
        names={locale: _name(row[locale], version, port, locale) for locale in _LOCALES},
        summaries={"es": row["summary_es"], "en": row["summary_en"], "pt": row["summary_pt"]},
        spdx=_spdx(licence_id, version, port),
        hub=licence_id if licence_id in _CC["hub"] else "",
        url=_deed(code, version, port),
        family=code,
        elements=code,
        version=version,
        port=port,
        certainty="checked",
    )


def _permits(code: str) -> frozenset[str]:
    permits = {"redistribute", "derive", "commercial"}
    denied = {"-nc": "commercial", "-nd": "derive"}
    return frozenset(permits - {permission for element, permission in denied.items() if element in code})


def _name(base: str, version: str, port: str, locale: _Locale) -> str:
    """ "Creative Commons Atribución 4.0 Internacional", "… 3.0 España", "… 2.5" (the unported ones say nothing)."""
    if not version:
        return base
    if port:
        about = _CC["ports"].get(port)
        place = about[locale] if about else port.upper()
        return f"{base} {version} {place}"
    return f"{base} {version}" + (
        (" International" if locale == "en" else " Internacional") if version == "4.0" else ""
    )


def _spdx(licence_id: str, version: str, port: str) -> str:
    """SPDX lists the unported texts and few ports, none of ours."""
    known = bool(version) and (not port or licence_id in _CC["spdx_ports"])
    return licence_id.upper() if known else f"LicenseRef-{licence_id.upper()}"


def _deed(code: str, version: str, port: str) -> str:
    if not version:
        return "https://creativecommons.org/licenses/"
    parts = (code.removeprefix("cc-"), version, port)
    return "https://creativecommons.org/licenses/" + "/".join(part for part in parts if part) + "/"
