"""The doors of the front page, as data: what somebody has in their hands, in their words."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from donations.models.choices import DonationKind
from donations.wording import Words


@dataclass(frozen=True, slots=True)
class Door:
    """One way in, and what is good to have at hand before going through it."""

    slug: str
    kind: DonationKind
    icon: str
    title: Words
    detail: Words
    action: Words
    at_hand: tuple[Words, ...]


_RIGHTS = _("Whose rights they are, and which licence they have or you would like to give them.")

DOORS: tuple[Door, ...] = (
    Door(
        "documentos",
        DonationKind.DOCUMENTS,
        "documents",
        _("I have a pile of documents"),
        _("PDF, Word, web pages, tables, whole ZIP boxes. You need not know what a corpus is."),
        _("Give documents"),
        (
            _("The files just as they are: we take the text out of them."),
            _RIGHTS,
            _("Which languages and varieties they are in."),
        ),
    ),
    Door(
        "corpus",
        DonationKind.TRAINING,
        "corpus",
        _("I have a corpus"),
        _("For training or of instructions, with its columns: CSV, JSON, JSONL or plain text."),
        _("Give a corpus"),
        (
            _("The files with their columns: we keep them as they are."),
            _RIGHTS,
            _("How it was made and how to cite it."),
        ),
    ),
    Door(
        "evaluacion",
        DonationKind.EVALUATION,
        "evaluation",
        _("I have an evaluation corpus"),
        _("For the leaderboard. You can give only this part and keep the rest to yourself."),
        _("Give an evaluation"),
        (
            _("The questions with their answers: 51 good ones are already useful."),
            _("How the answers are scored."),
            _RIGHTS,
        ),
    ),
)
BY_SLUG = {door.slug: door for door in DOORS}
