"""The drawn signs of the site: icons from the sprite, marks for levels, bars of languages."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SIGNS = {"pass": "✓", "note": "·", "warn": "!", "block": "✕", "pending": "…", "uncertain": "?"}


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
