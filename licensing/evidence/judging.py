"""Asks for the role of a hit in its sentence, and in as much of that as stands in lines that run on.

Many texts give a line to each thing they say, and no full stop: what a title page, a record or a comment says of a licence
begins and ends with its line.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from licensing.evidence import doubts, roles, wording
from licensing.evidence.hits import Candidate
from licensing.evidence.names import OWN_TEXT
from licensing.evidence.phrasing import names_itself
from licensing.evidence.readings import Reading
from licensing.evidence.sentences import Context, around, in_lines
from licensing.folding import Folded
from licensing.vocabulary import Role


def judge(folded: Folded, candidate: Candidate, *, listed: bool, crowded: bool, shown: bool) -> Reading:
    """Return the role of a candidate in `folded`, as `roles.read` means the rest."""
    sentence = around(folded, candidate)

    def read(context: Context) -> Reading:
        return roles.read(folded, candidate, context, listed=listed, crowded=crowded, shown=shown)

    lines = in_lines(folded, candidate)
    reading = read(sentence) if lines is None else _agreed(lines, read(lines), lambda: read(sentence))
    if candidate.rule == OWN_TEXT:
        return reading
    if reading.role is Role.MENTION and (shown or listed or reading.doubted):
        return reading
    return _weighed(reading, roles.signs(folded, lines or sentence, candidate), sentence)


def _weighed(reading: Reading, signs: Iterable[str], sentence: Context) -> Reading:
    """The reading, unless the words around say clearly that it is the other thing; what they alone say is never certain."""
    odds = wording.talk(signs)
    if reading.role is Role.MENTION and odds < (wording.NEVER if reading.sure else wording.HARDLY):
        return Reading(Role.GRANT, sure=False, doubted=True)
    if reading.role is Role.GRANT and odds > wording.SURELY and not doubts.says_this(sentence.said):
        return Reading(Role.MENTION, sure=False, doubted=True)
    return reading


def _agreed(lines: Context, reading: Reading, read_whole: Callable[[], Reading]) -> Reading:
    """What its lines and the whole sentence are read as together; the lines' word stands where they speak of licences, or of themselves."""
    is_mention = reading.role is Role.MENTION
    if (is_mention and reading.sure) or (not is_mention and names_itself(lines.before)):
        return reading
    whole = read_whole()
    if is_mention:  # nothing in its lines gives it: what the rest of the sentence does is not certain
        return replace(whole, sure=whole.sure and whole.role is Role.MENTION)
    if whole.role is Role.GRANT:
        return replace(reading, sure=reading.sure and whole.sure)
    # A line that is nothing but a name may be a row of anything.
    return replace(reading, sure=False) if roles.is_given(lines) else whole
