"""The page of a dataset on the desk, and what its buttons do: each a POST, for maintainers only."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django_htmx.http import HTMX_STOP_POLLING

from donations.admin.team import MAINTAINERS
from donations.models import Donation, User
from donations.workbench import role_of
from publishing import candidates, hubs, planning, releases, stages
from publishing.allowed import CannotRelease
from publishing.forms import PrepareForm
from publishing.models import Dataset, Release, State
from publishing.sentences import problem, step

WORKING = frozenset({State.DRAFT, State.PUBLISHING})
PUBLISHABLE = frozenset({State.CONFIRMED, State.FAILED, State.PUBLISHING})
DONE: Mapping[str, str | Promise] = {
    "prepare": gettext_lazy("The release is being prepared. Its donors are asked as soon as it is ready."),
    "publish": gettext_lazy("It is on its way. This page tells how far it is."),
    "set_aside": gettext_lazy(
        "The release was set aside. What was already under way stops before its next step."
    ),
}
MOST_FILES = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """One release as the page shows it."""

    release: Release
    problem: str
    step: str
    percent: int | None
    waits_until: str
    is_working: bool
    can_publish: bool
    can_set_aside: bool
    can_look: bool
    leaving: list[Donation]
    files: list[Any]
    file_count: int


def shown(release: Release) -> Shown:
    """Return where a release stands, in words."""
    unit = planning.last_unit(release)
    alive = unit is not None and unit.is_open
    return Shown(
        release=release,
        problem=problem(release.problem, release.problem_params) if release.problem else "",
        step=step(unit.checkpoint.get("step", "")) if unit and alive else "",
        percent=round(100 * unit.bytes_done / unit.bytes_total)
        if unit and alive and unit.bytes_total
        else None,
        waits_until=unit.result.get("waits_until", "")
        if unit and not alive and release.state == State.CONFIRMED
        else "",
        is_working=alive,
        can_publish=release.state in PUBLISHABLE and not alive,
        can_set_aside=release.state in stages.STAGES["abort"].sources,
        can_look=release.prepared_at is not None and release.cleared_at is None,
        leaving=candidates.leaving(release),
        files=list(release.files.all()[:MOST_FILES]),
        file_count=release.files.count(),
    )


def _releases(dataset: Dataset) -> Iterator[Shown]:
    made = dataset.releases.order_by("-number").prefetch_related("items__donation", "tables")
    yield from (shown(release) for release in made)


def _moving(request: HttpRequest, dataset: Dataset) -> dict[str, Any]:
    """Return what changes while a worker is at it."""
    return {"dataset": dataset, "shown": list(_releases(dataset)), "may_act": role_of(request) in MAINTAINERS}


def address(_request: HttpRequest, pk: int) -> str:
    """Return where the page is."""
    return reverse("admin:publishing_dataset_change", args=[pk])


def page(
    request: HttpRequest, site: dict[str, Any], pk: int, form: PrepareForm | None = None, refusal: str = ""
) -> HttpResponse:
    """Show the dataset; with a form that was sent, what is wrong with it."""
    if form is None and request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    dataset = get_object_or_404(Dataset, pk=pk)
    context = (
        site
        | _moving(request, dataset)
        | {
            "form": form or PrepareForm(dataset=dataset),
            "candidates": candidates.candidates(dataset, _ticked(form)),
            "last": candidates.last_published(dataset),
            "problem": refusal,
            "title": dataset.title,
            "url": hubs.current().url(dataset.repo),
        }
    )
    context["working"] = any(one.is_working for one in context["shown"])
    return render(request, "admin/publishing/dataset.html", context, status=422 if form else 200)


def _ticked(form: PrepareForm | None) -> set[int] | None:
    """Return what was ticked in a form that was sent."""
    if form is None:
        return None
    return {int(said) for said in form["donations"].value() or [] if str(said).isdecimal()}


def releases_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the polling with the part that moves; say stop once nothing is under way."""
    context = _moving(request, get_object_or_404(Dataset, pk=pk))
    working = any(one.is_working for one in context["shown"])
    return render(
        request, "admin/publishing/releases.html", context, status=200 if working else HTMX_STOP_POLLING
    )


def act(request: HttpRequest, site: dict[str, Any], name: str, pk: int, number: int) -> HttpResponse:
    """Do what the button says and go back to the page, or show it again with the reason why not."""
    if role_of(request) not in MAINTAINERS or not isinstance(request.user, User):
        raise Http404
    dataset = get_object_or_404(Dataset, pk=pk)
    if request.method != "POST":  # the address of a refused form, opened again
        return redirect(address(request, pk))
    if name == "prepare":
        return _prepare(request, site, dataset, request.user)
    release = get_object_or_404(dataset.releases, number=number)
    try:
        DOING[name](release)
        messages.success(request, str(DONE[name]))
    except stages.NotNow:
        messages.error(request, gettext("The release has moved on meanwhile. This is how it stands now."))
    return redirect(address(request, pk))


def _prepare(request: HttpRequest, site: dict[str, Any], dataset: Dataset, actor: User) -> HttpResponse:
    form = PrepareForm(request.POST, dataset=dataset)
    if not form.is_valid():
        return page(request, site, dataset.pk, form)
    try:
        planning.plan_writing(releases.begin(dataset, form.cleaned_data["donations"], actor))
    except CannotRelease as cannot:
        return page(request, site, dataset.pk, form, problem(cannot.code, cannot.params))
    messages.success(request, str(DONE["prepare"]))
    return redirect(address(request, dataset.pk))


def _publish(release: Release) -> None:
    if release.state not in PUBLISHABLE:
        raise stages.NotNow("publish", release.state)
    planning.plan_publishing(release)


def _set_aside(release: Release) -> None:
    stages.advance(release, "abort")


DOING: Mapping[str, Callable[[Release], None]] = {"publish": _publish, "set_aside": _set_aside}
