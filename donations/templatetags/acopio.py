"""The drawn signs of the site: icons from the sprite, marks for levels, bars of languages, names of languages."""

from collections.abc import Mapping, Sequence

from django import template
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from donations import licences_said, places
from donations.languages_said import answer, called, languages_called, mixture, percent, ranked
from donations.lengths_said import lasting
from donations.licences_said import short
from donations.wording.uses import Said, said
from languages.scripts import is_unknown

register = template.Library()

SIGNS = {"pass": "✓", "note": "·", "warn": "!", "block": "✕", "pending": "…", "uncertain": "?"}
WIDTH = 200  # units of the bar's own drawing
MOST_SHOWN = 4
OPENING, CLOSING = tuple("([{«“‘¿¡"), tuple(".,;:!?…)]}»”’")


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


register.filter("language_called", called)
register.filter("lasting", lasting)
register.filter("percent", percent)
register.filter("mixture_said", mixture)
register.filter("languages_called", languages_called)
register.filter("licence_short", short)


@register.filter
def licence_called(licence: str) -> str:
    """What a licence is called in the reader's language; its id where the catalogue does not know it."""
    return licences_said.name(licence)


@register.filter
def uses_said(params: Mapping[str, object]) -> list[Said]:
    """What may be done with a gift, from the parameters of the finding that says so."""
    return list(said(params))


@register.filter
def grouped(number: int) -> str:
    """A whole number with its thousands apart, as the reader writes them."""
    return number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def thousandths(share: float) -> str:
    """A share from 0 to 1 as a machine reads it: whole thousandths, without any sign between."""
    return str(int(share * 1000))


@register.filter
def members(place: str) -> str:
    """The place of something inside boxes, as people read it."""
    return places.inside(place)


@register.simple_tag
def in_context(before: str, words: str, after: str, css: str = "muted") -> SafeString:
    """Quoted words, marked within those around them; signs that open or close stay close to what they belong to."""
    if not (before or after):
        return format_html("{}", words)
    apart = "" if before.endswith(OPENING) else " ", "" if after.startswith(CLOSING) else " "
    led = format_html('<span class="{}">… {}</span>{}', css, before, apart[0]) if before else ""
    followed = format_html('{}<span class="{}">{} …</span>', apart[1], css, after) if after else ""
    return format_html("{}<mark>{}</mark>{}", led, words, followed)


@register.simple_tag
def language_bar(shares: Mapping[str, float]) -> SafeString:
    """A bar of languages by share of the text, drawn as SVG, with the same in words below. Unsure text comes last."""
    if not shares:
        return SafeString("")
    first = ranked(shares)[:MOST_SHOWN]
    words = " · ".join(f"{percent(share)}\N{NO-BREAK SPACE}% {called(tag or 'und')}" for tag, share in first)
    return format_html('<span class="mix">{}<span>{}</span></span>', _drawn(shares), words)


@register.inclusion_tag("includes/language_answer.html")
def language_answer(
    declared: Sequence[str], shares: Mapping[str, float], characters: int, reader: str = "donor"
) -> dict[str, object]:
    """The bar of languages with what it says of the declaration, in words; `reader` is "donor" or "team"."""
    told = answer(declared, shares, characters, is_team=reader == "team") if shares else None
    return {"bar": _drawn(shares) if shares else "", "said": told}


def _spoken(shares: Mapping[str, float]) -> str:
    return ", ".join(
        f"{called(tag or 'und')} {percent(share)} %" for tag, share in ranked(shares)[:MOST_SHOWN]
    )


def _drawn(shares: Mapping[str, float]) -> SafeString:
    pieces, start = [], 0.0
    for rank, (tag, share) in enumerate(ranked(shares)):
        width = share * WIDTH
        pieces.append((_colour(tag, rank), f"{start:.1f}", f"{width:.1f}"))
        start += width
    drawn = format_html_join("", '<rect class="{}" x="{}" y="0" width="{}" height="10"></rect>', pieces)
    return format_html(
        '<svg viewBox="0 0 {} 10" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>',
        WIDTH, _spoken(shares), drawn,
    )  # fmt: skip


def _colour(tag: str, rank: int) -> str:
    return "lx" if is_unknown(tag) else f"l{min(rank + 1, MOST_SHOWN)}"
