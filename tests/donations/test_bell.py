"""The bell reaches workers whose clock is hours off, and one that hears nothing for its clock says so."""

from typing import Any

import pytest
from celery import current_app
from celery.signals import task_revoked
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import bell, tasks, work

HOURS = 14 * 3600  # as far as a machine is off that takes its local time for the world's


@pytest.mark.django_db
def test_a_ring_is_heard_where_the_clock_is_hours_ahead(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(current_app, "send_task", lambda _name, **facts: sent.append(facts))
    with django_capture_on_commit_callbacks(execute=True):
        work.plan("t", "k")
    assert sent[0].get("expires", HOURS + 1) > HOURS


def test_what_a_wrong_clock_throws_away_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    tasks.say_that_rings_are_late.cache_clear()
    for is_late in (False, True, True):
        task_revoked.send(sender=tasks.work, request=None, expired=is_late, terminated=False, signum=None)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "clock" in caplog.text


def test_only_our_own_bell_is_spoken_of(caplog: pytest.LogCaptureFixture) -> None:
    tasks.say_that_rings_are_late.cache_clear()
    task_revoked.send(sender=object(), request=None, expired=True, terminated=False, signum=None)
    assert caplog.text == ""
    assert tasks.work.name == bell.TASK
