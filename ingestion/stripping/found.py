"""What was found in an image besides the picture, and the image without it."""

from dataclasses import dataclass, field

from ingestion.stripping import exif

_PLACE_IN_XMP = b"GPSLatitude"


class NotUnderstood(ValueError):
    """The file is not built as its kind should be, so nobody can say what is in it."""


@dataclass(slots=True)
class Found:
    """Kinds of data that go (`exif xmp iptc comment other`), whether they tell a place, and which way up the image is."""

    kinds: dict[str, None] = field(default_factory=dict)
    place: bool = False
    orientation: int = exif.UPRIGHT

    def take_exif(self, block: bytes) -> None:
        """Note an EXIF block; one that says only which way up is no news."""
        if block == exif.block_of(exif.read(block).orientation):
            self.orientation = exif.read(block).orientation
            return
        told = exif.read(block)
        if "exif" not in self.kinds:
            self.orientation = told.orientation
        self.kinds["exif"] = None
        self.place |= told.place

    def take_xmp(self, packet: bytes) -> None:
        """Note an XMP packet."""
        self.kinds["xmp"] = None
        self.place |= _PLACE_IN_XMP in packet

    def take(self, kind: str) -> None:
        """Note anything else."""
        self.kinds[kind] = None

    @property
    def way_up(self) -> bytes:
        """Return the EXIF block that is written instead, empty for an image that stands upright as it is."""
        return exif.block_of(self.orientation)


@dataclass(frozen=True, slots=True)
class Stripped:
    """The image without what was found; `data` is what was given where there was nothing."""

    data: bytes
    found: Found
