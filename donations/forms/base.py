"""A step's form: says why each question is asked, keeps whatever is valid, writes only what was changed here."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from donations.completeness import QUESTIONS
from donations.models import Donation
from donations.permissions import EDITABLE
from donations.wording import Words

MANY = 6  # choices from which they stand in columns
ALWAYS_ANSWERED = frozenset({"kind", "visibility", "credit_kind", "licence_other"})
NEEDED = frozenset(question.field for question in QUESTIONS) - {"source_url"} | ALWAYS_ANSWERED


if TYPE_CHECKING:
    _DonationForm = forms.ModelForm[Donation]
else:  # Django's own class takes no parameter
    _DonationForm = forms.ModelForm


class StepForm(_DonationForm):
    """Questions of one step. Nothing is mandatory while drafting; `donations.completeness` asks before sending.

    `examples` shows a real-looking answer under a field, `details` explains each choice of a field, `shown_when` names
    the CSS condition under which a field is asked.
    """

    examples: ClassVar[Mapping[str, Words]] = {}
    details: ClassVar[Mapping[str, Mapping[str, Words]]] = {}
    shown_when: ClassVar[Mapping[str, str]] = {}
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, save_to: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.required = False
            dress(
                field,
                needed=name in NEEDED,
                example=self.examples.get(name, ""),
                details=self.details.get(name, {}),
                in_columns=_choices(field) > MANY,
                shown_when=self.shown_when.get(name, ""),
            )
            if name != "was":
                field.widget.attrs |= {"hx-post": save_to, "hx-trigger": "change"}
        self.initial["was"] = self.as_shown

    def as_shown(self) -> str:
        """Return what this page shows, sent along so that a second tab with old answers writes over nothing newer."""
        return json.dumps({name: _written(self[name]) for name in self.fields if name != "was"})

    def questions(self) -> list[BoundField]:
        """Return the visible questions in order."""
        return list(self.visible_fields())

    def touched(self, only: str | None = None) -> list[str]:
        """Return the fields to write: the one just left, or all that differ from what the page showed at first."""
        names = [name for name in self.fields if name != "was"]
        if only is not None:
            return [name for name in names if name == only]
        shown = _shown(self.data.get("was", ""))
        return [name for name in names if shown.get(name) != _posted(self, name)]

    def keep(self, names: Iterable[str]) -> bool:
        """Write the valid ones of these fields; False when the donation can no longer be edited."""
        valid = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        values = {name: value for name, value in valid.items() if value or name not in ALWAYS_ANSWERED}
        still_open = Donation.objects.filter(pk=self.instance.pk, status__in=EDITABLE)
        return bool(still_open.update(**values, updated_at=timezone.now()))


def dress(field: forms.Field, **facts: object) -> None:
    """Give a field what templates/includes/field.html shows beside it: example, details of choices, when it is asked."""
    vars(field).update(facts)


def _choices(field: forms.Field) -> int:
    """Return between how many cards one chooses."""
    return len(list(field.widget.choices)) if isinstance(field.widget, forms.RadioSelect) else 0


def _written(bound: BoundField) -> list[str]:
    """Return what an untouched field would send."""
    value = bound.value()
    values = value if isinstance(value, list | tuple) else [value]
    return [text for text in (_as_text(item) for item in values) if text]


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return str(value).replace("\r\n", "\n")


def _posted(form: StepForm, name: str) -> list[str]:
    sent: list[str] = form.data.getlist(name) if hasattr(form.data, "getlist") else [form.data.get(name, "")]
    return [text.replace("\r\n", "\n") for text in sent if text]


def _shown(was: str) -> dict[str, list[str]]:
    """Return what the page showed when it was made; empty (so everything counts as touched) when that is unreadable."""
    try:
        shown = json.loads(was)
    except ValueError:
        return {}
    return shown if isinstance(shown, dict) else {}
