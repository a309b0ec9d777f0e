"""Knows TAR archives, old ones without a mark too, by the sum in their first header."""

BLOCK = 512
_SUM = slice(148, 156)


def is_empty_tar(data: bytes) -> bool:
    """Say whether this is all of an archive without members: zeros, in whole blocks. What is called otherwise may be anything."""
    return len(data) >= 2 * BLOCK and not len(data) % BLOCK and not data.strip(b"\0")


def is_tar(data: bytes) -> bool:
    """Say whether the head begins with a TAR header whose sum is right."""
    header = data[:BLOCK]
    if len(header) < BLOCK or not header[0]:
        return False
    try:
        wanted = int(header[_SUM].strip(b" \0") or b"x", 8)
    except ValueError:
        return False
    return wanted == sum(header) - sum(header[_SUM]) + 8 * ord(" ")
