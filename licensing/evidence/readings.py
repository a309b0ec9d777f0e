"""What a hit is read as in its sentence."""

from dataclasses import dataclass

from licensing.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Reading:
    """The role of one hit, and whether the words around it leave no doubt about that role."""

    role: Role
    sure: bool
    doubted: bool = False  # its sentence supposes, limits or denies it, or tells what others say: nothing makes it certain, or given
    final: bool = (
        False  # it is denied, shown, handled or one of a list: nothing else in the text can change that
    )
