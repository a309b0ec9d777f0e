"""The training text is divided by source, and the report counts what it says it counts."""

import lzma
from pathlib import Path

import pytest

from languages.normalise import line_for_model
from languages.training.evaluate import Judged, f1, report
from languages.training.lessons import CAP_INTERFACE, READINGS_OF_RELATIVES, lines_to_teach
from languages.training.rows import SPANISH, Row, divide, read_rows


def _rows(label: str, source: str, count: int) -> list[Row]:
    return [
        Row(label, source, f"{label} línea número {n} de la fuente {source} con palabras")
        for n in range(count)
    ]


def test_rows_are_read_from_plain_and_compressed_files(tmp_path: Path) -> None:
    header = "lang\tsource\tlicence\ttext\n"
    (tmp_path / "a.tsv").write_text(
        f'{header}quz\tley\tCC0\tIma "sutiyki?\nspa\tcuento\tCC0\tBuenos días\n', "utf-8"
    )
    with lzma.open(tmp_path / "b.tsv.xz", "wt", encoding="utf-8") as stream:
        stream.write(f"{header}nhi\tud\tCC0\tcualli\n")
    (tmp_path / "MANIFEST.tsv").write_text("file\tlang\tsource\ntrain\tspa\tcuento\n", "utf-8")
    rows = read_rows(tmp_path)
    assert rows == [
        Row("que", "ley", 'Ima "sutiyki?', "quz"),
        Row("spa", "cuento", "Buenos días", "spa"),
        Row("nah", "ud", "cualli", "nhi"),
    ]


def test_untranslated_rows_are_left_out(tmp_path: Path) -> None:
    lines = [
        "glg\tayuda\tOpens a dialog box to enter the name of the page",
        "glg\tayuda\tAbre unha caixa de diálogo para inserir o nome da páxina",
        "ayr\tnoticias\tLa casa de la familia en el sur de la ciudad",
        "spa\tcuento\tLa casa de la familia en el sur de la ciudad",
        "glg\tayuda\tChoose Format - Frame and Object - Properties",
        "eng\tayuda\tOpens a dialog box to enter the name of the page",
    ]
    (tmp_path / "a.tsv").write_text("lang\tsource\ttext\n" + "\n".join(lines) + "\n", "utf-8")
    assert [row.label for row in read_rows(tmp_path)] == ["glg", "spa", "eng"]


def test_text_of_an_unknown_language_that_is_one_of_ours_is_taught_as_such(tmp_path: Path) -> None:
    lines = [
        "other\tudhr-054\tTota persona té dret a la vida",
        "other\tudhr-fin\tJokaisella on oikeus elämään",
    ]
    (tmp_path / "a.tsv").write_text("lang\tsource\ttext\n" + "\n".join(lines) + "\n", "utf-8")
    assert [row.label for row in read_rows(tmp_path)] == ["cat", "other"]


def test_fragments_in_another_language_are_not_taught() -> None:
    text = "jilatanaka kullakanaka foto de la casa de la familia en el sur de la ciudad uñjapxi ukatxa"
    lines = [line.partition(" ")[2] for line in lines_to_teach([Row("aym", "diario", text)] * 40)]
    fragments = {line for line in lines if line and line in text and line != text}
    assert any("kullakanaka" in line for line in fragments)
    assert not {
        line for line in fragments if sum(word in SPANISH for word in line.split()) > 0.2 * len(line.split())
    }


def test_relatives_of_our_languages_are_read_more_often_than_other_strangers() -> None:
    rows = _rows("other", "udhr-src", 5) + _rows("other", "udhr-fin", 5) + _rows("spa", "libro", 50)
    lines = lines_to_teach(rows)
    times = [
        sum(
            line.startswith("__label__other other línea") and line.endswith(f"{source} con palabras")
            for line in lines
        )
        for source in ("udhr-src", "udhr-fin")
    ]
    assert times[0] == READINGS_OF_RELATIVES * times[1] > 0


def test_whole_sources_are_kept_back() -> None:
    rows = (
        _rows("spa", "a", 60) + _rows("spa", "b", 20) + _rows("spa", "c", 20) + _rows("spa", "udhr-spa", 10)
    )
    taught, kept = divide(rows)
    assert {row.source for row in kept} <= {"b", "c"}
    assert not {(r.label, r.source) for r in taught} & {(r.label, r.source) for r in kept}
    assert len(taught) + len(kept) == len(rows)
    assert 0.10 * len(rows) <= len(kept) <= 0.25 * len(rows)


def test_a_single_source_is_taught_and_not_measured() -> None:
    taught, kept = divide(_rows("tar", "constitution", 50))
    assert (len(taught), kept) == (50, [])


def test_running_text_is_kept_back_before_interface_strings() -> None:
    _, kept = divide(_rows("arg", "libro", 30) + _rows("arg", "x-ui", 30) + _rows("arg", "otro", 40))
    assert {row.source for row in kept} <= {"libro", "otro"}


def test_lessons_are_repeatable_capped_and_include_gibberish() -> None:
    rows = _rows("spa", "firefox-ui", CAP_INTERFACE + 500) + _rows("eus", "liburu", 100)
    lines = lines_to_teach(rows)
    assert lines == lines_to_teach(rows)
    assert (
        sum(line.startswith("__label__spa") and "firefox" in line and "línea" in line for line in lines)
        <= 2 * CAP_INTERFACE
    )
    assert any(line.startswith("__label__other") for line in lines)
    # A small language is read again until there is enough of it.
    assert sum(line.startswith("__label__eus") for line in lines) > 800


def test_f1_is_what_it_says() -> None:
    judged = [
        Judged("es", "es", 0.9, 30, "a"),
        Judged("es", "pt", 0.9, 30, "a"),
        Judged("pt", "es", 0.9, 30, "b"),
        Judged("pt", "und", 0.3, 30, "b"),
    ]
    assert f1(judged, "es") == (0.5, 0.5, 0.5)
    assert f1(judged, "pt") == (0.0, 0.0, 0.0)


def test_the_report_says_accuracy_confusions_and_strangers() -> None:
    judged = [Judged("es", "es", 0.9, 30, "a")] * 30 + [Judged("es", "pt", 0.9, 70, "a")] * 10
    judged += [Judged("und", "und", 0.9, 300, "x")] * 15 + [Judged("und", "es", 0.9, 300, "x")] * 5
    text = "\n".join(report(judged))
    assert "accuracy 0.750" in text
    assert "pt 10" in text
    assert "20 lines, 0.750 answered und, 0.250 named with p >= .8" in text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ñandé  ÑE’Ẽ\n2023", "ñandé ñe'ẽ"),
        ("see https://example.org/a?b for [more]", "see for more"),
        ("n\u0303a", "ña"),
        ("K`iche´", "k'iche'"),
        ("1234 --", "--"),
        ("m+k+ +kiye mɨkɨ 10 + 2", "miki ikiye miki +"),
        ("", ""),
    ],
)
def test_the_model_reads_one_plain_line(text: str, line: str) -> None:
    assert line_for_model(text) == line
