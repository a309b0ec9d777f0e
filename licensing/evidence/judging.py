"""Asks for the role of a hit in its sentence, and in as much of that as stands in lines that run on.

Many texts give a line to each thing they say, and no full stop: what a title page, a record or a comment says of a licence
begins and ends with its line.
"""

from dataclasses import replace

from licensing.evidence import roles, wording
from licensing.evidence.hits import Candidate
from licensing.evidence.names import OWN_TEXT
from licensing.evidence.roles import Reading
from licensing.evidence.sentences import Context, around, in_lines
from licensing.folding import Folded
from licensing.vocabulary import Role


def judge(folded: Folded, candidate: Candidate, *, listed: bool, crowded: bool, shown: bool) -> Reading:
    """Return the role of a candidate in `folded`, as `roles.read` means the rest."""
    about = {"listed": listed, "crowded": crowded, "shown": shown}
    sentence, lines = around(folded, candidate), in_lines(folded, candidate)
    reading = roles.read(folded, candidate, sentence, **about)
    if lines is not None:
        reading = _agreed(reading, lines, roles.read(folded, candidate, lines, **about))
    if reading.role is Role.MENTION or candidate.rule == OWN_TEXT:
        return reading
    if wording.talk(roles.signs(folded, sentence, candidate)) > wording.SURELY:
        return Reading(Role.MENTION, sure=False, doubted=True)
    return reading


def _agreed(whole: Reading, context: Context, line: Reading) -> Reading:
    """What the sentence and its lines, `context`, are read as together."""
    if line.role is Role.MENTION:
        # Nothing in its own lines gives it: what the rest of the sentence does is not certain, unless these talk of it.
        return line if line.sure else replace(whole, sure=whole.sure and whole.role is Role.MENTION)
    if whole.role is Role.MENTION and not roles.is_given(context):
        return whole  # a line that is nothing but a name may be a row of anything
    is_certain = roles.speaks_of_itself(context) or (whole.sure and whole.role is Role.GRANT)
    return replace(line, sure=line.sure and is_certain)
