"""Looks at a large file to decide how to read it: in ranges side by side where its type allows, else in one go."""

from collections.abc import Iterator, Sequence

from donations import storage, work
from donations.models import File
from donations.work import Claim
from ingestion import confined, limits
from ingestion.opening import opener_for

# Records that are found by what they begin with: a range can begin anywhere.
RANGED_RECORDS = frozenset(
    {"application/x-ndjson", "application/x-mediawiki-dump+xml", "application/x-tmx+xml"}
)

Range = tuple[int, int | None, int]  # start, stop, bytes


def run(claim: Claim) -> None:
    """Plan the units that read the file."""
    ((key, order),) = claim.unit.payload["files"]
    file = File.objects.get(pk=key)
    with storage.local_copy(file.storage_key) as path:
        seen = confined.survey(path, {"name": file.name, "size": file.bytes})
    with claim.finishing({"media_type": seen["media_type"], "members": seen["members"]}):
        ranges = list(ranges_of(file.bytes, seen["media_type"], seen["members"], seen["groups"]))
        for start, stop, size in ranges:
            _plan_range(
                claim, file, order, (start, stop, size), members=seen["members"], is_whole=len(ranges) == 1
            )


def ranges_of(
    size: int, media_type: str, members: int, groups: Sequence[Sequence[int]] = ()
) -> Iterator[Range]:
    """Yield how a file is cut: by members, by bytes, by rows between row groups, or not at all."""
    if opener_for(media_type) and members > limits.RANGE_MEMBERS:
        length = max(limits.RANGE_MEMBERS, -(-members // limits.MOST_RANGES))
        count = -(-members // length)
        for start in range(0, members, length):
            yield start, min(start + length, members), size // count
    elif media_type in RANGED_RECORDS and size > limits.RANGE_BYTES:
        for start in range(0, size, limits.RANGE_BYTES):
            stop = min(start + limits.RANGE_BYTES, size)
            yield start, stop, stop - start
    elif len(groups) > 1:
        yield from _between_groups(size, groups)
    else:
        yield 0, None, size


def _between_groups(size: int, groups: Sequence[Sequence[int]]) -> Iterator[Range]:
    """Yield row ranges of whole row groups, each enough of them; their share of the file's bytes is that of what is unpacked."""
    whole = max(1, sum(unpacked for _, unpacked in groups))
    start = stop = held = given = 0
    for number, (rows, unpacked) in enumerate(groups, start=1):
        stop, held = stop + rows, held + unpacked
        if held < limits.RANGE_BYTES and number < len(groups):
            continue
        share = size - given if number == len(groups) else size * held // whole
        is_all = not start and number == len(groups)
        yield start, None if is_all else stop, share
        start, held, given = stop, 0, given + share


def _plan_range(claim: Claim, file: File, order: int, cut: Range, *, members: int, is_whole: bool) -> None:
    start, stop, size = cut
    unit = claim.unit
    work.plan(
        "read",
        f"v{unit.version_id}/read/{file.pk}/{start}",
        donation=unit.donation,
        version=unit.version,
        payload={
            "files": [[str(file.pk), order]], "start": start, "stop": stop, "ranged": not is_whole,
            "large_ledger": members > limits.LEDGER_ROWS, "vast": members > limits.MEDIA_ROWS,
        },
        bytes_total=size,
    )  # fmt: skip
