"""The steps of describing a donation, as data: what the donor sees in the slim list, and what is still open in each."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from donations.completeness import open_questions
from donations.models import Donation


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of questions."""

    name: str
    title: str | Promise


STEPS: tuple[Step, ...] = (
    Step("what", _("What it is")),
    Step("origin", _("Where it comes from")),
    Step("languages", _("Languages")),
    Step("rights", _("Rights")),
    Step("files", _("Files")),
    Step("credit", _("Recognition")),
)
NAMES = tuple(step.name for step in STEPS)


@dataclass(frozen=True, slots=True)
class Stop:
    """A step in the list of one donation: `state` is done, todo or new; the last one is sending."""

    title: str | Promise
    url: str
    state: str
    current: bool


def url_of(donation: Donation, name: str) -> str:
    """Return the address of a step; `send` is the receipt at the end."""
    if name == "send":
        return reverse("donations:submit", args=[donation.pk])
    return reverse("donations:step", args=[donation.pk, name])


def following(name: str) -> str:
    """Return the name of the step after this one."""
    return (*NAMES, "send")[NAMES.index(name) + 1]


def first_open(donation: Donation) -> str:
    """Return the first step with an unanswered question, or sending when all is answered."""
    asked = open_questions(donation)
    return asked[0].step if asked else "send"


def route(donation: Donation, current: str) -> list[Stop]:
    """Return the slim list: a tick where all is answered, a reminder where the donor went past a question."""
    asked = {question.step for question in open_questions(donation)}
    reached = max((i for i, name in enumerate(NAMES) if name not in asked), default=-1)
    stops = [
        Stop(
            step.title,
            url_of(donation, step.name),
            _state(is_open=step.name in asked, passed=i < reached),
            step.name == current,
        )
        for i, step in enumerate(STEPS)
    ]
    return [*stops, Stop(_("Review and send"), url_of(donation, "send"), "new", current == "send")]


def _state(*, is_open: bool, passed: bool) -> str:
    if not is_open:
        return "done"
    return "todo" if passed else "new"
