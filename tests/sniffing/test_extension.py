"""Extensions and system files are told by the last part of a name, as paths would tell them."""

from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingestion.leftovers import is_in_system_folder, is_system_file
from ingestion.sniffing.tables import extension

NAMES = st.lists(
    st.sampled_from(["/", "\\", ".", "..", "a", "Ñ", "TXT", ".txt", "._", "__MACOSX", "Thumbs.db", " "]), max_size=8
).map("".join)  # fmt: skip


@given(NAMES)
@example("")
@example("a/b.tar.GZ/./")
def test_an_extension_is_a_paths_suffix(name: str) -> None:
    assert extension(name) == PurePosixPath(name.replace("\\", "/")).suffix[1:].lower()


@given(NAMES)
def test_a_system_folder_counts_wherever_it_is(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if "__MACOSX" in path.parts or path.name.startswith("._") or path.name.lower() == "thumbs.db":
        assert is_system_file(name)


@pytest.mark.parametrize("name", ["~$entos.docx", "cajas/~$entos.docx", "a/.~lock.cuentos.odt#"])
def test_locks_of_open_documents_are_a_systems(name: str) -> None:
    assert is_system_file(name)


@pytest.mark.parametrize(
    "name",
    [
        "cuentos/__macosx.txt",
        "Thumbs.db/carta.txt",
        "a._b",
        "",
        "/",
        "a~$b.docx",
        "~$a/carta.txt",
        ".~lock.odt",
    ],
)
def test_a_persons_file_is_none(name: str) -> None:
    assert not is_system_file(name)


@pytest.mark.parametrize(
    "name",
    [
        ".gitattributes",
        "corpus-main/.gitignore",
        "corpus/.git",
        "corpus/.git/hooks/pre-commit.sample",
        "corpus\\.git\\config",
        "web/node_modules/left-pad/README.md",
        "lib/site-packages/x/LICENSE.txt",
        "x/__pycache__/leer.cpython-311.txt",
        "leer.pyc",
        "x.egg-info/top_level.txt",
        "x-1.0.dist-info/METADATA",
        ".Trash-1000/files/cuento.txt",
        ".ipynb_checkpoints/cuentos-checkpoint.ipynb",
        "corpus/.cache/huggingface/download/train.csv.metadata",
        "package-lock.json",
        "Icon\ufffd",
        "tesis/revista.cls",
        "tesis/ESTILO.sty",
        "main.bbl",
        "main.run.xml",
        "main.synctex.gz",
        "caps/uno.aux",
        "latexmkrc",
    ],
)
def test_what_programs_leave_is_theirs(name: str) -> None:
    assert is_system_file(name)


@pytest.mark.parametrize(
    "name",
    [
        "gitattributes",
        "node_modules",
        "cuentos/venv.txt",
        "venv",
        "git/cuento.txt",
        "Trash-1000/cuento.txt",
        ".cache/huggingface/hub/datasets--a--b/snapshots/1/train.csv",
        "package.json",
        "https://blog.example/venv/cuento.html",
        "https://blog.example/node_modules/",
        ".github/LEEME.md",
        "x/site-packages.txt",
        "caps/uno.tex",
        "refs.bib",
        "chat.log",
        "sty/cuento.txt",
        "corpus.xml",
    ],
)
def test_what_only_sounds_like_it_is_a_persons(name: str) -> None:
    assert not is_system_file(name)


def test_folders_of_programs_are_told_for_a_walk_too() -> None:
    assert is_in_system_folder("corpus/.git/HEAD")
    assert is_in_system_folder("__MACOSX/a.txt")
    assert not is_in_system_folder("corpus/.gitignore")
    assert not is_in_system_folder("__MACOSX")
