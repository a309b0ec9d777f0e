"""One line of the rights ledger: a part that comes from somewhere else, with its own holder, licence and ground."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from donations.forms.base import dress
from donations.licences import catalogue
from donations.models import Donation, RightsSource
from donations.models.choices import RightsBasis

if TYPE_CHECKING:
    _SourceForm = forms.ModelForm[RightsSource]
else:  # Django's own class takes no parameter
    _SourceForm = forms.ModelForm

EXAMPLES = {
    "title": _(
        "For example: «Poems by Delfina Acosta», «bulletins of the council, 1998–2004» or «OSCAR 23.01»."
    ),
    "pattern": _(
        "For example: «poemas/», «boletín-*.pdf» or «lote.zip!radio/». Empty for a corpus without files here."
    ),
    "licence": _("For example: «CC BY-SA 4.0», «Libre Uso MX», an address, or «I don't know»."),
}
DETAILS = {
    "basis": {
        "contract": _("Say below where the paper is."),
        "public_domain": _("Say below who the author was and when he or she died."),
        "unknown": _("We look into it with you. Nothing is published meanwhile."),
    }
}


def licence_names() -> list[str]:
    """Return what is offered while writing a licence, in the page's language."""
    language = get_language() or "es"
    return [one.name(language) for one in catalogue().picker()]


class SourceForm(_SourceForm):
    """A source of a draft; its licence is written as people say it, and understood."""

    class Meta:
        model = RightsSource
        fields = (
            "title", "is_upstream", "pattern", "licence", "basis", "holder", "url", "author", "death_year", "evidence",
        )  # fmt: skip
        widgets = {
            "licence": forms.TextInput(attrs={"list": "known-licences", "autocomplete": "off"}),
            "url": forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
            "death_year": forms.NumberInput(attrs={"inputmode": "numeric"}),
        }
        labels = {
            "title": _("What is it?"),
            "is_upstream": _("It is another corpus that this one was made from"),
            "pattern": _("Which files are from there?"),
            "licence": _("Which licence does this part have?"),
            "basis": _("Why may this part be given?"),
            "holder": _("Who holds the rights?"),
            "url": _("Where can its licence be read?"),
            "author": _("Who wrote it?"),
            "death_year": _("In which year did the author die?"),
            "evidence": _("Which of your files shows the permission?"),
        }
        error_messages = {
            "title": {"required": _("Write a name for this part, as you would call it.")},
            "licence": {"required": _("Write its licence as you know it, or «I don't know».")},
            "basis": {"required": _("Choose the closest one: «I do not know» is an answer too.")},
        }
        help_texts = {
            "pattern": _("A folder, a file, or a name with * for «anything»."),
            "url": _("There we can see the licence with our own eyes."),
            "death_year": _("Only if it is in the public domain: rights end some decades after that."),
            "evidence": _(
                "A letter, a contract, an e-mail: upload it with the files first. It is not published."
            ),
        }

    def __init__(self, donation: Donation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.donation = donation
        papers = self.fields["evidence"]
        if isinstance(papers, forms.ModelChoiceField):
            papers.queryset = donation.files.filter(removed_at=None)
            papers.empty_label = gettext("None")
        ground = self.fields["basis"]
        if isinstance(ground, forms.ChoiceField):
            ground.choices = [("", gettext("Choose one")), *RightsBasis.choices]
        for name, field in self.fields.items():
            dress(field, example=EXAMPLES.get(name, ""), details=DETAILS.get(name, {}))

    def clean_licence(self) -> str:
        """Return the id of the licence that the words mean; refuse what nobody knows, with a way out."""
        words: str = self.cleaned_data["licence"]
        meant = catalogue().understand(words)
        if meant is None:
            raise forms.ValidationError(
                gettext(
                    "We do not know a licence called «%(words)s». Paste its address, or write «I don't know»."
                )
                % {"words": words}
            )
        return meant.id

    def clean_death_year(self) -> int | None:
        """Refuse a year that has not come."""
        year: int | None = self.cleaned_data["death_year"]
        if year is not None and year > timezone.now().year:
            raise forms.ValidationError(gettext("That year has not come yet."))
        return year

    def clean(self) -> dict[str, Any]:
        """Ask for the files, unless it is a corpus without any here."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        if not answers.get("is_upstream") and not answers.get("pattern", "").strip():
            self.add_error(
                "pattern",
                gettext(
                    "Say which files are from there, or tick that it is a corpus this one was made from."
                ),
            )
        return answers
