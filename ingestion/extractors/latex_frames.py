"""What of a LaTeX file is open while it is read: groups, optional arguments, environments."""

from dataclasses import dataclass


@dataclass(slots=True)
class Frame:
    """What is open: a group "{", an optional argument "[", or an environment by its name. What a `sink` of None takes is lost."""

    kind: str
    sink: list[str] | None
    is_table: bool = False
    after: str = ""  # written when it ends
    field: str = ""  # what its text is kept as: a note, the title
    to_drop: int = 0  # arguments that follow this one and are dropped as well
    then: str = ""  # the command whose argument follows those
    has_more: bool = False  # another group right behind it is one more argument, and no part of the same word
