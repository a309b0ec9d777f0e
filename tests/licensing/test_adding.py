"""Names that maintainers added are looked for beside what the readers found, and judged as any other."""

import pytest

from licensing.catalogue import Catalogue
from licensing.entries import entry
from licensing.evidence import Hit, beside, beyond, find
from licensing.evidence.adding import find_added
from licensing.vocabulary import Role

NEW = entry(
    "licencia-del-coro",
    {
        "class": "non-commercial", "es": "Licencia del Coro de Caacupé", "en": "Coro", "certainty": "checked",
        "aliases": ["pacto coral", "a", "2024"], "links": ["coro.example/licencia"],
    },
)  # fmt: skip
IN_FORCE = Catalogue.load().with_entries([NEW])
ADDED = beyond(IN_FORCE)
PROSE = "El río bajaba crecido y nadie cruzó aquella noche. " * 400


def found(text: str) -> list[tuple[str, str, bool]]:
    assert ADDED is not None
    return [(hit.id, hit.role, hit.concludes) for hit in find_added(text, ADDED)]


def test_the_file_has_nothing_beyond_itself() -> None:
    assert beyond(Catalogue.load()) is None


def test_only_what_is_new_is_looked_for_and_nothing_too_short() -> None:
    assert ADDED is not None
    assert [licence.id for licence in ADDED.all()] == ["licencia-del-coro"]
    assert [alias for alias, _ in ADDED.text_aliases] == [
        "licencia del coro de caacupe", "licencia-del-coro", "pacto coral",
    ]  # fmt: skip


def test_a_name_added_to_a_known_licence_is_new() -> None:
    mit = Catalogue.load().entries["mit"]
    row = entry(
        "mit",
        {
            "class": "open",
            "es": "MIT",
            "en": "MIT",
            "certainty": "checked",
            "aliases": [*mit.aliases, "permiso del mit"],
        },
    )
    added = beyond(Catalogue.load().with_entries([row]))
    assert added is not None
    assert [alias for alias, _ in added.text_aliases] == ["permiso del mit"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Este cancionero se publica bajo el Pacto Coral.", [("licencia-del-coro", "grant", True)]),
        ("Licencia:\nLicencia del Coro\nde Caacupé", [("licencia-del-coro", "grant", True)]),
        ("Condiciones: https://coro.example/licencia", [("licencia-del-coro", "grant", False)]),
        ("---\nlicense: licencia-del-coro\n---\n\n# Coplas", [("licencia-del-coro", "grant", True)]),
        ("Recomendamos a otros coros el Pacto Coral.", [("licencia-del-coro", "mention", False)]),
        ("Un pacto coralino.", []),
        (PROSE + "Este cancionero se publica bajo el Pacto Coral. " + PROSE, []),
        (PROSE + "Este cancionero se publica bajo el Pacto Coral.", [("licencia-del-coro", "grant", True)]),
    ],
)
def test_they_are_judged_as_any_other(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(text) == expected


def test_what_a_stricter_name_was_found_beside_no_longer_concludes() -> None:
    text = "Este cancionero está bajo licencia CC BY 4.0. Este cancionero se publica bajo el Pacto Coral."
    told = [hit.as_dict() for hit in find(text)]
    assert [one["concludes"] for one in told] == [True]
    assert ADDED is not None
    hits = {one["id"]: one["concludes"] for one in beside(told, text, ADDED, IN_FORCE)}
    assert hits == {"licencia-del-coro": True, "cc-by-4.0": False}


def test_without_any_the_readers_hits_stay_as_they_are() -> None:
    told = [hit.as_dict() for hit in find("Este cancionero está bajo licencia CC BY 4.0.")]
    assert ADDED is not None
    assert beside(told, "Este cancionero está bajo licencia CC BY 4.0.", ADDED, IN_FORCE) is told


def test_a_hit_of_a_licence_that_was_taken_out_since_is_kept() -> None:
    (hit,) = find("Este cancionero está bajo licencia CC BY 4.0.")
    old = {**hit.as_dict(), "id": "licencia-vieja"}
    assert ADDED is not None
    ids = {one["id"] for one in beside([old], "Se publica bajo el Pacto Coral.", ADDED, IN_FORCE)}
    assert ids == {"licencia-del-coro", "licencia-vieja"}


def test_a_hit_told_and_taken_back_is_the_same() -> None:
    (hit,) = find("Este cancionero está bajo licencia CC BY 4.0.")
    assert Hit.of(hit.as_dict()) == hit
    assert hit.role is Role.GRANT
