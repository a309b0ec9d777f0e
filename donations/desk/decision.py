"""The right-hand side of the desk: risk with its parts, what an approval still needs, and the buttons that are possible."""

from dataclasses import dataclass

from donations import door, sentences
from donations.appeals import Appeal, waiting
from donations.conditions import LOOKED_FOR_PEOPLE, recommendations
from donations.erasure import ERASED
from donations.models import Donation, Event, Status, User
from donations.moves import MOVES
from donations.permissions_desk import DECISIONS, route
from donations.retraction import request_of
from donations.risk import SECOND_PERSON_FROM, points
from donations.roles import Role, is_donor
from donations.wording import Words
from donations.wording.desk import BUTTONS


@dataclass(frozen=True, slots=True)
class Need:
    """One condition of approval, and whether it holds."""

    sentence: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Button:
    """One thing that can be done now; `css` says how it looks."""

    action: str
    words: Words
    css: str

    @property
    def route(self) -> str:
        """Return the name of its address."""
        return route(self.action)


@dataclass(frozen=True, slots=True)
class Risk:
    """The points that speak for a second pair of eyes."""

    parts: list[tuple[str, int]]
    total: int
    needs_second: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything the page says beside the text."""

    risk: Risk
    needs: list[Need]
    buttons: list[Button]
    is_own: bool
    appeal: Appeal | None
    asked_back: Event | None  # the donor wants what is published taken back
    asks_for_people: bool  # with the button: have you looked for data of people?
    recommended: Event | None  # by somebody, and it waits for another


def decision(donation: Donation, actor: User, role: Role) -> Decision:
    """Return what this person sees and may press."""
    is_own = is_donor(actor, donation)
    missing = door.missing(donation, "approve", actor) if donation.status == Status.IN_REVIEW else []
    appeal = waiting(donation) if donation.status == Status.IN_REVIEW else None
    needs = [
        Need(sentences.for_condition(need, holds=need not in missing), need not in missing)
        for need in _asked(donation)
        if need != "fresh_eyes" or appeal is not None
    ]
    others = [need for need in missing if need != LOOKED_FOR_PEOPLE]  # that one is ticked beside the button
    recommended = _recommended(donation)
    buttons = [one for one in _buttons(donation, role, others) if not is_own or one.action == "retract"]
    if recommended and recommended.actor_id == actor.pk:
        buttons = [one for one in buttons if one.action != "recommend"]
    asks = LOOKED_FOR_PEOPLE in missing and any(one.action in ("approve", "recommend") for one in buttons)
    return Decision(risk(donation), needs, buttons, is_own, appeal, request_of(donation), asks, recommended)


def _recommended(donation: Donation) -> Event | None:
    if donation.status != Status.IN_REVIEW:
        return None
    return recommendations(donation).select_related("actor", "payload").order_by("-seq").first()


def risk(donation: Donation) -> Risk:
    """Return the risk with its parts in words."""
    parts = points(donation)
    total = sum(parts.values())
    return Risk(
        [(sentences.for_risk(code), n) for code, n in parts.items()], total, total >= SECOND_PERSON_FROM
    )


def _asked(donation: Donation) -> tuple[str, ...]:
    return MOVES["approve"].needs if donation.status == Status.IN_REVIEW else ()


def _buttons(donation: Donation, role: Role, missing: list[str]) -> list[Button]:
    """One main button: approving where nothing is missing, recommending where only a second person is."""
    gone = {"still_here"} if donation.events.filter(code=ERASED).exists() else set()
    possible = {move.name for move in door.open_moves(donation, role) if gone.isdisjoint(move.needs)}
    names = [name for name in DECISIONS if name in possible]
    if missing == ["second_person"]:
        names = ["recommend", *(name for name in names if name != "approve")]
    elif missing:
        names = [name for name in names if name != "approve"]
    if "fresh_eyes" in missing:
        names = [name for name in names if name != "reject"]
    main = next((name for name in ("approve", "recommend", "request_changes") if name in names), "")
    ordered = sorted(names, key=lambda name: name != main)
    return [Button(name, BUTTONS[name], _looks(name, main)) for name in ordered]


def _looks(name: str, main: str) -> str:
    return "danger" if name == "retract" else "main" if name == main else ""
