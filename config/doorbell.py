"""The doorbell where no broker is configured: messages are files in a folder, each there whole or not at all.

Kombu writes them in place, and a worker that looks meanwhile reads half a message and dies of it.
"""

import fcntl
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

from kombu.transport import filesystem
from kombu.utils.json import dumps

_LOCK = "binding.lock"

Binding = filesystem.exchange_queue_t


class Channel(filesystem.Channel):
    """As Kombu's, but nothing is ever seen half-written; what a crash left half-written is no message."""

    def _put(self, queue: str, payload: Any, **_: Any) -> None:  # type: ignore[override]  # parents disagree
        name = f"{round(monotonic() * 1000)}_{uuid4()}.{queue}.msg"
        _write_whole(Path(self.data_folder_out) / name, payload)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        while True:
            try:
                return super()._get(queue)
            except ValueError:  # it is out of the folder already; the sweeper will ring again
                continue

    def get_table(self, exchange: str) -> list[Any]:
        """Return the bindings of an exchange; none where a crash spoiled them: every worker binds anew when it starts."""
        try:
            table: list[Any] = super().get_table(exchange)
        except ValueError:
            return []
        return table

    def _queue_bind(self, exchange: str, routing_key: str | None, pattern: str | None, queue: str) -> None:
        binding = Binding(routing_key or "", pattern or "", queue or "")
        with (self.control_folder / _LOCK).open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            table = self.get_table(exchange)
            if binding not in table:
                _write_whole(self.control_folder / f"{exchange}.exchange", [binding, *table])


class Transport(filesystem.Transport):
    """Kombu's, with our channel."""

    Channel = Channel


def _write_whole(file: Path, content: Any) -> None:
    """Write beside it, under a name that nobody reads, then rename."""
    begun = file.with_name(f"{file.name}.{uuid4()}")
    begun.write_text(dumps(content), encoding="utf-8")
    begun.replace(file)
