"""Reads SPDX licence expressions."""

from functools import cache

from license_expression import ExpressionError, Licensing, get_spdx_licensing


@cache
def _licensing() -> Licensing:
    return get_spdx_licensing()


def symbols(expression: str) -> tuple[str, ...]:
    """The SPDX ids in `expression`, current spelling, in order; empty where it is no expression. Unknown ids stay as written."""
    try:
        parsed = _licensing().parse(expression.strip())
    except (ExpressionError, AttributeError, TypeError):
        # license-expression raises bare AttributeError or TypeError on some malformed input.
        return ()
    return tuple(_licensing().license_keys(parsed)) if parsed is not None else ()
