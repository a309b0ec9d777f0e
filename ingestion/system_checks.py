"""Says at start which walls around donated files stand, and refuses to call an installation sound without the main ones."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register

from ingestion.sandbox import missing_layers, why_unsupported

LAYERS = {
    "landlock": "Landlock is not available: a confined reader could read files that this user may read.",
    "network_namespace": "Readers share the network namespace: only seccomp keeps them from the network.",
}


@register
def confinement(**_options: Any) -> Sequence[CheckMessage]:
    """Return an error where files cannot be confined at all, and a warning for each missing optional layer."""
    reason = why_unsupported()
    if reason:
        return [Error(reason, id="ingestion.E001", hint="Donated files are never opened unconfined.")]
    return [
        Warning(LAYERS.get(name, name), id=f"ingestion.W00{n}")
        for n, name in enumerate(missing_layers(), start=1)
    ]
