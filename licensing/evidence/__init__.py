"""What a text says of its own licence: structured marks, addresses, names and phrases, grants told from mentions."""

from licensing.evidence.adding import beside, beyond
from licensing.evidence.finding import find
from licensing.evidence.hits import RULES, Hit
from licensing.evidence.weighing import Evidence, weigh

__all__ = ["RULES", "Evidence", "Hit", "beside", "beyond", "find", "weigh"]
