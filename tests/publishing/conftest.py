"""The Hub that publishing speaks with in tests."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.publishing.hub_double import TOKEN, serving
from tests.publishing.hub_state import State as Hub


@pytest.fixture
def hub(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A Hub at hand, with nothing in it; the client's own patience is cut short."""
    monkeypatch.setattr("huggingface_hub.utils._http.time.sleep", lambda _seconds: None)
    with serving() as state:
        settings.HUB_ENDPOINT, settings.HUB_TOKEN = state.url, TOKEN
        yield state
