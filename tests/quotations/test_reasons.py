from apps.quotations.engine.references import Reason
from apps.quotations.reasons import BY_PERSON, SENTENCES, said


def test_every_code_has_a_sentence_of_its_own() -> None:
    assert set(SENTENCES) == {BY_PERSON, *Reason}
    assert len({sentence() for sentence in SENTENCES.values()}) == len(SENTENCES)


def test_the_strongest_is_said_first_and_what_is_unknown_is_left_out() -> None:
    assert said(["main", "gone", "number", "words"]) == [
        SENTENCES[code]() for code in ("words", "number", "main")
    ]
