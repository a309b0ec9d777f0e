"""Step four: whose it is, under which licence, and how open the donor wants it."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from donations.forms.base import StepForm, dress
from donations.licences import catalogue
from donations.licences_said import name
from donations.models import Donation
from donations.models.choices import RightsBasis
from donations.wording import Words

OTHER = "other"


def _licences() -> list[tuple[str, Words]]:
    """Return the short list by name in the reader's language, and a way out of it."""
    language = get_language() or "es"
    return [*((one.id, one.name(language)) for one in catalogue().picker()), (OTHER, _("Another one"))]


class RightsForm(StepForm):
    """Licence, rights, visibility. A licence outside the short list is written as people say it, and understood."""

    licence = forms.ChoiceField(
        choices=_licences,
        widget=forms.RadioSelect,
        label=_("Which licence does it have, or would you like to give it?"),
        help_text=_(
            "It says what others may do with it. If you are free to choose, the more open ones are more useful."
        ),
    )
    licence_other = forms.CharField(
        label=_("Which other licence?"),
        help_text=_("Write it as you know it: its name, its address or its letters."),
        max_length=200,
    )
    rights_basis = forms.ChoiceField(
        choices=RightsBasis.choices,
        widget=forms.RadioSelect,
        label=_("Why may you give it?"),
        help_text=_(
            "Nobody checks your papers here; but we have to know where we stand before we publish anything."
        ),
    )
    examples = {
        "licence_other": _(
            "For example: «Libre Uso MX», «GFDL 1.3» or https://creativecommons.org/licenses/by/3.0/es/."
        ),
        "rights_holder": _("For example: «Radio Ñemity» or «the authors listed in authors.csv»."),
        "rights_details": _(
            "For example: «E-mail of 3 March 2024 from the publisher; it allows publication without commercial use»."
        ),
        "source_url": _("For example: https://zenodo.org/records/12571763."),
    }
    details = {
        "rights_basis": {
            "own_work": _("We are the authors, or it was made for us."),
            "institution": _("And I may speak for it in this matter."),
            "licensed_third_party": _("The licence lets anyone pass it on."),
            "contract": _("Tell us below who gave it and what it covers."),
            "public_domain": _("The rights have run out or never existed."),
            "official_text": _("In most countries nobody owns them."),
            "tdm_exception": _("It serves for research; it usually cannot be published as it is."),
            "unknown": _("We look into it with you. Nothing is published meanwhile."),
        },
        "visibility": {
            "public": _("Anyone can download it without asking."),
            "gated": _("People say who they are and what for before they download it."),
            "private": _(
                "It never becomes public. It is good for evaluations that must not be seen beforehand."
            ),
        },
    }
    field_order = ("licence", "licence_other")
    shown_when = {"licence_other": "other-licence", "rights_details": "details"}

    class Meta:
        model = Donation
        fields = (
            "licence", "rights_basis", "rights_holder", "rights_details", "source_url", "visibility", "publish_after",
        )  # fmt: skip
        widgets = {
            "rights_holder": forms.TextInput(attrs={"autocomplete": "organization"}),
            "source_url": forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
            "visibility": forms.RadioSelect,
            "publish_after": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
        labels = {
            "rights_holder": _("Who holds the rights?"),
            "rights_details": _("Tell us more about those rights"),
            "source_url": _("Is it already published somewhere?"),
            "visibility": _("How open would you like it?"),
            "publish_after": _("Not to be published before"),
        }
        help_texts = {
            "rights_holder": _(
                "People, a group or an institution. Whoever reuses it will know whom to thank or to ask."
            ),
            "rights_details": _(
                "Who gave the permission, when, and for what. You can put the document among the files."
            ),
            "source_url": _(
                "There we can see the licence with our own eyes, and nobody will take yours for a copy."
            ),
            "visibility": _("It is your wish, and it is shown to you again before anything is published."),
            "publish_after": _("Useful if an article or a competition has to come out first."),
        }
        error_messages = {
            "source_url": {"invalid": _("That does not look like an address. It should begin with https://")},
            "publish_after": {"invalid": _("We do not understand that date. Write it like 2027-01-31.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        summaries = {one.id: one.summary(get_language() or "es") for one in catalogue().picker()}
        dress(self.fields["licence"], details=summaries, in_columns=True)
        declared = self.instance.licence
        if declared and declared not in summaries:
            self.initial.update(licence=OTHER, licence_other=name(declared))

    def clean(self) -> dict[str, Any]:
        """Turn «another one» into the licence that its words mean."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        if answers.get("licence") != OTHER:
            return answers
        words = answers.get("licence_other", "")
        meant = catalogue().understand(words)
        if meant is None or meant.id == OTHER:
            del answers["licence"]
            self.add_error("licence_other", _unknown(words))
        else:
            answers["licence"] = meant.id
        return answers

    def touched(self, only: str | None = None) -> list[str]:
        """Writing the other licence's name is choosing it."""
        names = super().touched(only)
        return ["licence" if name == "licence_other" else name for name in names]


def _unknown(words: str) -> str:
    if not words:
        return gettext("Write its name, or choose «I don't know» above: we look for it together.")
    return gettext(
        "We do not know a licence called «%(words)s». Paste its address, or choose «I don't know» above and tell us about it."
    ) % {"words": words}
