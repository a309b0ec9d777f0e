"""Hands out the ledger of a donation as a file: to its donor and to the team, in the reader's language, never shown inline."""

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import get_language

from donations.models import Donation
from donations.permissions import guarded
from donations.report import as_csv, as_html
from donations.report.lines import lines


@guarded("donations:report_csv")
def as_table(_request: HttpRequest, donation: Donation) -> StreamingHttpResponse:
    """Send the report for spreadsheets."""
    language = get_language() or "es"
    answer = StreamingHttpResponse(
        as_csv.written(lines(donation), language), content_type="text/csv; charset=utf-8"
    )
    return _sealed(answer, f"{_name(donation)}.csv", "default-src 'none'; sandbox")


@guarded("donations:report_html")
def as_page(_request: HttpRequest, donation: Donation) -> StreamingHttpResponse:
    """Send the report for reading and printing."""
    language = get_language() or "es"
    answer = StreamingHttpResponse(as_html.written(donation, lines(donation), language))
    return _sealed(answer, f"{_name(donation)}.html", f"{as_html.policy()}; sandbox")


def _name(donation: Donation) -> str:
    return f"acopio-{donation.reference}"


def _sealed(answer: StreamingHttpResponse, name: str, policy: str) -> StreamingHttpResponse:
    """A download that no browser opens as a page of ours, kept by nobody on the way."""
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Security-Policy"] = policy
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
