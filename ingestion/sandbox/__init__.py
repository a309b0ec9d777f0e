"""Runs a program over one untrusted file in a confined child: no network, no writing, no processes, bounded."""

from ingestion.sandbox.caller import Zygote
from ingestion.sandbox.command import Command, run_command
from ingestion.sandbox.confinement import missing_layers
from ingestion.sandbox.kernel import why_unsupported
from ingestion.sandbox.limits import CannotConfine, Cause, ChildDied, KilledFromOutside, Limits
from ingestion.sandbox.surroundings import quick_allocator

__all__ = [
    "CannotConfine",
    "Cause",
    "ChildDied",
    "Command",
    "KilledFromOutside",
    "Limits",
    "Zygote",
    "missing_layers",
    "quick_allocator",
    "run_command",
    "why_unsupported",
]
