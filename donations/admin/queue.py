"""The queue's table: its order, what every row needs counted by the database, and the marks of a whole page at once."""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.timesince import timesince

from donations.appeals import last_words
from donations.conversation import with_turns
from donations.desk.marks import marks_for
from donations.models import Donation, File, Status, TextVersion
from donations.sentences import for_status

# What a reviewer can act on comes first; within a status, what waits longest.
RANKS = (
    Status.IN_REVIEW, Status.PROCESSING, Status.SUBMITTED, Status.CHANGES_REQUESTED, Status.APPROVED, Status.PUBLISHING,
    Status.REJECTED, Status.PUBLISHED, Status.RETRACTED, Status.WITHDRAWN,
)  # fmt: skip
ORDER = ("queue_rank", "submitted_at", "pk")
BY_TURN = {"team": ("asked_at", "pk"), "donor": ("written_at", "pk")}


def order_of(turn: str) -> tuple[str, ...]:
    """Return the order of the rows; where people wait for words, who has waited longest comes first, whatever the status."""
    return BY_TURN.get(turn, ORDER)


def rows() -> QuerySet[Donation]:
    """Return every donation that was ever sent, with what a row shows."""
    rank = Case(
        *(When(status=status, then=Value(i)) for i, status in enumerate(RANKS)), output_field=IntegerField()
    )
    newest = TextVersion.objects.filter(donation=OuterRef("pk")).order_by("-number")
    kept = File.objects.filter(donation=OuterRef("pk"), removed_at=None).order_by().values("donation")
    found: QuerySet[Donation] = (
        with_turns(Donation.objects.past_draft())
        .filter(~Q(status=Status.DRAFT))
        .select_related("donor", "organisation", "assignee")
        .prefetch_related("languages")
        .annotate(
            queue_rank=rank,
            last_word=Subquery(last_words(OuterRef("pk")).values("code")[:1]),
            newest_version=Subquery(newest.values("pk")[:1]),
            documents=Subquery(newest.values("documents")[:1]),
            files_count=Coalesce(Subquery(kept.annotate(n=Count("pk")).values("n")), 0),
            files_bytes=Coalesce(Subquery(kept.annotate(n=Sum("bytes")).values("n")), 0),
        )
    )
    return found


class Queue(ChangeList):
    """A page of the queue; each row carries its marks."""

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the page, then the marks of all its rows together."""
        super().get_results(request)
        found: list[Any] = list(self.result_list)
        marks = marks_for(row.pk for row in found)
        for row in found:
            row.marks = marks[row.pk]
            row.status_said = for_status(Status(row.status))
            row.waits = timesince(row.submitted_at, depth=1)
        self.result_list = found
