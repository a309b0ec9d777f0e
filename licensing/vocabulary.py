"""The closed word lists of the law: bases, kinds, visibilities, levels, licence classes, and what a hit can be."""

from enum import StrEnum


class Basis(StrEnum):
    """On what ground the donor may give the material."""

    OWN_WORK = "own_work"
    INSTITUTION = "institution"
    LICENSED_THIRD_PARTY = "licensed_third_party"
    CONTRACT = "contract"
    PUBLIC_DOMAIN = "public_domain"
    OFFICIAL_TEXT = "official_text"
    TDM_EXCEPTION = "tdm_exception"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What the donation is for."""

    DOCUMENTS = "documents"
    TRAINING = "training"
    INSTRUCTION = "instruction"
    EVALUATION = "evaluation"


class Visibility(StrEnum):
    """Who will see the dataset: nobody outside, people who were let in, everybody."""

    PRIVATE = "private"
    GATED = "gated"
    PUBLIC = "public"


class Level(StrEnum):
    """What a row of the policy answers; later is stricter."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    WARN = "warn"
    BLOCK = "block"

    @property
    def rank(self) -> int:
        """0 for pass, 1 for warn, 2 for block."""
        return tuple(Level).index(self)


class LicenceClass(StrEnum):
    """Families of licences that the policy treats alike; later is stricter."""

    OPEN = "open"
    SHARE_ALIKE = "share-alike"
    BEHAVIOURAL = "behavioural"
    NON_COMMERCIAL = "non-commercial"
    NO_DERIVATIVES = "no-derivatives"
    VAGUE = "vague"
    RESERVED = "reserved"

    @property
    def rank(self) -> int:
        """0 for open … 6 for reserved."""
        return tuple(LicenceClass).index(self)


class HitKind(StrEnum):
    """How a piece of evidence was found; phrases never conclude."""

    STRUCTURED = "structured"
    URL = "url"
    NAME = "name"
    PHRASE = "phrase"


class Role(StrEnum):
    """Whether a hit speaks of the text it stands in, or merely of a licence."""

    GRANT = "grant"
    MENTION = "mention"
