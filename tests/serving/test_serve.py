"""`manage.py serve` refuses what cannot be, in one sentence, before it starts anything."""

import socket
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from pytest_django import Settings

from donations import demo
from donations.serving.announcement import Announcement, lines
from donations.serving.programs import NAMES, Sizes, chosen


def test_says_that_the_port_is_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} .* is taken") as refused:
            call_command("serve", port=port)
    assert refused.value.returncode == 2


def test_an_embedded_site_stays_on_this_machine(settings: Settings) -> None:
    settings.EMBEDDED = True
    with pytest.raises(CommandError, match="this machine alone"):
        call_command("serve", host="0.0.0.0", port=0)  # noqa: S104  (the address that must be refused)


def test_chooses_programs_in_the_order_they_start() -> None:
    assert [program.name for program in chosen(["sweeper", "web"], Sizes())] == ["web", "sweeper"]
    names = [program.name for program in chosen(list(NAMES), Sizes(worker_processes=2))]
    assert names == ["web", "worker-1", "worker-2", "ocr-1", "sweeper"]


def test_second_opinions_have_a_worker_of_their_own_once_a_model_is_pinned(
    settings: Settings, tmp_path: Path
) -> None:
    settings.SECOND_OPINION = tmp_path
    assert "opinions" not in {program.name for program in chosen(["worker"], Sizes())}
    (tmp_path / "pin.json").write_text("{}")
    worker = next(program for program in chosen(["worker"], Sizes()) if program.name == "opinions")
    assert worker.command[worker.command.index("--queues") + 1] == "opinions"


@pytest.mark.django_db
def test_announces_the_port_it_has(settings: Settings) -> None:
    settings.EMBEDDED = True
    assert any("http://localhost:8123" in line for line in lines(Sizes(port=8123)))


def test_a_database_that_is_not_there_yet_keeps_nobody_from_serving(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the power came back the database is often the last to answer."""

    def refuse() -> bool:
        raise OperationalError("connection refused")

    monkeypatch.setattr(demo, "is_loaded", refuse)
    said: list[str] = []
    with socket.socket() as web:
        web.bind(("127.0.0.1", 0))
        web.listen()
        Announcement(Sizes(port=web.getsockname()[1]), said.append)()
    assert any("Acopio is open at" in line for line in said)
    assert demo.PASSWORD not in "".join(said)
