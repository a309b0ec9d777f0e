"""Rows that are only ever looked at: consents and the chain of events."""

from django.contrib import admin

from donations.admin.team import MAINTAINERS, TeamAdmin
from donations.models import Consent, Event


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
