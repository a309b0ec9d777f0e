"""What killed programs left in the scratch space by name goes after a day; what is still written to stays."""

import os
import sys
import time
from pathlib import Path

import pytest
from celery.signals import worker_init
from pytest_django import Settings

import config.celery  # noqa: F401  # hangs up what a worker does at its start
from donations import incoming

HOUR = 3600


@pytest.fixture
def scratch(settings: Settings, tmp_path: Path) -> Path:
    """Scratch space of this test alone."""
    settings.INCOMING = tmp_path / "incoming"
    settings.INCOMING.mkdir()
    return tmp_path / "incoming"


def left(path: Path, *, hours: float) -> Path:
    """Leave a file as a program would that was killed so long ago."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x" * 10)
    for one in (path, path.parent):
        os.utime(one, (time.time() - hours * HOUR,) * 2)
    return path


def test_what_is_a_day_old_goes_and_what_is_younger_stays(scratch: Path) -> None:
    old = left(scratch / "tmpabc.upload.txt", hours=25)
    young = left(scratch / "tmpdef.upload.txt", hours=23)
    assert incoming.sweep() == {"scratch_swept": 1}
    assert (old.exists(), young.exists()) == (False, True)
    assert incoming.sweep() == {"scratch_swept": 0}


def test_a_folder_goes_whole_once_nothing_in_it_is_young(scratch: Path) -> None:
    old = left(scratch / "tmpold" / "part.parquet", hours=30)
    busy = left(scratch / "tmpbusy" / "train.parquet", hours=30)
    (busy.parent / "deeper").mkdir()
    growing = left(busy.parent / "deeper" / "train.parquet.incomplete", hours=1)
    for folder in (busy.parent / "deeper", busy.parent):  # its own time is of when it got its last name
        os.utime(folder, (time.time() - 30 * HOUR,) * 2)
    assert incoming.sweep() == {"scratch_swept": 1}
    assert (old.parent.exists(), growing.exists(), busy.exists()) == (False, True, True)


def test_a_link_goes_and_not_what_it_points_at(scratch: Path, tmp_path: Path) -> None:
    kept = left(tmp_path / "elsewhere" / "carta.txt", hours=50)
    (scratch / "link").symlink_to(kept.parent)
    os.utime(scratch / "link", (time.time() - 50 * HOUR,) * 2, follow_symlinks=False)
    assert incoming.sweep() == {"scratch_swept": 1}
    assert kept.exists()


def test_what_cannot_be_removed_does_not_stop_the_others(
    scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("uno", "dos"):
        left(scratch / name, hours=30)
    unlink = Path.unlink

    def reluctant(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "uno":
            raise PermissionError(path)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", reluctant)
    assert incoming.sweep() == {"scratch_swept": 1}
    assert [path.name for path in scratch.iterdir()] == ["uno"]


def test_each_pass_of_the_sweeper_looks(settings: Settings) -> None:
    assert "donations.incoming.sweep" in settings.SWEEPS


def test_a_worker_looks_when_it_starts_for_it_may_have_a_machine_of_its_own(
    scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))  # it hides pandas as well
    old = left(scratch / "tmpabc", hours=25)
    worker_init.send(None)
    assert not old.exists()
