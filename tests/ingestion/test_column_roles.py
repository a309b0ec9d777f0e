"""The table of what columns are called: no name says two things, and every role is known where roles are spoken of."""

from collections import Counter

from donations.wording.tables import ROLES
from ingestion.column_groups import GROUPS, OF_WORDS, ONE_OF
from ingestion.column_roles import LICENCE_NAMES, NAMES, NO_TEXT, ROLE_OF, TEXT_NAMES, role_of, weight_of


def test_no_name_is_of_two_roles() -> None:
    told = Counter(name for names in NAMES.values() for name in set(map(str.casefold, names)))
    assert [name for name, roles in told.items() if roles > 1] == []
    assert [(name, role) for role, names in NAMES.items() for name in names if role_of(name) != role] == []


def test_no_name_is_empty_once_its_signs_are_gone() -> None:
    assert "" not in ROLE_OF


def test_every_role_has_its_word_and_every_role_asked_for_its_names() -> None:
    assert NAMES.keys() == ROLES.keys()
    asked = {role for group in GROUPS for role in (*group.needed, *group.together, *group.without)}
    assert asked | {*ONE_OF} | OF_WORDS | NO_TEXT <= NAMES.keys()


def test_the_earlier_name_of_a_text_weighs_more() -> None:
    assert weight_of("texto") < weight_of("Contenido") < weight_of("relato") < weight_of("palabra")


def test_texts_and_licences_are_known_as_people_write_them() -> None:
    assert {"conteúdo", "artículo", "selftext"} < {*TEXT_NAMES}
    assert {"licencia", "llicència", "rights"} < LICENCE_NAMES
