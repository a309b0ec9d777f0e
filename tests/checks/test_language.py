"""The donor's word is compared with what was found; it is advice, and only a clear contradiction is a warning."""

from ingestion.checks.language import Language
from ingestion.checks.subject import Declared, Excerpt, Line, Mixed
from ingestion.types import Level
from tests.checks.subjects import LETTERS, Told, found

PORTUGUESE = Line("carta.pt.txt", "", "text", "", {}, 4_000, {"pt": 1.0})


def test_agrees() -> None:
    told = found(Language(), Told())
    assert set(told) == {"language_agrees"}
    assert told["language_agrees"].level is Level.NOTE


def test_disagrees_over_the_whole_and_by_file() -> None:
    told = found(Language(), Told(ledger=(PORTUGUESE,), languages={"pt": 1.0}))
    assert told["language_disagrees"].level is Level.WARN
    assert told["language_disagrees"].params["found"] == {"pt": 1.0}
    assert [one["file"] for one in told["files_in_another_language"].evidence] == ["carta.pt.txt"]


def test_one_file_in_another_language_is_named() -> None:
    told = found(Language(), Told(ledger=(LETTERS, PORTUGUESE), languages={"es": 0.9, "pt": 0.1}))
    assert told["files_in_another_language"].params["count"] == 1


def test_a_language_the_model_does_not_know_is_taken_at_the_donors_word() -> None:
    declared = Declared(languages=("fax",))  # fala, of the Jálama valley
    told = found(Language(), Told(declared=declared, languages={"pt": 0.6, "es": 0.4}))
    assert told["language_unknown_to_model"].level is Level.NOTE
    assert all(one.level is not Level.WARN for one in told.values())


def test_says_nothing_where_there_is_nothing_to_compare() -> None:
    assert found(Language(), Told(characters=0)) == {}
    assert found(Language(), Told(declared=Declared())) == {}


GUARANI = "Che sy oñongatu avati ra’ỹi peteĩ mba’yru yvyguigua ryepýpe, ha upéi roñotỹ oñondive kokuépe."
SPANISH = "Mi abuela guardaba las semillas del maíz en una vasija de barro, y luego las sembrábamos juntas."
PAGE = "\n".join([GUARANI, SPANISH, GUARANI, GUARANI])


def test_stretches_in_another_language_are_quoted() -> None:
    page = Excerpt("cuento.txt", "", "train", PAGE, {"gn": 0.76, "es": 0.24})
    declared = Declared(languages=("gn",))
    told = found(Language(), Told(declared=declared, languages={"gn": 0.76, "es": 0.24}, drawn=(page,)))
    pieces = told["language_mixed"].evidence
    assert [(one["file"], one["quote"], one["languages"]) for one in pieces] == [
        ("cuento.txt", SPANISH, {"es": 1.0})
    ]


def test_documents_are_counted_by_answer() -> None:
    mixed = (Mixed("train", {"es": 1.0}, 8, 3_000, 1_500), Mixed("train", {"pt": 1.0}, 2, 1_000, 1_000))
    told = found(Language(), Told(mixed=mixed, languages={"es": 0.75, "pt": 0.25}))
    assert told["language_mixed"].params["documents"] == {"agrees": 8, "disagrees": 2}
    assert told["language_mixed"].params["looked_at"] == 0.625


def test_a_split_in_another_language_is_named() -> None:
    mixed = (
        Mixed("train", {"es": 1.0}, 90, 30_000, 30_000),
        Mixed("test", {"pt": 0.9, "es": 0.1}, 5, 1_000, 1_000),
    )
    subject = Told(mixed=mixed, splits=frozenset({"train", "test"}), languages={"es": 0.97, "pt": 0.03})
    told = found(Language(), subject)
    assert told["language_agrees"].params["splits"] == {"train": "agrees", "test": "disagrees"}
    split = told["splits_in_another_language"]
    assert (split.level, split.params["splits"]) == (Level.WARN, ["test"])
    assert split.evidence == [{"file": "test", "languages": {"pt": 0.9, "es": 0.1}}]


def test_a_script_nobody_declared_is_named() -> None:
    told = found(Language(), Told(languages={"es": 0.8, "und-Cyrl": 0.2}))
    assert told["other_script"].params["found"] == {"und-Cyrl": 0.2}
    assert told["other_script"].level is Level.WARN
    little = found(Language(), Told(languages={"es": 0.97, "und-Hani": 0.03}))
    assert little["other_script"].level is Level.NOTE
    russian = Told(declared=Declared(languages=("ru",)), languages={"und-Cyrl": 1.0})
    assert "other_script" not in found(Language(), russian)


def test_a_broken_encoding_is_named_with_its_words() -> None:
    torn = Excerpt(
        "actas.txt", "", "train", "Los ni?os del a?o pasado fueron al ba?o con su t\ufffdo. " * 3, {"es": 1.0}
    )
    misread = Excerpt("notas.csv", "", "train", "El niÃ±o y la niÃ±a del aÃ±o", {"es": 1.0})
    told = found(Language(), Told(drawn=(torn, misread)))
    assert told["encoding_lost"].params == {"count": 1, "of": 2}
    assert "ni?os" in told["encoding_lost"].evidence[0]["quote"]
    assert told["encoding_misread"].evidence[0]["file"] == "notas.csv"
    assert told["encoding_misread"].level is Level.WARN


def test_a_glottal_stop_written_as_a_question_mark_is_no_damage() -> None:
    text = "ya?ax ka?an ha?as che?ex ti?a ka?atul " * 4
    whole = Excerpt("cuento.txt", "", "train", text, {"yua": 1.0})
    assert "encoding_lost" not in found(Language(), Told(drawn=(whole,), languages={"yua": 1.0}))
    asked = Excerpt("foro.txt", "", "train", "¿Qué?no. http://x.example/a?b=1&c?d " * 5, {"es": 1.0})
    assert "encoding_lost" not in found(Language(), Told(drawn=(asked,)))


def test_features_of_spanish_are_counted_and_nothing_is_concluded() -> None:
    letter = Excerpt("carta.txt", "", "train", "Vos sos de acá, ¿tenés un pibe? Mirá.", {"es": 1.0})
    page = Excerpt("cuento.txt", "", "train", "vos vos vos", {"gn": 1.0})
    noticed = found(Language(), Told(drawn=(letter, page)))["spanish_cues"]
    assert noticed.level is Level.NOTE
    assert noticed.params["cues"] == {"voseo": 4, "rioplatense": 1}
    assert "CR" in noticed.evidence[0]["countries"]
    alone = Excerpt("nota.txt", "", "train", "Vos.", {"es": 1.0})
    assert "spanish_cues" not in found(Language(), Told(drawn=(alone,)))
