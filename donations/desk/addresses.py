"""Where on the desk the text of a file or member can be read, for lines of the ledger and for pieces of evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from donations.models import TextVersion
from donations.permissions_desk import TEXT


@dataclass(frozen=True, slots=True)
class Texts:
    """Which files and members that evidence names have text."""

    donation: int
    files: Mapping[str, UUID]
    silent: frozenset[tuple[UUID, str]]  # with a line of their own that gave nothing

    def address(self, piece: Mapping[str, Any]) -> str:
        """Return where a piece of evidence can be read in its context, "" where nothing was read there."""
        file, member = self.files.get(str(piece.get("file") or "")), str(piece.get("member") or "")
        if file is None or (file, member) in self.silent:
            return ""
        quote = "" if piece.get("field") else str(piece.get("quote") or "")
        spot = {"quote": quote, "at": int(piece.get("offset") or 0)} if quote else {}
        return text_address(self.donation, file, member, **spot, **{"from": "findings"})


def texts_of(version: TextVersion, pieces: Iterable[Mapping[str, Any]]) -> Texts:
    """Ask the record once about all pieces of a page."""
    said = {(str(one.get("file") or ""), str(one.get("member") or "")) for one in pieces}
    named = version.donation.files.filter(removed_at=None, name__in={name for name, _ in said} - {""})
    files = dict(named.values_list("name", "pk"))
    members = {member for name, member in said if name in files}
    silent = version.ledger.filter(file__in=files.values(), member__in=members, documents=0)
    return Texts(version.donation_id, files, frozenset(silent.values_list("file_id", "member")))


def text_address(donation: int, file: UUID, member: str = "", **more: object) -> str:
    """Return the address of a text."""
    asked = {name: value for name, value in {"member": member, **more}.items() if value not in {"", None}}
    place = reverse(TEXT.route, args=[donation, file])
    return f"{place}?{urlencode(asked)}" if asked else place
