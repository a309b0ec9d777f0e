"""Knows the few templates of MediaWiki that hold prose; all others are boxes, sources and notes, and show nothing."""

import re

# What is shown of a template: its arguments, by their numbers.
_SHOWN = {
    "lang": "{2}", "nowrap": "{1}", "nobr": "{1}", "esd": "{1}", "versalita": "{1}", "small": "{1}", "abbr": "{1}", "sc": "{1}",
    "cita": "\n{1}\n", "cquote": "\n{1}\n", "quote": "\n{1}\n", "quotation": "\n{1}\n", "citació": "\n{1}\n", "bquote": "\n{1}\n",
    "cita larga": "\n{1}\n", "blockquote": "\n{1}\n", "cita destacada": "\n{1}\n", "poema": "\n{1}\n", "cito": "\n{1}\n",
    "unidad": "{1} {2}", "siglo": "siglo {1}", "segle": "segle {1}", "año": "{1}", "ill": "{1}", "nihongo": "{1}", "fs": "{1}",
    "may": "{1}", "may.": "{1}", "sub": "{1}", "sup": "{1}", "fecha": "{1}/{2}/{3}", "frac": "{1}/{2}", "tooltip": "{1}",
}  # fmt: skip
_OF_A_LANGUAGE = re.compile(r"lang-[a-z-]+")
_NUMBERED = re.compile(r"\s*(\d)\s*=(.*)", re.DOTALL)
_NAMED = re.compile(r"\s*[\w -]{1,30}=")
_PLACE = re.compile(r"\{(\d)\}")


def shown_of(template: re.Match[str]) -> str:
    """Return what the template in the first group, from its name to its last argument, shows of itself."""
    name, *arguments = template[1].split("|")
    name = name.strip().lower().replace("_", " ")
    if name.startswith("formatnum:"):
        return name.partition(":")[2]
    shown = "{1}" if _OF_A_LANGUAGE.fullmatch(name) else _SHOWN.get(name, "")
    if not shown:
        return ""
    values = _numbered(arguments)
    return _PLACE.sub(lambda place: values.get(place[1], ""), shown).strip(" /")


def _numbered(arguments: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    count = 0
    for argument in arguments:
        if numbered := _NUMBERED.fullmatch(argument):
            values[numbered[1]] = numbered[2].strip()
        elif not _NAMED.match(argument):
            count += 1
            values[str(count)] = argument.strip()
    return values
