"""Step two: where the words come from."""

from django import forms
from django.utils.translation import gettext_lazy as _

from donations.forms.base import StepForm
from donations.models import Donation
from donations.models.choices import Origin


class OriginForm(StepForm):
    """Original or translated, and how it came together."""

    origin = forms.ChoiceField(
        choices=Origin.choices,
        widget=forms.RadioSelect,
        label=_("How did these texts come about?"),
        help_text=_(
            "Texts born in the language come first. Translations are welcome too if somebody checked them."
        ),
    )
    examples = {
        "origin_validation": _(
            "For example: «Three native speakers read every sentence; whatever two of them doubted was rewritten»."
        ),
        "models_used": _("For example: «Mixtral-8x7B-Instruct, June 2024»."),
        "collection": _(
            "For example: «Transcribed by pupils of the school between 2011 and 2015 with the consent of those interviewed; names were changed»."
        ),
    }
    details = {
        "origin": {
            "original": _("Nobody translated them: they were thought and written like this."),
            "human_translation": _("From another language, by one or more persons."),
            "machine_translation": _("With a translation program, even if somebody corrected it later."),
            "generated": _("A model wrote them, wholly or in part."),
            "mixed": _("Tell us below which part is which."),
        },
    }
    shown_when = {"origin_validation": "translated", "models_used": "generated"}

    class Meta:
        model = Donation
        fields = ("origin", "origin_validation", "models_used", "collection")
        widgets = {"models_used": forms.TextInput(attrs={"autocomplete": "off"})}
        labels = {
            "origin_validation": _("Who checked the translation, and how?"),
            "models_used": _("Which models or programs were used?"),
            "collection": _("How did you bring it together?"),
        }
        help_texts = {
            "origin_validation": _(
                "Unchecked translations carry mistakes and foreign turns of phrase into everything that learns from them."
            ),
            "models_used": _("Some models forbid certain uses of what they write: we have to look at it."),
            "collection": _(
                "Who made it, when and for what. It helps people judge what it is good for, and it credits the work behind it."
            ),
        }
