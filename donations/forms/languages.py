"""Step three: languages as people say them, understood as BCP 47 tags."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from donations.forms.base import dress
from donations.wording import Words
from languages.names import countries, reader_of
from languages.names import name as language_name
from languages.tables import Locale
from languages.tags import NotUnderstood, understand


@dataclass(frozen=True, slots=True)
class Declared:
    """What was understood: a canonical tag, the donor's own words for the variety, and whether to ask again."""

    tag: str
    variety: str
    certain: bool


def locale() -> Locale:
    """Return the language the page speaks, as the tables of names know it."""
    return reader_of(get_language() or "es")


EXAMPLES: Mapping[str, Words] = {
    "written": _("For example: «español rioplatense», «jopara», «quechua cusqueño», «náhuatl de la Huasteca», «es-PY»."),
    "variety": _("For example: «rural, older people», «Cusco-Collao» or «teenagers in Medellín»."),
}  # fmt: skip


def _countries() -> list[tuple[str, Words]]:
    return [("", _("I do not want to say, or several")), *countries(locale())]


class LanguageForm(forms.Form):
    """One language at a time: what people call it, where it is spoken, which variety."""

    written = forms.CharField(
        max_length=200,
        label=_("Language or variety"),
        help_text=_(
            "Write it as you call it. With this we know which tools to read it with, and who will be able to use it."
        ),
        widget=forms.TextInput(
            attrs={
                "hx-get": "",
                "hx-trigger": "input changed delay:250ms",
                "hx-target": "#languages-found",
                "hx-swap": "outerHTML",
                "autocomplete": "off",
                "autocapitalize": "off",
                "spellcheck": "false",
            }
        ),
        error_messages={
            "required": _("Write the name of a language, for example «guaraní» or «español de Chile».")
        },
    )
    country = forms.ChoiceField(
        choices=_countries,
        required=False,
        label=_("Country"),
        help_text=_(
            "Spanish from Chile is not the one from Cuba. It is what the campaign most wants to tell apart."
        ),
    )
    variety = forms.CharField(
        required=False,
        max_length=120,
        label=_("Variety, register or place"),
        help_text=_("Whatever you would say to somebody from there; we keep your own words."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, example in EXAMPLES.items():
            dress(self.fields[name], example=example)

    def clean_written(self) -> str:
        """Refuse what nobody understands, offering what it may have meant."""
        words: str = self.cleaned_data["written"]
        try:
            self.understood = understand(words)
        except NotUnderstood as doubt:
            raise forms.ValidationError(_not_understood(words, doubt.tags)) from doubt
        return words

    def declared(self) -> Declared:
        """Return the language as it will be kept: the country chosen counts where the words named none."""
        meant = self.understood
        tag, country = meant.tag, self.cleaned_data["country"]
        if country and not meant.country:
            tag = understand(f"{tag}-{country}").tag
        return Declared(tag, self.cleaned_data["variety"] or meant.variety, meant.certain)


def _not_understood(words: str, tags: tuple[str, ...]) -> str:
    if tags:
        offered = ", ".join(gettext("«%(name)s»") % {"name": language_name(tag, locale())} for tag in tags)
        return gettext("We do not know «%(words)s». Did you mean %(offered)s?") % {
            "words": words,
            "offered": offered,
        }
    return gettext(
        "We do not know «%(words)s» yet. Try its most common name or its code (such as «gn»); the name you use can go into «variety»."
    ) % {"words": words}
