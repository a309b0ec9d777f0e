"""A new model takes the old one's place only where it is the better one on lines neither was taught."""

import io
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import fasttext
import pytest
from django.core.management import CommandError, call_command

from languages.identify import BACKEND, Guess
from languages.kin import table_of
from languages.labels import tag_of
from languages.management.commands import switch_language_model
from languages.normalise import line_for_model
from languages.scripts import UNKNOWN
from languages.training import switch
from languages.training.evaluate import Judged
from languages.training.switch import Figures, figures, following, install, objections, size_of
from tests.languages.tiny_model import write

GOOD = Figures(0.9, 0.9, {"es": 0.95, "gn": 0.85}, 0.95, 0.01)
LINES = Counter({"es": 500, "gn": 120})


@pytest.mark.parametrize(
    ("after", "word"),
    [
        (Figures(0.9, 0.9, {"es": 0.95, "gn": 0.85}, 0.95, 0.01), "macro F1"),
        (Figures(0.89, 0.91, {"es": 0.95, "gn": 0.87}, 0.95, 0.01), "accuracy"),
        (Figures(0.91, 0.91, {"es": 0.9, "gn": 0.92}, 0.95, 0.01), "es falls"),
        (Figures(0.91, 0.91, {"es": 0.96}, 0.95, 0.01), "gn falls"),
        (Figures(0.91, 0.91, {"es": 0.96, "gn": 0.86}, 0.8, 0.01), "0.800"),
        (Figures(0.91, 0.91, {"es": 0.96, "gn": 0.86}, 0.9, 0.06), "named surely"),
    ],
)
def test_each_thing_that_speaks_against_it_is_said(after: Figures, word: str) -> None:
    (said,) = objections(GOOD, after, LINES, 2_000_000)
    assert word in said


def test_a_better_model_meets_no_objection_but_for_its_size() -> None:
    better = Figures(0.91, 0.91, {"es": 0.94, "gn": 0.88}, None, None)
    assert list(objections(GOOD, better, LINES, 4_000_000)) == []
    assert "4000001 bytes" in next(objections(GOOD, better, LINES, 4_000_001))


def test_figures_are_what_they_say() -> None:
    judged = [Judged("es", "es", 0.9, 30, "a")] * 30 + [Judged("es", "und", 0.1, 30, "a")] * 10
    judged += [Judged("und", "es", 0.9, 30, "x")] * 2 + [Judged("und", "und", 0.9, 30, "x")] * 8
    found = figures(judged)
    assert (found.accuracy, found.unknown, found.surely_wrong) == (38 / 50, 0.8, 0.2)
    assert found.by_language == {"es": pytest.approx(2 * 30 / (2 * 30 + 10 + 2))}


class Plain:
    """Reads the tiny models, which are not quantised as ours are."""

    def __init__(self, path: Path) -> None:
        self._predict = fasttext.load_model(str(path)).f.predict

    def identify_all(self, texts: Iterable[str], *, enough: float) -> list[Guess]:
        """One guess per text."""
        return [self._guess(line_for_model(text), enough) for text in texts]

    def _guess(self, line: str, enough: float) -> Guess:
        probability, label = (self._predict(f"{line}\n", 1, 0.0, "strict") or [(0.0, "__label__other")])[0]
        tag = tag_of(label.removeprefix("__label__"))
        return Guess(tag if probability >= enough else UNKNOWN, probability, "tiny")


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(switch, "Identifier", Plain)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Two languages with two sources each, so that one of each is kept back."""
    rows = ["lang\tsource\tlicence\ttext"]
    for lang, words in (("gug", "kuimba'e ojapo mba'apo"), ("eus", "etxea handia zuria")):
        rows += [f"{lang}\tlibro\tCC0\t{words} {n}" for n in range(90)]
        rows += [f"{lang}\tdonation-1\tCC0\t{words} {n}" for n in range(30)]
    (tmp_path / "text.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    return tmp_path


def test_the_command_switches_to_a_better_model_and_refuses_a_worse_one(
    text: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    house = tmp_path_factory.mktemp("model")
    monkeypatch.setattr(switch_language_model, "install", partial(install, folder=house))
    worse = write(text / "worse.ftz", {"grn": ["ojapo", "etxea", "handia"], "eus": ["zuria"]})
    better = write(text / "better.ftz", {"grn": ["ojapo", "mba'apo"], "eus": ["etxea", "zuria"]})
    table_of(better).write_text("sign\tspa\n", "utf-8")
    said = io.StringIO()
    call_command("switch_language_model", text, before=worse, after=better, model=better, stdout=said)
    assert f"Switched: {following(BACKEND)}" in said.getvalue()
    assert (house / "lid.ftz").read_bytes() == better.read_bytes()
    assert table_of(house / "lid.ftz").read_text("utf-8") == "sign\tspa\n"
    assert (house / "VERSION").read_text().strip() == following(BACKEND)
    assert "| macro F1 |" in (house / "REPORT.md").read_text()
    (house / "lid.ftz").unlink()
    with pytest.raises(CommandError, match="Not better"):
        call_command("switch_language_model", text, before=better, after=worse, model=worse, stdout=said)
    assert not (house / "lid.ftz").exists()


def test_without_the_whole_model_it_only_compares(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(switch, "install", None)
    worse = write(text / "worse.ftz", {"grn": ["etxea"], "eus": ["zuria"]})
    better = write(text / "better.ftz", {"grn": ["ojapo"], "eus": ["etxea", "zuria"]})
    said = io.StringIO()
    call_command("switch_language_model", text, before=worse, after=better, stdout=said)
    assert "Give --model to switch" in said.getvalue()


def test_a_folder_that_keeps_nothing_back_measures_nothing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nothing can be measured"):
        call_command("switch_language_model", tmp_path, before=tmp_path, after=tmp_path)


def test_the_table_of_an_old_model_does_not_stay_beside_a_new_one(tmp_path: Path) -> None:
    new, house = write(tmp_path / "new.ftz", {"eus": ["etxea"]}), tmp_path / "house"
    house.mkdir()
    table_of(house / "lid.ftz").write_text("sign\tspa\n", "utf-8")
    install(new, [], house)
    assert not table_of(house / "lid.ftz").exists()
    alone = size_of(new)
    table_of(new).write_text("sign\tspa\n", "utf-8")
    assert size_of(new) == alone + len("sign\tspa\n")


def test_names_go_on() -> None:
    assert following("acopio-lid-9") == "acopio-lid-10"
