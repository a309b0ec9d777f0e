"""What a donation may unpack to, all its archives together."""

MEMBERS = 5_000_000
UNPACKED_BYTES = 1 << 40
SMALL_FILE = 8 << 20  # bytes: smaller files are read in batches, larger ones are surveyed first
BATCHES = 8  # of a gift, for workers to read side by side; more only where there is much of it:
BATCH_FILES = range(16, 65)  # the fewest and the most of one: a child for fewer costs more than reading them
BATCH_BYTES = range(1 << 20, (32 << 20) + 1)
CHILD_FILES = 32  # that one confined child reads, one after the other (`sandbox.orders.MOST_JOBS`)
CHILD_BYTES = 8 << 20  # likewise; a larger file has its child to itself
RANGE_BYTES = 64 << 20  # of a record file that is read by several units
RANGE_MEMBERS = 2_000  # of an archive, likewise: the fewest of a range
MOST_RANGES = 8  # of an archive: each reads the whole directory first
MEDIA_BYTES = (
    64 << 30
)  # of a donation, taken out of archives to be looked at and published; what is beyond stays inside
LEDGER_ROWS = 10_000  # archives with more members keep their ledger as Parquet, …
MEDIA_ROWS = (
    100_000  # … but for their media, which people look at and releases carry: those only where there are more
)
