"""Texts for property tests: clauses that repeat each other, in several scripts, and revisions of them."""

from hypothesis import strategies as st

WORDS = [
    *("the", "of", "and", "Parties", "shall", "may", "consult", "peace", "goods", "state’s", "“security”"),
    *("co-operation", "əməkdaşlıq", "Bakı", "мир", "страны", "e\u0301tat", "\u200fسلام\u200e"),
    *("(a)", "1.", ";", ",", "—", "\u00ad"),
]
clauses = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
texts = st.lists(clauses | st.text(max_size=20), max_size=8)


@st.composite
def revisions(draw: st.DrawFn, old: str) -> str:
    """The clause with a few words taken out, put in and replaced."""
    words = old.split(" ")
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 3))] = draw(st.lists(st.sampled_from(WORDS), max_size=3))
    return " ".join(words)
