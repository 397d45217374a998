"""The words around a passage in its sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.quotations.engine.sentences import sentence_of

# The passage stands between ⟦ and ⟧; then the words before and after it in its sentence.
CASES = [
    ("It rained. He said ⟦peace⟧ matters. It stopped.", "He said ", " matters."),
    ("Mr. Putin said ⟦peace⟧ matters.", "Mr. Putin said ", " matters."),
    (
        "V. Putin and I. Aliyev signed ⟦peace⟧ at 5 p.m. in Moscow.",
        "V. Putin and I. Aliyev signed ",
        " at 5 p.m. in Moscow.",
    ),
    ("It rained. “⟦Peace is all.⟧” He left.", "“", "”"),
    ("It rained. “⟦Peace is all⟧”, the document says. He left.", "“", "”, the document says."),
    ("As Art. 4 says, ⟦peace⟧ matters.", "As Art. 4 says, ", " matters."),
    ("Is it so? ⟦Peace⟧ matters! Yes.", "", " matters!"),
    ("A headline\n⟦Peace⟧ matters\nA caption", "", " matters"),
    ("Шёл дождь. В ст. 4 сказано: «⟦мир⟧». Он ушёл.", "В ст. 4 сказано: «", "»."),
    ("В 1997 г. стороны подписали ⟦мир⟧ в г. Москве. Всё.", "В 1997 г. стороны подписали ", " в г. Москве."),
    ("И. Алиев сказал: «⟦мир⟧», — и т. д. Он ушёл.", "И. Алиев сказал: «", "», — и т. д."),
    ("Yağış yağırdı. 1-ci bənddə ⟦sülh⟧ var. Bitdi.", "1-ci bənddə ", " var."),
    ("Yağmur yağdı. 4. maddede ⟦barış⟧ var. Bitti.", "4. maddede ", " var."),
    ("It ended in 2022. ⟦Peace⟧ came.", "", " came."),
    ("⟦Peace⟧", "", ""),
]


@pytest.mark.parametrize(("marked", "before", "after"), CASES)
def test_a_sentence_is_what_a_reader_takes_for_one(marked: str, before: str, after: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    found = sentence_of(text, start, end)
    assert (found.before, found.after) == (before, after)
    assert text[found.start : found.end] == before + text[start:end] + after


@settings(max_examples=60)
@given(st.text(alphabet="aA .!?…\n“”\"'«»1.", max_size=80), st.integers(-5, 90), st.integers(-5, 90))
def test_spans_stay_within_the_text(text: str, start: int, end: int) -> None:
    found = sentence_of(text, start, end)
    assert 0 <= found.start <= found.end <= len(text)
    assert found.before in text
    assert found.after in text


def test_a_text_without_full_stops_is_cut() -> None:
    found = sentence_of("word " * 100_000, 250_000, 250_004)
    assert found.end - found.start < 5_000
