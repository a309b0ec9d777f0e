"""Extensions and system files are told by the last part of a name, as paths would tell them."""

from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingestion.opening.names import is_system_file
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
