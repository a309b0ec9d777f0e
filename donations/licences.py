"""The licence catalogue in force: the file's, with what maintainers added or put right."""

from datetime import date, datetime
from functools import lru_cache

from django.db.models import Max
from django.utils import timezone

from donations.models import LicenceRow
from licensing.catalogue import WORD, Catalogue
from licensing.entries import Licence, Row, entry
from licensing.folding import fold


def catalogue() -> Catalogue:
    """Return what is in force today. Built anew only when a row was added or a day has passed."""
    newest: datetime | None = LicenceRow.objects.aggregate(newest=Max("created_at"))["newest"]
    return Catalogue.load() if newest is None else _catalogue(newest, timezone.localdate())


@lru_cache(maxsize=4)
def _catalogue(newest: datetime, today: date) -> Catalogue:
    rows = LicenceRow.objects.filter(created_at__lte=newest, valid_from__lte=today)
    in_force = {row.licence: licence_of(row) for row in rows.order_by("valid_from", "pk")}
    return Catalogue.load().with_entries(in_force.values())


def licence_of(row: LicenceRow) -> Licence:
    """Return the licence that a row describes; what it leaves out follows from its class."""
    told: Row = {"class": row.klass, "es": row.name_es, "en": row.name_en, "certainty": "checked"}
    aliases = (fold(alias).text.strip() for alias in row.aliases.splitlines())
    told["aliases"] = [alias for alias in aliases if WORD.search(alias)]
    told["links"] = _links(row.url)
    if row.permits or row.asks:
        told["permits"], told["asks"] = list(row.permits), list(row.asks)
    if name := row.name_pt or _kept_name(row):
        told["pt"] = name
    for field in ("summary_es", "summary_en", "summary_pt", "url", "spdx", "hub"):
        if value := getattr(row, field):
            told[field] = value
    told["no_rival_models"] = row.no_rival_models
    return entry(row.licence, told)


def _kept_name(row: LicenceRow) -> str:
    """Return the file's name in Portuguese for a licence whose other names stay as they were."""
    known = Catalogue.load().entries.get(row.licence)
    is_same = known is not None and known.names["es"] == row.name_es
    return known.names["pt"] if known is not None and is_same else ""


def _links(url: str) -> list[str]:
    """The address without its beginning, as texts are looked through for it; the front page of a site names no licence."""
    address = url.lower().split("://", 1)[-1].removeprefix("www.").rstrip("/")
    return [address] if "/" in address else []
