"""Step one: what is given."""

from django import forms
from django.utils.translation import gettext_lazy as _

from donations.forms.base import StepForm
from donations.models import Donation
from donations.models.choices import Domain


class WhatForm(StepForm):
    """What it is, what it is about, and what its kind needs."""

    domain = forms.ChoiceField(
        choices=[("", _("Choose the closest one")), *Domain.choices],
        label=_("What is it about?"),
        help_text=_("So that we see which subjects are still missing. For health we also ask who took part."),
    )

    examples = {
        "title": _("For example: «Minutes and scripts of the community radio of Caazapá, 1998–2015»."),
        "description": _(
            "For example: «107 questions about insurance, law and health with answers written by linguists; some cannot be answered on purpose»."
        ),
        "health_professionals": _(
            "For example: «Two family doctors wrote the cases and a nurse checked the answers»."
        ),
        "evaluation_protocol": _(
            "For example: «Multiple choice, one right answer, accuracy», «one-word answer, exact match» or «fewer than 100 characters, checked by a script». Not decided yet? Tell us what you imagine and we think it over together."
        ),
    }
    details = {
        "kind": {
            "documents": _("PDF, Word, web pages, scans, whole boxes: we take the text out."),
            "training": _("Texts that are already in order, so that models can learn from them."),
            "instruction": _("Questions or orders with their answers, column by column."),
            "evaluation": _("To measure models on the leaderboard. You can give only this part."),
        },
    }
    shown_when = {"health_professionals": "health", "evaluation_protocol": "evaluation"}

    class Meta:
        model = Donation
        fields = ("kind", "title", "description", "domain", "health_professionals", "evaluation_protocol")
        widgets = {
            "kind": forms.RadioSelect,
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        labels = {
            "kind": _("What do you want to give?"),
            "title": _("What is it called?"),
            "description": _("What is in it?"),
            "health_professionals": _("Which people with health training took part?"),
            "evaluation_protocol": _("How are the answers scored?"),
        }
        help_texts = {
            "kind": _("Each kind has its own questions, and we only ask yours."),
            "title": _(
                "With this name we will talk about it, and everyone will find it once it is published."
            ),
            "description": _(
                "Two or three sentences are enough. They open the card of the dataset, so that whoever uses it knows what they have in hand."
            ),
            "health_professionals": _(
                "In health, a mistake can hurt somebody: the campaign only takes what was made with people who know."
            ),
            "evaluation_protocol": _(
                "The leaderboard compares models fairly only if everyone is scored in the same clear way."
            ),
        }
