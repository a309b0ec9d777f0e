"""One column under count: what is in it, as far as can be told in one pass and in memory that does not grow."""

import re
from collections import Counter
from math import isfinite
from typing import Any

from ingestion.column_roles import role_of
from ingestion.profiling.counting import Distinct, Lengths
from ingestion.profiling.saying import Said
from ingestion.profiling.values import kind_of, look_of, masked, number_of, shown, writable, written_out

_MOST_VALUES = 30  # different values that are counted one by one
_LONGEST_VALUE = 60
_EXAMPLES = 3
_TRIED = 200  # values at the beginning among which examples are looked for
_MOST = 0.9  # of the values look so: the column does
_FEW = 20  # rows, of which nearly anything differs
_DIGIT, _CODE = re.compile(r"\d"), re.compile(r"[^\W\d_].*\d|\d.*[^\W\d_]")
_LABELLED = 2  # times at least that a label comes back on average
_PERSONAL_ROLES = frozenset({"author"})
_PERSONAL_LOOKS = frozenset({"email", "phone"})
_PERSONAL_NAMES = re.compile(
    r"e?-?mail|correo|tel[eé]fono|phone|m[oó]vil|celular|whatsapp|dni|nif|nie|nuip|c[eé]dula|curp|rut|pasaporte|passport|"
    r"apellidos?|surname|last_?name|first_?name|full_?name|direcci[oó]n|address|domicilio|nacimiento|birth|"
    r"remitente|destinatari[oa]|firmante|sender|recipient",
    re.IGNORECASE,
)
_NOT_THERE: tuple[Any, ...] = (None, "", [], {})


class Column:
    """The counts of one column of one table."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.filled = 0
        self._kinds: Counter[str] = Counter()
        self._looks: Counter[str] = Counter()
        self._distinct = Distinct()
        self._lengths = Lengths()
        self.said = Said()
        self._range: list[float | int] = []
        self._values: Counter[str] | None = Counter()
        self._examples: list[str] = []

    def add(self, value: Any) -> None:
        """Count one value in; what is null or blank does not fill a row."""
        if value in _NOT_THERE or (isinstance(value, str) and not value.strip()):
            return
        self.filled += 1
        kind, text = kind_of(value), written_out(value)
        self._kinds[kind] += 1
        self._distinct.add(text)
        if isinstance(value, str):
            self._lengths.add(len(value))
        if kind == "string":
            self._looks[look_of(text)] += 1
            self.said.add(text)
        if kind in {"integer", "number"}:
            self._widen(number_of(value))
        self._keep(value, text)

    def _widen(self, number: float | int) -> None:
        if isfinite(number):
            self._range = [min([number, *self._range[:1]]), max([number, *self._range[1:]])]

    def _keep(self, value: Any, text: str) -> None:
        if self._values is not None:
            self._values[text[: _LONGEST_VALUE + 1]] += 1
            if len(text) > _LONGEST_VALUE or len(self._values) > _MOST_VALUES:
                self._values = None
        if len(self._examples) < _EXAMPLES and self.filled <= _TRIED:
            self._examples = list(dict.fromkeys((*self._examples, shown(value))))

    @property
    def type(self) -> str:
        """Return the one type of its values; numbers of both kinds are numbers, and words beside figures are strings."""
        kinds = set(self._kinds)
        if not kinds:
            return "empty"
        if len(kinds) == 1:
            return next(iter(kinds))
        if kinds == {"integer", "number"}:
            return "number"
        return "mixed" if kinds & {"list", "object"} else "string"

    @property
    def looks(self) -> str:
        """Return what most of its values look like."""
        for look in ("url", "email", "phone", "prose"):
            least = 0.5 if look == "prose" else _MOST
            if self.filled and self._looks[look] >= least * self.filled:
                return look
        if self._is_label:
            return "label"
        return "id" if self._is_id else ""

    @property
    def _is_label(self) -> bool:
        return bool(self._values) and self.type != "date" and self.filled >= _LABELLED * self._distinct.count

    @property
    def _is_id(self) -> bool:
        """All of them different, each one word or whole number; of a few rows, where prices and hours differ too, a count or a code."""
        single = self._looks["word"] + self._kinds["integer"]
        differ = single >= _MOST * self.filled and self._distinct.count >= 0.95 * self.filled
        if self.filled < 2 or not differ:
            return False
        if self._kinds["integer"]:
            return self.filled >= _FEW or self._range[1] - self._range[0] == self.filled - 1
        return any((_DIGIT if self.filled >= _FEW else _CODE).search(one) for one in self._examples)

    @property
    def role(self) -> str:
        """Return what it is for: by its name, else by what it looks like."""
        return role_of(self.name) or (self.looks if self.looks in {"id", "url", "label"} else "")

    @property
    def is_personal(self) -> bool:
        """Tell whether it seems to be about persons, by its name or by what is in it."""
        named = _PERSONAL_NAMES.fullmatch(self.name.strip()) is not None
        return named or self.role in _PERSONAL_ROLES or self.looks in _PERSONAL_LOOKS

    @property
    def variety(self) -> float:
        """Return how many of its values differ, 0 to 1."""
        return self._distinct.count / self.filled if self.filled else 0

    @property
    def length(self) -> float:
        """Return how many characters its strings have on average."""
        return self._lengths.mean

    @property
    def has_words(self) -> bool:
        """Tell whether it could be text: strings, or lists and objects that may hold some."""
        return bool(self._kinds.keys() & {"string", "list", "object"})

    def as_json(self, rows: int) -> dict[str, Any]:
        """Return the column of a table with so many rows, as `ingestion.profiling` describes it."""
        return {
            "type": self.type,
            "filled": self.filled,
            "share": round(self.filled / rows, 4) if rows else 0,
            "distinct": min(self._distinct.count, self.filled),
            "distinct_is_exact": self._distinct.is_exact,
            "lengths": self._lengths.as_json() if self._kinds["string"] else None,
            "range": dict(zip(("min", "max"), self._range, strict=False)) or None,
            "values": self._most_frequent(),
            "examples": [] if self.is_personal else self._examples,
            "personal": self.is_personal,
            "looks": self.looks,
            "role": self.role,
        }

    def _most_frequent(self) -> list[list[Any]]:
        counted = self._values or Counter()
        if self.is_personal or self.looks != "label" or any(masked(value) != value for value in counted):
            return []
        return [[writable(value), times] for value, times in counted.most_common()]
