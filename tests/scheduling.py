"""Shares tests out between processes: the browser journeys stay together on one, since they share a site and a browser."""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadGroupScheduling, Scheduling

JOURNEYS = "tests/journey/"


class JourneysTogether(LoadGroupScheduling):  # type: ignore[misc]  # xdist publishes no types
    """One process for all journeys, begun first as the longest piece; every other test goes wherever there is room."""

    def _split_scope(self, nodeid: str) -> str:
        """Return the name under which a test is kept together with others."""
        return JOURNEYS if JOURNEYS in nodeid else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Take the place of xdist's own choice."""
    return JourneysTogether(config, log)
