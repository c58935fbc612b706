from __future__ import annotations

import pytest

from bot.reading.article import read

LEAD = (
    "Varga under fire over election law\n\nOSTRAVA, May 12, 2031 (Quaynews) - Prime Minister Ilse Varga came under fire on Monday."
    " Her rival Tomas Reyl and Foreign Minister Anna Lohse want her to go.\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Wout Daems, who has sold Otter in his café for 33 years, warns: “Nobody will pay.”", "Wout Daems"),
        ("Lena Adair, who left Otter for the Swedes, said: “It was time to go.”", "Lena Adair"),
        ("“The numbers are worse than we thought,” the foreign minister admitted.", "Anna Lohse"),
        ("The justice minister had earlier described the deal as “the best we could get”.", "The justice minister"),
        ("The prime minister had earlier described the deal as “the best we could get”.", "Ilse Varga"),
    ],
)
def test_the_speaker_is_found(sentence: str, speaker: str) -> None:
    assert [quote.speaker for quote in read(f"{LEAD}{sentence}", title="Varga under fire over election law").quotes] == [speaker]


def test_all_that_somebody_will_say() -> None:
    text = "Brewer sells less beer\n\nPiet Holm leads a brewery. Profit is what he avoids. “Enough for coffee” is all he will say."
    assert [quote.speaker for quote in read(text, title="Brewer sells less beer").quotes] == ["Piet Holm"]
