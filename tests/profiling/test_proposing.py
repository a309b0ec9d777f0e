"""Where no name tells, prose is proposed as the text, and what says the same beside it in fewer words; names, figures, codes and files are not."""

import pytest

from ingestion.profiling.column import Column
from ingestion.profiling.proposing import text_among
from ingestion.profiling.tables import Profile

SPANISH = (
    "Mi abuela cocina los frijoles en la olla", "El viejo no quiere comer hoy", "La niña trabaja conmigo en la milpa",
    "El perro duerme debajo del árbol", "Mañana iremos todos al mercado", "Voy a ir a la casa de mi madre",
)  # fmt: skip
NAHUATL = (
    "Nocihtzin quimoyuxitia", "Huehuetzin ahmo tlacuaznequi", "Cihuaconetl nohuan tequiti", "Itzcuintli cuauhtitlan cochi",
    "Moztla tianquizco tiazceh", "Nijtlajpalotika",
)  # fmt: skip
TELUGU = ("మా అమ్మమ్మ వండుతుంది", "ముసలాయన తినడు", "పాప పనిచేస్తుంది", "కుక్క నిద్రపోతుంది", "రేపు వెళ్తాము", "నేను వెళ్తాను")
TONES = (
    "tzan¹ ndo²quia³ na̱ha̱",
    "ne̱²cha³ kua̱n ve'e",
    "xi³ña ntsa̱² yo'o",
    "ti³na̱ ki̱xi̱ kúú",
    "ta̱an ko̱²ho̱ ya̱'vi",
    "kuu³n i̱in ve'e na̱na̱",
)
NAMES = (
    "Juan Mamani Quispe",
    "Rosa de la Cruz",
    "Ana María Condori",
    "Luis Ticona Choque",
    "Pedro y Marta Apaza",
    "Elsa Huanca",
)


def proposed(**columns: tuple[str, ...]) -> list[str]:
    counted = {}
    for name, values in columns.items():
        counted[name] = Column(name)
        for value in values:
            counted[name].add(value)
    return text_among(counted)


@pytest.mark.parametrize("said", [NAHUATL, TELUGU, TONES, (*NAHUATL[:3], "", "", "")])
def test_what_says_as_much_in_fewer_words_is_text(said: tuple[str, ...]) -> None:
    assert proposed(a=SPANISH, b=said) == ["a", "b"]


def test_what_comes_again_as_often_as_the_prose_is_text_too() -> None:
    assert proposed(a=SPANISH * 4, b=NAHUATL * 4) == ["a", "b"]


def test_a_table_in_capitals_is_read_like_any_other() -> None:
    capitals = [tuple(value.upper() for value in values) for values in (SPANISH, NAHUATL)]
    assert proposed(a=capitals[0], b=capitals[1]) == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("quien", NAMES),
        ("pueblo", ("San Juan de la Sierra", "Santa María del Río", "Los Altos de Ixtepec", "Villa Hidalgo", "San Pedro y San Pablo", "El Rosario Alto")),
        ("género", ("narrativa tradicional oral", "conversación espontánea") * 3),
        ("horas", ("12.500000", "13.250000", "9.125000", "8.000000", "7.500000", "6.250000")),
        ("cuando", ("2024-01-31 10:00:00", "2024-02-01 11:00:00", "2024-02-02 10:30:00", "2024-02-03 09:00:00", "2024-02-04 10:00:00", "2024-02-05 10:00:00")),
        ("sonido", tuple(f"grabaciones/el_abuelo_{one}.wav" for one in "abcdef")),
        ("archivo", tuple(f"cuento del abuelo {one}.docx" for one in "abcdef")),
        ("clases", ("DET NOUN VERB DET NOUN", "DET NOUN ADV VERB", "DET NOUN VERB PRON", "NOUN VERB ADP", "ADV VERB", "VERB ADP VERB ADP")),
        ("analisis", ("1SG-abuela 3OBJ-cocer", "viejo NEG comer-DES", "niña 1SG-COM trabajar", "perro árbol-LOC dormir.PRS", "mañana mercado-LOC 1PL-ir", "1SG-ir-DUR")),
        ("tema", ("la comida casera", "la salud", "el trabajo agrícola", "los animales domésticos", "el mercado", "los viajes")),
        ("corto", ("comida", "vejez", "campo", "perros", "ventas", "viajes")),
        ("ficha", tuple(f"relatooraldelabuelo{one}" for one in "123456")),
        ("web", tuple(f"www.{one}.mx" for one in "abcdef")),
        ("vacía", ("",) * 6),
    ],
)  # fmt: skip
def test_what_says_something_of_the_row_is_none(name: str, values: tuple[str, ...]) -> None:
    assert proposed(a=SPANISH, **{name: values}) == ["a"]


@pytest.mark.parametrize("name", ["Náhuatl", "key", "palabra", "Término", "Lema", "traducción"])
def test_the_word_that_prose_explains_is_text(name: str) -> None:
    words = ("comal", "tequio", "milpa", "itacate", "tianguis", "calpulli")
    assert proposed(**{name: words, "explicación": SPANISH, "tipo": ("s.", "v.") * 3}) == [
        name,
        "explicación",
    ]


@pytest.mark.parametrize("values", [("s. f.", "v. tr.") * 3, ("12", "13", "14", "15", "16", "17")])
@pytest.mark.parametrize("name", ["cat", "palabra"])
def test_under_such_a_name_there_must_be_words_all_the_same(name: str, values: tuple[str, ...]) -> None:
    assert proposed(**{name: values, "explicación": SPANISH}) == ["explicación"]


def test_where_there_is_no_prose_nothing_is_known() -> None:
    assert proposed(a=NAHUATL, b=("uno", "dos")) == []


def test_the_table_proposes_both_sides_and_not_what_says_more_of_the_row() -> None:
    profile = Profile()
    for left, right, name in zip(SPANISH, NAHUATL, NAMES, strict=True):
        profile.add("train", "a.csv", "", {"castilla": left, "quién": name, "mexicano": right})
    text = profile.as_json()["train"]["tables"][""]["text"]
    assert text == {"columns": ["castilla", "mexicano"], "why": "prose"}
