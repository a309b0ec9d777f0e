"""How long something may still take, in words that promise nothing."""

from django.utils.translation import gettext, ngettext

_MINUTE, _HOUR = 60, 3600


def time_left(seconds: int | None) -> str:
    """Return the time that is left, roundly."""
    if seconds is None:
        return gettext("we do not know yet how long it takes")
    if seconds < _MINUTE:
        return gettext("less than a minute left")
    if seconds < 2 * _HOUR:
        minutes = round(seconds / _MINUTE)
        return ngettext("about %(n)s minute left", "about %(n)s minutes left", minutes) % {"n": minutes}
    hours = round(seconds / _HOUR)
    return ngettext("about %(n)s hour left", "about %(n)s hours left", hours) % {"n": hours}
