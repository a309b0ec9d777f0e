"""The rows of the record, one module for each aggregate."""

from donations.models.consent import Consent
from donations.models.donation import DeclaredLanguage, Donation, Status
from donations.models.event import Event, EventPayload
from donations.models.file import File, LedgerEntry, LedgerPart
from donations.models.finding import CheckRun, Finding
from donations.models.licence import LicenceRow
from donations.models.message import Message
from donations.models.opinion import LanguageOpinion
from donations.models.people import Membership, Organisation, User
from donations.models.preview import Preview
from donations.models.source import RightsSource
from donations.models.structure import Structure
from donations.models.text import Shard, TextPart, TextVersion
from donations.models.work import Unit

__all__ = [
    "CheckRun",
    "Consent",
    "DeclaredLanguage",
    "Donation",
    "Event",
    "EventPayload",
    "File",
    "Finding",
    "LanguageOpinion",
    "LedgerEntry",
    "LedgerPart",
    "LicenceRow",
    "Membership",
    "Message",
    "Organisation",
    "Preview",
    "RightsSource",
    "Shard",
    "Status",
    "Structure",
    "TextPart",
    "TextVersion",
    "Unit",
    "User",
]
