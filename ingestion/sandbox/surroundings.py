"""Everything a reader inherits from the worker: no secret is among it, and memory is given out as readers ask for it."""

import os
from ctypes.util import find_library
from functools import cache
from pathlib import Path

CODE_ROOT = Path(__file__).resolve().parents[2]
# Children are short-lived: memory handed back to the kernel between two pages is only fetched again (a third of pdfium's time).
# The last spares pdfium, which asks for thousands of small pieces a page and drops them all, a thirtieth; ten times as many cost memory.
_ALLOCATOR = {
    "mmap_threshold": 4 << 20,
    "trim_threshold": 64 << 20,
    "tcache_count": 200,
}
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PYTHONPATH": str(CODE_ROOT),
    "PYTHONUTF8": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",  # Arrow's own allocator starts one even where it is not used
    "GLIBC_TUNABLES": ":".join(f"glibc.malloc.{name}={value}" for name, value in _ALLOCATOR.items()),
    "TCMALLOC_RELEASE_RATE": "0",  # for the same reason, where that allocator is
}
_PASSED_ON = ("LD_LIBRARY_PATH", "TZ")


def surroundings() -> dict[str, str]:
    """Return the environment of a zygote, whole."""
    library = quick_allocator()
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return _ENVIRONMENT | passed_on | ({"LD_PRELOAD": library} if library else {})


@cache
def quick_allocator() -> str:
    """Return the name of an allocator with which PDFs are read some 5 % sooner, where the system has it: gperftools' (BSD)."""
    return find_library("tcmalloc_minimal") or ""
