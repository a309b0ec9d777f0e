"""The drawn signs of the site: icons from the sprite, marks for levels, bars of languages, names of languages."""

from collections.abc import Mapping

from django import template
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from donations.licences import catalogue
from donations.wording.uses import Said, said
from languages.names import name as name_of

register = template.Library()

SIGNS = {"pass": "✓", "note": "·", "warn": "!", "block": "✕", "pending": "…", "uncertain": "?"}
UNSURE = frozenset({"und", ""})
WIDTH = 200  # units of the bar's own drawing
MOST_SHOWN = 4
LEAST_SHOWN = 0.005


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A drawn icon of the sprite; decorative, so a word always stands beside it."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css,
        static("img/icons.svg"),
        name,
    )


@register.filter
def sign(level: str) -> str:
    """The shape that goes with a level, so that colour is never the only sign."""
    return SIGNS.get(level, "·")


@register.filter
def language_called(tag: str) -> str:
    """What a language is called in the reader's language."""
    return name_of(tag, get_language() or "es")


@register.filter
def licence_called(licence: str) -> str:
    """What a licence is called in the reader's language; its id where the catalogue does not know it."""
    known = catalogue().get(licence)
    return known.name(get_language() or "es") if known else licence


@register.filter
def uses_said(params: Mapping[str, object]) -> list[Said]:
    """What may be done with a gift, from the parameters of the finding that says so."""
    return list(said(params))


@register.filter
def percent(share: float) -> str:
    """A share from 0 to 1 as a whole per cent; what is there but tiny is «<1»."""
    return "<1" if 0 < share < LEAST_SHOWN else number_format(round(share * 100))


@register.filter
def grouped(number: int) -> str:
    """A whole number with its thousands apart, as the reader writes them."""
    return number_format(number, use_l10n=True, force_grouping=True)


@register.simple_tag
def language_bar(shares: Mapping[str, float]) -> SafeString:
    """A bar of languages by share of the text, drawn as SVG, with the same in words below. Unsure text comes last."""
    ranked = sorted(shares.items(), key=lambda pair: (pair[0] in UNSURE, -pair[1]))
    if not ranked:
        return SafeString("")
    pieces, start = [], 0.0
    for rank, (tag, share) in enumerate(ranked):
        width = share * WIDTH
        pieces.append((_colour(tag, rank), f"{start:.1f}", f"{width:.1f}"))
        start += width
    drawn = format_html_join("", '<rect class="{}" x="{}" y="0" width="{}" height="10"></rect>', pieces)
    words = " · ".join(
        f"{'?' if tag in UNSURE else tag} {percent(share)}" for tag, share in ranked[:MOST_SHOWN]
    )
    spoken = ", ".join(
        f"{language_called(tag or 'und')} {percent(share)} %" for tag, share in ranked[:MOST_SHOWN]
    )
    return format_html(
        '<span class="mix"><svg viewBox="0 0 {} 10" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
        '<span title="{}">{}</span></span>',
        WIDTH, spoken, drawn, spoken, words,
    )  # fmt: skip


def _colour(tag: str, rank: int) -> str:
    return "lx" if tag in UNSURE else f"l{min(rank + 1, MOST_SHOWN)}"
