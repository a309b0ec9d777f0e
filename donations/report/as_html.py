"""The report as one page that needs nothing else: readable and printable anywhere, and nothing in it can run."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime, now
from django.utils.translation import override

from donations.models import Donation
from donations.report.lines import Line

STYLE_FILE = Path(__file__).parent / "report.css"
_ROWS_AT_ONCE = 200


def _style() -> str:
    return STYLE_FILE.read_text(encoding="utf-8")


STYLE = SimpleLazyObject(_style)


def policy() -> str:
    """Return what the page may do: nothing but look as it does."""
    digest = b64encode(sha256(str(STYLE).encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def written(donation: Donation, lines: Iterable[Line], language: str) -> Iterator[bytes]:
    """Yield the page piece by piece, in the reader's language."""
    version = donation.versions.first()
    told = {
        "donation": donation, "version": version, "policy": policy(), "language": language, "made": localtime(now()),
        "style": mark_safe(str(STYLE)),  # noqa: S308  (our own file)
    }  # fmt: skip
    yield _rendered("head", told, language)
    held: list[Line] = []
    for line in lines:
        held.append(line)
        if len(held) == _ROWS_AT_ONCE:
            yield _rendered("rows", {"lines": held}, language)
            held = []
    yield _rendered("rows", {"lines": held}, language)
    yield _rendered("foot", told, language)


def _rendered(part: str, told: Mapping[str, object], language: str) -> bytes:
    with override(language):
        return render_to_string(f"donations/report/{part}.html", dict(told)).encode("utf-8", "replace")
