"""The queue's filters: by status, whose it is, what stops it, kind, language and licence."""

from collections.abc import Sequence

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from donations.languages_said import called
from donations.licences_said import short
from donations.models import DeclaredLanguage, Donation, Finding, Status
from donations.models.choices import DonationKind
from donations.models.finding import Level
from donations.retraction import is_asked
from donations.sentences import for_status

Choices = Sequence[tuple[str, str | Promise]]


class QueueFilter(SimpleListFilter):
    """A filter whose choices and condition are named by its parameter."""

    def choices_offered(self) -> Choices:
        """Return (value, words) of every choice."""
        raise NotImplementedError

    def condition(self, value: str, request: HttpRequest) -> Q:
        """Return what a donation must be to stay."""
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: "ModelAdmin[Donation]") -> list[tuple[str, str]]:
        """Offer the choices."""
        return [(value, str(words)) for value, words in self.choices_offered()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Donation]) -> QuerySet[Donation]:
        """Keep what meets the condition."""
        value = self.value()
        return queryset.filter(self.condition(value, request)) if value else queryset


class ByStatus(QueueFilter):
    """Where it stands."""

    title = _("status")
    parameter_name = "status"

    def choices_offered(self) -> Choices:
        """Offer everything after the draft."""
        return [(status.value, for_status(status)) for status in Status if status is not Status.DRAFT]

    def condition(self, value: str, request: HttpRequest) -> Q:
        """Keep that status."""
        return Q(status=value)


class ByAssignee(QueueFilter):
    """Whose it is."""

    title = _("who has it")
    parameter_name = "assignee"

    def choices_offered(self) -> Choices:
        """Offer mine and nobody's."""
        return [("me", _("I")), ("nobody", _("Nobody"))]

    def condition(self, value: str, request: HttpRequest) -> Q:
        """Keep mine, or nobody's."""
        return Q(assignee=request.user.pk) if value == "me" else Q(assignee=None)


class ByTurn(QueueFilter):
    """Whose turn it is in the conversation, wherever a donation stands."""

    title = _("conversation")
    parameter_name = "turn"

    def choices_offered(self) -> Choices:
        """Offer those who wait for the team, those for whom the team waits, and those who want what is published taken back."""
        return [
            ("team", _("The donor waits for an answer")),
            ("donor", _("We wait for the donor")),
            ("back", _("The donor asks to take it back")),
        ]

    def condition(self, value: str, request: HttpRequest) -> Q:
        """Keep those that somebody waits for."""
        if value == "back":
            return is_asked()
        return Q(asked_at__isnull=False) if value == "team" else Q(written_at__isnull=False)


class ByBlocks(QueueFilter):
    """Whether something stops its approval."""

    title = _("obstacles")
    parameter_name = "blocks"

    def choices_offered(self) -> Choices:
        """Offer with and without."""
        return [("yes", _("Something stops approval")), ("no", _("Nothing stops approval"))]

    def condition(self, value: str, request: HttpRequest) -> Q:
        """Keep those with an open block in their newest reading, or those without."""
        blocks = Finding.objects.open().filter(level=Level.BLOCK, version=OuterRef("newest_version"))
        return Q(Exists(blocks)) if value == "yes" else ~Q(Exists(blocks))


class ByKind(QueueFilter):
    """What it is."""

    title = _("kind")
    parameter_name = "kind"

    def choices_offered(self) -> Choices:
        """Offer every kind."""
        return list(DonationKind.choices)

    def condition(self, value: str, request: HttpRequest) -> Q:
        """Keep that kind."""
        return Q(kind=value)


class ByLanguage(QueueFilter):
    """Which language was declared."""

    title = _("language")
    parameter_name = "language"

    def choices_offered(self) -> Choices:
        """Offer the languages of what was sent."""
        sent = DeclaredLanguage.objects.filter(donation__submitted_at__isnull=False)
        tags = sent.order_by("tag").values_list("tag", flat=True).distinct()
        return [(tag, f"{called(tag)} ({tag})") for tag in tags]

    def condition(self, value: str, request: HttpRequest) -> Q:
        """Keep those that declare it."""
        return Q(pk__in=DeclaredLanguage.objects.filter(tag=value).values("donation"))


class ByLicence(QueueFilter):
    """Which licence was declared."""

    title = _("licence")
    parameter_name = "licence"

    def choices_offered(self) -> Choices:
        """Offer the licences of what was sent."""
        sent = Donation.objects.past_draft().exclude(licence="")
        given = sent.order_by("licence").values_list("licence", flat=True).distinct()
        return [(licence, short(licence)) for licence in given]

    def condition(self, value: str, request: HttpRequest) -> Q:
        """Keep that licence."""
        return Q(licence=value)


QUEUE_FILTERS = (ByStatus, ByAssignee, ByTurn, ByBlocks, ByKind, ByLanguage, ByLicence)
