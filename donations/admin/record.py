"""Rows that are only ever looked at: consents, the chain of events, and work units that may be stuck."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from donations.admin.team import MAINTAINERS, TeamAdmin
from donations.models import Consent, Event, Unit


@admin.register(Event)
class EventAdmin(TeamAdmin):
    """The chain of events, over all donations."""

    viewers = MAINTAINERS
    list_display = ("at", "donation", "seq", "code", "role", "actor", "source", "target")
    list_filter = ("code", "role")
    list_select_related = ("donation", "actor")
    ordering = ("-at", "-pk")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER


@admin.register(Consent)
class ConsentAdmin(TeamAdmin):
    """Who signed what."""

    viewers = MAINTAINERS
    list_display = ("signed_at", "donation", "signed_name", "text_version", "text_language", "expires_on")
    list_select_related = ("donation",)
    ordering = ("-signed_at",)


@admin.register(Unit)
class UnitAdmin(TeamAdmin):
    """The queue of the machines: what waits, what is stuck, what failed and why."""

    viewers = MAINTAINERS
    list_display = ("key", "kind", "state", "attempts", "lost", "leased_until", "created_at", "finished_at")
    list_filter = ("state", "kind", "queue")
    search_fields = ("key",)
    ordering = ("-created_at", "-pk")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        """Leave the bulky columns where they are until a row is opened."""
        return super().get_queryset(request).defer("payload", "checkpoint", "result")
