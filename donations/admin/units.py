"""The queue of the machines for maintainers: what waits and for what, what failed and why, and a way to try it again."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from donations import sentences
from donations.admin.team import MAINTAINERS, TeamAdmin
from donations.models import Status, Unit, User
from donations.trying_again import Tried, try_again
from donations.wording.units import called
from donations.workbench import role_of

MOST_TOLD = 20  # of those that are not tried again


@admin.action(description=_("Try the ticked ones again"), permissions=["try"])
def try_ticked_again(_admin: TeamAdmin, request: HttpRequest, ticked: QuerySet[Unit]) -> None:
    """Try again what failed of the ticked rows, and at once what waits for something that was away."""
    if isinstance(request.user, User):
        _tell(request, try_again(ticked.select_related("donation", "version"), request.user))


def _tell(request: HttpRequest, tried: Tried) -> None:
    if tried.donations:
        said = ngettext(
            "%(n)s donation is read again: all that failed in it.",
            "%(n)s donations are read again: all that failed in them.",
            tried.donations,
        )
        messages.success(request, said % {"n": tried.donations})
    if not (tried.units or tried.donations or tried.refused):
        messages.info(request, _("None of the ticked ones failed or waits for something that is away."))
    if tried.units:
        said = ngettext("%(n)s step is tried again.", "%(n)s steps are tried again.", tried.units)
        messages.success(request, said % {"n": tried.units})
    for what, code in tried.refused[:MOST_TOLD]:
        messages.error(request, f"{what}: {sentences.for_move(code)}")


@admin.register(Unit)
class UnitAdmin(TeamAdmin):
    """The units of work, the newest first."""

    viewers = MAINTAINERS
    actions = (try_ticked_again,)
    list_display = (
        "name", "gift", "work", "stands", "failed", "was_lost", "was_put_off", "waits_until", "asked", "ended",
    )  # fmt: skip
    list_filter = ("state", "kind", "queue")
    list_select_related = ("donation",)
    search_fields = ("key", "=donation__id")
    ordering = ("-created_at", "-pk")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def has_try_permission(self, request: HttpRequest) -> bool:
        """Maintainers look after the machines."""
        return role_of(request) in MAINTAINERS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        """Leave the bulky columns where they are until a row is opened."""
        return super().get_queryset(request).defer("payload", "checkpoint", "result")

    @admin.display(description=_("step"), ordering="key")
    def name(self, unit: Unit) -> str:
        """Return its key."""
        return unit.key

    @admin.display(description=_("donation"), ordering="donation")
    def gift(self, unit: Unit) -> str:
        """Return the number on the receipt, with the way to its desk once it was sent."""
        if unit.donation is None or unit.donation.status == Status.DRAFT:
            return "–"
        desk = reverse("admin:donations_donation_change", args=[unit.donation.pk])
        return format_html('<a href="{}">{}</a>', desk, unit.donation.reference)

    @admin.display(description=_("work"), ordering="kind")
    def work(self, unit: Unit) -> str:
        """Return what it does."""
        return called(unit.kind)

    @admin.display(description=_("state"), ordering="state")
    def stands(self, unit: Unit) -> str:
        """Return how it stands."""
        return unit.get_state_display()

    @admin.display(description=_("failures"), ordering="attempts")
    def failed(self, unit: Unit) -> int:
        """Return how often it failed for a fault of its own."""
        return unit.attempts

    @admin.display(description=_("lost"), ordering="lost")
    def was_lost(self, unit: Unit) -> int:
        """Return how often its worker was gone."""
        return unit.lost

    @admin.display(description=_("put off"), ordering="put_off")
    def was_put_off(self, unit: Unit) -> int:
        """Return how often storage or something else was away."""
        return unit.put_off

    @admin.display(description=_("not before"), ordering="not_before")
    def waits_until(self, unit: Unit) -> object:
        """Return when it is tried again, where it waits for something that is away."""
        return unit.not_before

    @admin.display(description=_("asked for"), ordering="created_at")
    def asked(self, unit: Unit) -> object:
        """Return since when it is there."""
        return unit.created_at

    @admin.display(description=_("ended"), ordering="finished_at")
    def ended(self, unit: Unit) -> object:
        """Return when it was over."""
        return unit.finished_at
