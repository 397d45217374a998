import unicodedata

import pytest

from apps.matching.engine.carry import Carried, carry, carry_within

CLAUSE = (
    "The Parties shall refrain from the threat or use of force, and shall settle their disputes by peaceful "
    "means; the Parties shall consult each other without delay."
)
OTHER = (
    "Vehicles registered in one State may cross the territory of the other along the agreed railway lines."
)


def carried(old: str, new: str, quote: str, *, nth: int = 0) -> tuple[str, str | None]:
    """The state, and the words at the new place, of the nth occurrence of the quote."""
    start = -1
    for _ in range(nth + 1):
        start = old.index(quote, start + 1)
    (found,) = carry_within(old, new, [(start, start + len(quote))])
    return found.state, words(found, new)


def words(found: Carried, *new: str) -> str | None:
    if found.unit is None:
        assert (found.state, found.start, found.end, found.score) == ("lost", None, None, 0.0)
        return None
    return new[found.unit][found.start : found.end]


def test_words_that_stayed_are_exact_although_all_around_them_changed() -> None:
    new = "Both sides will never resort to the threat or use of force whatever may happen."
    assert carried(CLAUSE, new, "the threat or use of force") == ("exact", "the threat or use of force")


def test_a_changed_word_makes_a_rewording_with_tight_ends() -> None:
    new = CLAUSE.replace("peaceful means", "exclusively peaceful instruments")
    assert carried(CLAUSE, new, "settle their disputes by peaceful means") == (
        "reworded",
        "settle their disputes by exclusively peaceful instruments",
    )
    assert carried(CLAUSE, new, "their disputes by") == ("exact", "their disputes by")


def test_what_is_put_in_before_and_after_belongs_to_the_neighbours() -> None:
    new = CLAUSE.replace("settle their disputes", "promptly settle their disputes amicably")
    assert carried(CLAUSE, new, "settle their disputes") == ("exact", "settle their disputes")


@pytest.mark.parametrize(
    ("new", "score"),
    [
        ("Under the Parties’ own  law – and no other", 0.98),
        ("Under THE PARTIES' own law - and no other", 0.95),
        ("Under the Parties' own, law and no other", 0.94),
    ],
)
def test_other_typography_and_capitals_are_reworded_almost_surely(new: str, score: float) -> None:
    old = "Under the Parties' own law - and no other"
    (found,) = carry_within(old, new, [(6, len(old))])
    assert (found.state, found.score, words(found, new)) == ("reworded", score, new[6:])


def test_a_sentence_taken_out_is_lost_although_its_beginning_repeats() -> None:
    assert carried(CLAUSE, CLAUSE[CLAUSE.index("the Parties") :], "The Parties shall refrain") == (
        "lost",
        None,
    )
    old = "The Parties shall meet yearly. The Parties shall consult."
    assert carried(old, "The Parties shall consult.", "The Parties shall", nth=0) == ("lost", None)
    assert carried(old, "The Parties shall consult.", "The Parties shall", nth=1) == (
        "exact",
        "The Parties shall",
    )


def test_a_repeated_phrase_keeps_to_its_own_occurrence() -> None:
    new = f"In good faith, {CLAUSE}".replace("refrain from", "renounce")
    for nth, quote in ((0, "shall"), (1, "shall"), (2, "shall")):
        start = [n for n in range(len(CLAUSE)) if CLAUSE.startswith(quote, n)][nth]
        expected = [n for n in range(len(new)) if new.startswith(quote, n)][nth]
        (found,) = carry_within(CLAUSE, new, [(start, start + len(quote))])
        assert (found.state, found.start) == ("exact", expected)


def test_sentences_that_changed_places_are_followed() -> None:
    first, second = CLAUSE.split("; ")
    new = f"{second} {first}."
    for quote in ("the threat or use of force", "consult each other without delay"):
        assert carried(CLAUSE, new, quote) == ("exact", quote)


def test_a_passage_of_which_little_is_left_is_lost() -> None:
    new = "The Parties shall settle everything."
    assert carried(CLAUSE, new, "refrain from the threat or use of force") == ("lost", None)


def test_part_of_a_word_stays_a_part_while_the_word_does() -> None:
    assert carried(CLAUSE, f"Hence, {CLAUSE}", "fuse"[1:]) == ("exact", "use")
    assert carried("non-interference", "and non-interference", "inter") == ("exact", "inter")
    assert carried("interference", "interferences", "inter") == ("lost", None)


def test_punctuation_at_the_ends_goes_along() -> None:
    old = "They recall (the) “Charter”, and the Act."
    assert carried(old, old.replace("recall", "recall only"), "(the) “Charter”,") == (
        "exact",
        "(the) “Charter”,",
    )
    assert carried(old, old.replace("“Charter”", "«Charter»"), "(the) “Charter”,") == (
        "reworded",
        "(the) «Charter»,",
    )
    assert carried(old, old.replace("“Charter”", "«Charter»"), "Charter") == ("exact", "Charter")


def test_marks_without_a_word_stay_between_the_same_words() -> None:
    old = "peace; security — and trade …"
    assert carried(old, f"Lasting {old}", "—") == ("exact", "—")
    assert carried(old, f"Lasting {old}", " …") == ("exact", " …")
    assert carried(old, "peace; security and trade …", "—") == ("lost", None)
    assert carried("***", "** *", "***") == ("lost", None)


@pytest.mark.parametrize(
    ("old", "new", "quote", "found"),
    [
        (
            "Стороны уважают суверенитет и территориальную целостность друг друга.",
            "Высокие Стороны уважают независимость и территориальную неприкосновенность друг друга.",
            "суверенитет и территориальную целостность",
            "независимость и территориальную неприкосновенность",
        ),
        (
            "Tərəflər hərbi əməkdaşlığı inkişaf etdirir və möhkəmləndirirlər.",
            "Tərəflər hərbi-texniki əməkdaşlığı daim inkişaf etdirirlər.",
            "əməkdaşlığı inkişaf etdirir",
            "əməkdaşlığı daim inkişaf etdirirlər",
        ),
    ],
)
def test_rewordings_are_followed_in_other_languages(old: str, new: str, quote: str, found: str) -> None:
    assert carried(old, new, quote) == ("reworded", found)


def test_composition_and_invisible_marks_count_as_typography() -> None:
    old = "Tərəflərin əməkdaşlığı və ёлка, güvən"
    new = unicodedata.normalize("NFD", f"Bütün {old}")
    state, found = carried(old, new, "ёлка, güvən")
    assert state == "reworded"
    assert found is not None
    assert unicodedata.normalize("NFC", found) == "ёлка, güvən"
    assert carried(
        "اتفق الطرفان على السلام", "اتفق الطرفان \u200fعلى\u200f السلام", "الطرفان على السلام"
    ) == (
        "reworded",
        "الطرفان \u200fعلى\u200f السلام",
    )


def test_in_a_split_the_same_words_move_to_the_other_part() -> None:
    first, second = CLAUSE.split(" and ")
    spans = [(0, CLAUSE.index("use"), CLAUSE.index("use") + 12), (0, CLAUSE.index("settle"), len(CLAUSE))]
    found = carry([CLAUSE], [first, second], {0: (0, 1)}, spans)
    assert [(one.state, one.unit, words(one, first, second)) for one in found] == [
        ("exact", 0, "use of force"),
        ("moved", 1, CLAUSE[CLAUSE.index("settle") :]),
    ]


def test_in_a_merger_each_keeps_to_its_own_part() -> None:
    new = f"{OTHER} {CLAUSE}"
    again = f"{CLAUSE} {CLAUSE}"
    spans = [(1, CLAUSE.index("use"), CLAUSE.index("use") + 3)]
    assert words(carry([OTHER, CLAUSE], [new], {0: (0,), 1: (0,)}, spans)[0], new) == "use"
    (found,) = carry([CLAUSE, CLAUSE], [again], {0: (0,), 1: (0,)}, spans)
    assert (found.state, found.start) == ("exact", again.rindex("use"))


def test_long_words_are_found_in_a_clause_that_was_not_matched() -> None:
    quote = "cross the territory of the other along the agreed railway lines"
    start = OTHER.index(quote)
    new = [CLAUSE, f"They may not {quote}, as agreed."]
    (found,) = carry([OTHER], new, {0: (0,)}, [(0, start, start + len(quote))])
    assert (found.state, found.unit, words(found, *new)) == ("moved", 1, quote)
    (found,) = carry([OTHER], new, {}, [(0, start, start + len(quote))])
    assert found.unit == 1
    # Not where they stand twice, nor where they are few.
    assert carry([OTHER], [*new, new[1]], {}, [(0, start, start + len(quote))])[0].state == "lost"
    assert carry([OTHER], new, {}, [(0, start, start + 9)])[0].state == "lost"


@pytest.mark.parametrize("span", [(0, 3, 3), (0, 5, 4), (0, -1, 4), (0, 0, 10_000), (7, 0, 1), (-1, 0, 1)])
def test_a_span_that_is_none_is_lost(span: tuple[int, int, int]) -> None:
    assert carry([CLAUSE], [CLAUSE], {0: (0,)}, [span])[0].state == "lost"


def test_a_partner_that_is_none_is_passed_over() -> None:
    assert carry([CLAUSE], [CLAUSE], {0: (5, 0), 3: (0,)}, [(0, 4, 11)])[0].state == "exact"
    assert carry([CLAUSE], [], {0: (0,)}, [(0, 4, 11)])[0].state == "lost"
