"""What people sign: the words of every version stay as they were signed, and the newest promises only what is done."""

import pytest

from donations.consent_text import CURRENT, FOLDER, LANGUAGES, digest, text

# The sha256 of words that somebody may have signed. A new text is a new version with lines of its own here.
SIGNED = {
    "2026-11-28.en.md": "8aa013c607c9c76b7f642e119578e898bbeefed726abbf4019aef595f5985366",
    "2026-11-28.es.md": "59819a4a7e5cbf033709f3eaeb6d0307b539a9a1d6e2e8c424dec8315d824390",
    "2026-11-28.pt-br.md": "3b2e64cc733ffb50fa293e3f2e35827cb2638f4aa218a3bdae4ff818564d009e",
    "2026-11.en.md": "4a25b36c435ac5aa6fdc5634527d2dea8e908ff7b340b3d1cb89ba69f1ae91ce",
    "2026-11.es.md": "aff2fed02cf8f2ae7284874fecb1ee153ada1e8cece11ec7fa1a5fc72a40ad5f",
    "2026-11.pt-br.md": "5693017cce8284ac252ec31e0d949e8f63e161d1361b0dfb08af1fa78f33adf1",
}


def test_no_word_that_was_signed_ever_changes() -> None:
    kept = {path.name: digest(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.md")}
    assert kept == SIGNED


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_program_is_said_to_look_for_personal_data(language: str) -> None:
    (third,) = [line for line in text(language).splitlines() if line.startswith("3.")]
    before, _, programs = third.partition("program")
    assert "persona" in before or "pessoais" in before
    assert not any(word in programs for word in ("persona", "pessoais"))


def test_each_version_is_there_in_each_language() -> None:
    versions = {path.name.split(".")[0] for path in FOLDER.glob("*.md")}
    assert CURRENT in versions
    assert {path.name for path in FOLDER.glob("*.md")} == {
        f"{v}.{one}.md" for v in versions for one in LANGUAGES
    }
