"""What of a LaTeX file is open while it is read: groups, optional arguments, environments."""

from dataclasses import dataclass

from ingestion.extractors import latex_words as known

HEAD_OF_BLOCK = "\n\n"  # an argument that stands above what follows: the title of a slide


@dataclass(slots=True)
class Frame:
    """What is open: a group "{", an optional argument "[", or an environment by its name. What a `sink` of None takes is lost."""

    kind: str
    sink: list[str] | None
    is_table: bool = False
    before: str = ""  # written when it begins
    after: str = ""  # written when it ends
    field: str = ""  # what its text is kept as: a note, the title
    to_drop: int = 0  # arguments that follow this one and are dropped as well
    then: str = ""  # the command whose argument follows those
    has_more: bool = False  # another group right behind it is one more argument, and no part of the same word


def of_argument(outer: Frame, name: str) -> Frame:
    """The frame of an argument that is shown, of the command `name`."""
    if name in known.FIELDS:
        return Frame("{", [], field=name)
    if outer.sink is not None and name in known.NOTES:
        return Frame("{", [], field="note")
    if name in known.HEADINGS or name == HEAD_OF_BLOCK:
        return Frame("{", outer.sink, outer.is_table, after="\n\n")
    if name == "enquote":
        return Frame("{", outer.sink, outer.is_table, before="“", after="”")
    after = " " if name in known.LABELS else ""
    return Frame("{", outer.sink, outer.is_table, after=after, has_more=name not in known.ONE_WORD)


def of_option(outer: Frame, to_drop: int, then: str, *, is_name: bool) -> Frame:
    """The frame of an optional argument: the name of a theorem is read, how to print it is not."""
    if is_name and then == HEAD_OF_BLOCK:
        return Frame("[", outer.sink, after="\n\n")
    return Frame("[", None, to_drop=to_drop, then=then)
