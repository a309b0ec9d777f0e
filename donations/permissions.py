"""Who may do what, when: the table that views obey and the matrix test is generated from."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from donations.models import Donation, Status
from donations.roles import Role, role_in
from donations.signed_out import ask_to_sign_in

ALL = frozenset(Status)
PAST_DRAFT = ALL - {Status.DRAFT}
EDITABLE = frozenset({Status.DRAFT, Status.CHANGES_REQUESTED})
BEFORE_PUBLISHED = ALL - {Status.PUBLISHED, Status.WITHDRAWN, Status.RETRACTED}
_READERS = frozenset({Role.DONOR, Role.REVIEWER, Role.MAINTAINER})
STRUCTURED = frozenset({Status.IN_REVIEW, Status.CHANGES_REQUESTED})  # read, and not decided about yet
READ_AGAIN = frozenset({Status.IN_REVIEW, Status.PROCESSING})  # asked twice, it is tried once
_DONOR = frozenset({Role.DONOR})


@dataclass(frozen=True, slots=True)
class Rule:
    """One address about one donation: which roles it answers, and in which statuses. Everyone else gets 404.

    In the `hidden` statuses even those roles are not told that there is a donation. A decision is made before the page that
    says what is decided: sent without a session, it is not sent again from anywhere else.
    """

    route: str
    method: str
    roles: frozenset[Role]
    statuses: frozenset[Status]
    hidden: frozenset[Status] = frozenset()
    is_decision: bool = False


TABLE: tuple[Rule, ...] = (
    Rule("donations:detail", "GET", _DONOR, ALL),
    Rule("donations:progress", "GET", _DONOR, PAST_DRAFT),
    Rule("donations:step", "GET", _DONOR, EDITABLE),
    Rule("donations:step", "POST", _DONOR, EDITABLE),
    Rule("donations:sources", "GET", _DONOR, EDITABLE),
    Rule("donations:sources", "POST", _DONOR, EDITABLE),
    Rule("donations:selector", "GET", _DONOR, EDITABLE),
    Rule("donations:selector", "POST", _DONOR, EDITABLE),
    Rule("donations:upload", "POST", _DONOR, EDITABLE),
    Rule("donations:remove_file", "POST", _DONOR, EDITABLE),
    Rule("donations:look", "GET", _DONOR, EDITABLE),
    Rule("donations:submit", "GET", _DONOR, EDITABLE),
    Rule("donations:submit", "POST", _DONOR, EDITABLE, is_decision=True),
    Rule("donations:message", "POST", _DONOR, PAST_DRAFT),
    Rule("donations:edit_again", "POST", _DONOR, frozenset({Status.IN_REVIEW})),
    Rule("donations:withdraw", "GET", _DONOR, BEFORE_PUBLISHED),
    Rule("donations:withdraw", "POST", _DONOR, BEFORE_PUBLISHED, is_decision=True),
    Rule("donations:ask_back", "GET", _DONOR, frozenset({Status.PUBLISHED})),
    Rule("donations:ask_back", "POST", _DONOR, frozenset({Status.PUBLISHED}), is_decision=True),
    Rule("donations:appeal", "POST", _DONOR, frozenset({Status.REJECTED})),
    Rule("donations:original", "GET", _DONOR, ALL),
    Rule("donations:report_csv", "GET", _READERS, PAST_DRAFT, frozenset({Status.DRAFT})),
    Rule("donations:report_html", "GET", _READERS, PAST_DRAFT, frozenset({Status.DRAFT})),
    Rule("donations:structure", "POST", _DONOR, STRUCTURED),
    Rule("donations:card", "POST", _DONOR, STRUCTURED),
    Rule("donations:retry", "POST", _DONOR, READ_AGAIN),
)


def rule_for(table: tuple[Rule, ...], route: str, method: str) -> Rule | None:
    """Return the rule of an address, or None where the table does not know it."""
    return next((rule for rule in table if (rule.route, rule.method) == (route, method)), None)


def answer(rule: Rule, role: Role, status: Status) -> str:
    """Return what the table says: `sign_in`, `not_found`, `not_now` or `yes`."""
    if role is Role.VISITOR:
        return "sign_in"
    if role not in rule.roles or status in rule.hidden:
        return "not_found"
    return "yes" if status in rule.statuses else "not_now"


def _back(request: HttpRequest, table: tuple[Rule, ...], route: str, pk: int) -> str:
    """Where somebody goes on who signs in: at what was asked for, or, where that cannot be looked at, at the donation's page."""
    can_be_shown = rule_for(table, route, "GET") is not None
    return request.get_full_path() if can_be_shown else reverse("donations:detail", args=[pk])


View = Callable[Concatenate[HttpRequest, Donation, ...], HttpResponseBase]


def guarded(route: str, table: tuple[Rule, ...] = TABLE) -> Callable[[View], Callable[..., HttpResponseBase]]:
    """Let a view of one donation answer as the table says; the view receives the donation instead of its number."""

    def around(view: View) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guard(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
            rule = rule_for(table, route, "GET" if request.method == "HEAD" else request.method or "")
            if rule is None and request.method in (
                "GET",
                "HEAD",
            ):  # the address of a button, opened as a page
                return redirect(_back(request, table, route, pk))
            if rule is None:
                return HttpResponse(status=405)
            if not request.user.is_authenticated:
                back = _back(request, table, route, pk)
                return ask_to_sign_in(request, back, is_decision=rule.is_decision)
            donation = get_object_or_404(Donation, pk=pk)
            said = answer(rule, role_in(request.user, donation), Status(donation.status))
            if said == "not_found":
                raise Http404
            if said == "not_now":
                return render(request, "donations/not_now.html", {"donation": donation}, status=409)
            return view(request, donation, *args, **kwargs)

        return guard

    return around
