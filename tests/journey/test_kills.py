"""Any program of the site may be killed outright: `serve` starts it again and the site goes on."""

import os
import signal

import pytest

from tests.journey.installation import Installation, until


@pytest.mark.parametrize("word", ["granian", "celery", "sweep"])
def test_whoever_is_killed_comes_back(site: Installation, word: str) -> None:
    before = until(lambda: site.programs(word), f"{word} to run")
    for number in before:
        os.kill(number, signal.SIGKILL)
    until(lambda: len(site.programs(word) - before) == len(before), f"{word} to be started again")
    until(site.answers, "the site to answer")
