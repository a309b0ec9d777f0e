"""The heads of messages in phones' chats: every way that phones write them, and what only looks like one."""

import pytest

from ingestion.text.message_heads import Head, message_head


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("12/3/21 10:14 - Ana: Hola", "12/3/21 10:14"),
        ("12/03/2021 10:14 - Ana: Hola", "12/03/2021 10:14"),
        ("12/3/21, 10:14 p. m. - Ana: Hola", "12/3/21, 10:14 p. m."),
        ("12/3/21, 10:14\u202fp.\xa0m. - Ana: Hola", "12/3/21, 10:14\u202fp.\xa0m."),
        ("3/12/21, 10:14\u202fPM - Ana: Hola", "3/12/21, 10:14\u202fPM"),
        ("3/12/21, 10:14 am – Ana: Hola", "3/12/21, 10:14 am"),
        ("2021-03-12 10:14 - Ana: Hola", "2021-03-12 10:14"),
        ("12.03.21, 10:14 - Ana: Hola", "12.03.21, 10:14"),
        ("12-3-2021 10:14 - Ana: Hola", "12-3-2021 10:14"),
        ("12/3/2016, a las 10:14 - Ana: Hola", "12/3/2016, a las 10:14"),
        ("12/3/2016 a la(s) 10:14 - Ana: Hola", "12/3/2016 a la(s) 10:14"),
        ("12/03/2016 às 10:14 - Ana: Hola", "12/03/2016 às 10:14"),
        ("[12/03/21, 10:14:33] Ana: Hola", "12/03/21, 10:14:33"),
        ("[12/03/21 10:14:33] Ana: Hola", "12/03/21 10:14:33"),
        ("\u200e[12/3/21, 10:14:33\u202fp.\xa0m.] Ana: Hola", "12/3/21, 10:14:33\u202fp.\xa0m."),
        ("\u200e\u200e[12-03-21, 10:14:33] Ana: Hola", "12-03-21, 10:14:33"),
        ("[2021-03-12, 10:14:33] Ana: Hola", "2021-03-12, 10:14:33"),
        ("[10:14, 12/3/2021] Ana: Hola", "10:14, 12/3/2021"),
        ("[10:14 a. m., 12/3/2021] Ana: Hola", "10:14 a. m., 12/3/2021"),
    ],
)
def test_every_way_of_writing_it(line: str, time: str) -> None:
    assert message_head(line) == Head(time, "Ana", "Hola")


@pytest.mark.parametrize(
    ("said", "speaker", "rest"),
    [
        ("\u202a+52 1 55 1234 5678\u202c: Hola", "+52 1 55 1234 5678", "Hola"),
        ("\u200e~\xa0Ana: \u200eHola: ya", "~\xa0Ana", "\u200eHola: ya"),
        ("Ana:", "Ana", ""),
        ("Ana :) : Hola", "Ana :)", "Hola"),
        ('Juan "el Flaco": Hola', 'Juan "el Flaco"', "Hola"),
        ("O’Neil: Hola", "O’Neil", "Hola"),
        ("Ana añadió a Pedro", "", "Ana añadió a Pedro"),
        (
            "Ana cambió el asunto a “Familia: los Pérez”",
            "",
            "Ana cambió el asunto a “Familia: los Pérez”",
        ),
        ('Ana mudou o nome para "Família: nós"', "", 'Ana mudou o nome para "Família: nós"'),
        ("Enlace https://ejemplo.org", "", "Enlace https://ejemplo.org"),
        (f"{'a' * 101}: Hola", "", f"{'a' * 101}: Hola"),
        ("\u200e: Hola", "", "\u200e: Hola"),
    ],
)
def test_who_speaks(said: str, speaker: str, rest: str) -> None:
    assert message_head(f"12/3/21 10:14 - {said}") == Head("12/3/21 10:14", speaker, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Hola", "12/3/21", "12/3/21 10:14", "12/3/21 10:14 Ana: Hola", "el 12/3/21 10:14 - Ana: Hola", "12/3/21 10:14- Ana: Hola",
        "2021-03-12 10:14:00 - INFO: started", "2021-03-12 10:14:00,123 - root - INFO - started", "12/03/2021 10:14:00 - Ana: Hola",
        "[2021-03-12 10:14:33] production.ERROR: no", "2021-03-12T10:14:33Z - INFO: no", "[12/Mar/2021:10:14:33 +0100] GET: /",
        "[10:14:33] Ana: Hola", "[12/03/21] Ana: Hola", "12/3/211 10:14 - Ana: Hola", "١٢/٣/٢١ ١٠:١٤ - Ana: Hola", "",
    ],
)  # fmt: skip
def test_what_is_no_head(line: str) -> None:
    assert message_head(line) is None
