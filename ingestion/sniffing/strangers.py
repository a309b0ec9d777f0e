"""Knows texts that nobody wrote to be read: address books and calendars, dumps of databases, data in YAML, indexes of mail, logs of TeX."""

import re

CONTACTS, CALENDAR = "text/vcard", "text/calendar"
SQL, YAML, MORK = "application/sql", "application/yaml", "application/x-mork"
LOG_OF_TEX = "text/x-tex-log"
_BEGINNINGS = (
    (re.compile(r"BEGIN:VCARD[ \t\r]*\n[ \t\r\n]*[A-Za-z][\w.-]*[:;]", re.IGNORECASE), CONTACTS),
    (re.compile(r"BEGIN:VCALENDAR[ \t\r]*\n[ \t\r\n]*[A-Za-z][\w.-]*[:;]", re.IGNORECASE), CALENDAR),
    (re.compile(r"// <!-- <mdb:mork:z "), MORK),
    (re.compile(r"This is (?:[A-Za-z-]{0,8})?TeX, Version |\\BOOKMARK ?\[\d"), LOG_OF_TEX),
)
_SAYS_DUMP = re.compile(
    r"(?:--[ \t]*\r?\n){0,3}(?:--|/\*)[ \t]*(?:MySQL dump|MariaDB dump|PostgreSQL database dump|phpMyAdmin SQL|SQLite)|PRAGMA foreign_keys",
    re.IGNORECASE,
)
_NAME = r"[`\"\[]?\w[\w$ .`\"\[\]-]{0,100}?"
_ROWS = re.compile(
    rf"^[ \t]*(?:CREATE\s{{1,9}}TABLE\s{{1,9}}(?:IF\s{{1,9}}NOT\s{{1,9}}EXISTS\s{{1,9}})?{_NAME}\s{{0,9}}\("
    rf"|INSERT\s{{1,9}}(?:IGNORE\s{{1,9}})?INTO\s{{1,9}}{_NAME}\s{{0,9}}(?:\([^()]{{1,2000}}\)\s{{0,9}})?VALUES\b|COPY\s{{1,9}}{_NAME}\s{{0,9}}\([^()]{{1,2000}}\)\s{{1,9}}FROM\s{{1,9}}stdin)",
    re.IGNORECASE | re.MULTILINE,
)
_YAML = re.compile(
    r"(?:#[^\n]*\n|\s)*+(?:%YAML|---[ \t\r]*\n|(?:-[ \t]+)?[\"']?[\w][\w .-]{0,60}[\"']?:(?:[ \t\r]|\n|\Z)|-[ \t]+\S)"
)


def kind_of_stranger(text: str, extension: str) -> str | None:
    """Name the kind of a text that is one of these; a dump and YAML only where their name or their first lines say so too."""
    for beginning, kind in _BEGINNINGS:
        if beginning.match(text):
            return kind
    if (extension == "sql" or _SAYS_DUMP.match(text)) and _ROWS.search(text):
        return SQL
    return YAML if extension in ("yaml", "yml") and _YAML.match(text) else None
