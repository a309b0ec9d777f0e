"""What tests of the desk may ask for besides: a donation that was handed back."""

import pytest

from donations import decisions
from donations.models import Donation, User
from tests.desk.returns import LETTER, change, read
from tests.factories import give


@pytest.fixture
def returned(donation: Donation, reviewer: User) -> Donation:
    """A gift of two files that was read and handed back, with one answered warning."""
    change(donation, citation="Por completar.", rights_details="Acta 3.")
    give(donation, "carta.txt", LETTER)
    give(donation, "vieja.txt", LETTER + b" Vieja.")
    gift = read(donation)
    decisions.resolve(gift.versions.get().findings.get(code="placeholder_text"), reviewer, "Se cita luego.")
    decisions.request_changes(gift, reviewer, "Falta una carta.")
    return gift
