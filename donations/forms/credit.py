"""Step six: how the donor wants to be thanked and cited."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from donations.forms.base import StepForm
from donations.models import Donation
from donations.models.choices import CreditKind

if TYPE_CHECKING:
    from donations.models import Organisation

    _Organisations = forms.ModelChoiceField[Organisation]

RECOGNITION = (
    ("logo", _("Our logo on the community page")),
    ("people", _("Thanks to the people who made it, by name")),
    ("posts", _("A mention on social networks")),
    ("blog", _("An article on the blog")),
    ("talk", _("A talk (up to 45 minutes)")),
    ("video", _("A short video (3 minutes)")),
    ("live", _("A mention at the opening and the closing of events")),
)


class CreditForm(StepForm):
    """Name, citation, recognition, and whether to be asked again."""

    credit_kind = forms.ChoiceField(
        choices=CreditKind.choices,
        widget=forms.RadioSelect,
        label=_("How do we name you?"),
        help_text=_("Whoever gives has the right to be named, and also not to be."),
    )
    recognition = forms.MultipleChoiceField(
        choices=RECOGNITION,
        widget=forms.CheckboxSelectMultiple,
        label=_("How would you like us to say thank you?"),
        help_text=_("Choose the ones you like best. The team of the campaign will write to you about them."),
    )
    examples = {
        "credit_name": _(
            "For example: «Radio Ñemity, Caazapá» or «Group of Computational Linguistics, UNAM»."
        ),
        "citation": _(
            "For example: «Pérez, R. and Quispe, M. (2024). Corpus of oral tales of Cusco.» BibTeX is fine as well."
        ),
    }
    shown_when = {"credit_name": "credited"}

    class Meta:
        model = Donation
        fields = (
            "credit_kind",
            "credit_name",
            "citation",
            "recognition",
            "organisation",
            "confirmation_waived",
        )
        widgets = {"credit_name": forms.TextInput(attrs={"autocomplete": "organization"})}
        labels = {
            "credit_name": _("With which name?"),
            "citation": _("How should it be cited?"),
            "organisation": _("Do you give it with an organisation?"),
            "confirmation_waived": _("Publish it once it is approved, without asking me again"),
        }
        help_texts = {
            "credit_name": _("It will stand on the card of the dataset and on the page of thanks."),
            "citation": _(
                "If there is an article or another way to cite it, whoever uses the dataset will see it first."
            ),
            "organisation": _(
                "Then the other people of the organisation can see this donation and go on with it."
            ),
            "confirmation_waived": _(
                "Unless you tick this, we show you exactly what would be published and wait for your yes."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = self.instance.donor.organisations.all()
        if groups:
            # Only what there is to choose: the question, its help and the saving are the field's own.
            cast("_Organisations", self.fields["organisation"]).queryset = groups
        else:
            del self.fields["organisation"]
