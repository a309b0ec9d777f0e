"""The hits of many files become one piece of evidence per licence."""

import pytest

from licensing.evidence import Evidence, find, weigh


def test_counts_files_and_forgets_mentions() -> None:
    files = [
        find("Este libro tiene licencia CC BY 4.0."),
        find("Este libro tiene licencia CC BY 4.0. No se permite su uso comercial."),
        find("Wikipedia publica sus artículos con licencia CC BY-SA 4.0."),
        [],
    ]
    assert weigh(files) == (
        Evidence("cc-by-4.0", concludes=True, files=2, share=0.5, beside_commons=True),
        Evidence("nc-custom", concludes=False, files=1, share=0.25, beside_commons=True),
    )


@pytest.mark.parametrize(("licence", "beside"), [("Licencia: CC BY 4.0\n\n", True), ("", False)])
def test_notices_a_footer_beside_a_grant(licence: str, beside: bool) -> None:
    found = {one.id: one for one in weigh([find(f"{licence}© Portal Sur. Todos los derechos reservados.")])}
    assert found["all-rights-reserved"].beside_commons is beside


def test_nothing_weighs_nothing() -> None:
    assert weigh([]) == ()
    assert weigh([[], []]) == ()
