"""The doorbell of files: whole messages or none, whatever is read while it is written or after a crash."""

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection

import config.celery  # it puts our transport in the place of Kombu's
from config import doorbell

MESSAGE = {"body": "x" * 20_000, "properties": {"delivery_tag": "1"}}


@pytest.fixture
def channel(tmp_path: Path) -> Iterator[Any]:
    """Open a channel of what the settings ask for, in a folder of its own."""
    assert config.celery.app.main == "acopio"
    folders = {name: tmp_path / name for name in ("messages", "control")}
    for folder in folders.values():
        folder.mkdir()
    options = {
        "data_folder_in": folders["messages"],
        "data_folder_out": folders["messages"],
        "control_folder": folders["control"],
    }
    with Connection("filesystem://localhost", transport_options=options) as connection:
        yield connection.channel()


def test_it_is_ours(channel: Any) -> None:
    assert isinstance(channel, doorbell.Channel)


def test_a_message_arrives_once(channel: Any) -> None:
    channel._put("ingestion", MESSAGE)
    assert channel._size("ingestion") == 1
    assert channel._get("ingestion") == MESSAGE
    with pytest.raises(Empty):
        channel._get("ingestion")


def test_a_message_cut_short_is_no_message(channel: Any, tmp_path: Path) -> None:
    (tmp_path / "messages" / "0_cut.ingestion.msg").write_text('{"body": "x')
    (tmp_path / "messages" / "0_empty.ingestion.msg").touch()
    channel._put("ingestion", MESSAGE)
    assert channel._get("ingestion") == MESSAGE


def test_whoever_looks_while_it_is_written_sees_no_part_of_it(
    channel: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    write = Path.write_text

    def write_and_look(file: Path, *args: Any, **kwargs: Any) -> int:
        written = write(file, *args, **kwargs)
        seen.append(channel._size("ingestion"))
        return written

    monkeypatch.setattr(Path, "write_text", write_and_look)
    channel._put("ingestion", MESSAGE)
    assert seen == [0]
    assert channel._size("ingestion") == 1
    assert len(list((tmp_path / "messages").iterdir())) == 1


def test_queues_bound_side_by_side_are_all_kept(channel: Any) -> None:
    names = [f"queue{number}" for number in range(24)]
    threads = [
        threading.Thread(target=channel._queue_bind, args=("acopio", name, "", name)) for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    channel._queue_bind("acopio", names[0], "", names[0])
    assert sorted(binding.queue for binding in channel.get_table("acopio")) == sorted(names)


def test_bindings_that_a_crash_spoiled_are_made_anew(channel: Any, tmp_path: Path) -> None:
    (tmp_path / "control" / "acopio.exchange").write_text('[["ingestion", "", "inge')
    assert channel.get_table("acopio") == []
    channel._queue_bind("acopio", "ingestion", "", "ingestion")
    assert [binding.queue for binding in channel.get_table("acopio")] == ["ingestion"]
