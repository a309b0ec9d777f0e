"""Says how long sounds last, as people do: the two largest units; their signs are the same in every language here."""

import math

_MINUTE, _HOUR = 60, 3600


def lasting(seconds: float) -> str:
    """Return "3 h 12 min", "2 min 5 s" or "7 s", begun seconds counted as whole ones; spaces that do not break."""
    whole = math.ceil(seconds)
    hours, minutes, rest = whole // _HOUR, whole % _HOUR // _MINUTE, whole % _MINUTE
    if hours:
        return f"{hours}\xa0h {minutes}\xa0min"
    return f"{minutes}\xa0min {rest}\xa0s" if minutes else f"{rest}\xa0s"
