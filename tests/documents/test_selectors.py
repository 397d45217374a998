"""Editions and wordings as rows, in the order in which readers see them."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from apps.documents.selectors import (
    EditionRow,
    PlaceInOrder,
    clauses_in_order,
    editions,
    wordings_of_clauses,
    wordings_of_document,
)
from tests.factories.documents import (
    AddressFactory,
    DocumentFactory,
    EditionFactory,
    RevisionFactory,
    WordingFactory,
)

READER = AnonymousUser()


def edition_row(number: int) -> EditionRow:
    return EditionRow(
        id=number,
        document_id=1,
        ref=f"e{number}",
        language="en",
        translator="",
        authentic=False,
        extent="excerpts",
        order_known=True,
        status="published",
        revision=1,
        revised_at=None,
        clauses=1,
        source_id=1,
        publisher="",
        title="",
        url="",
        published_on="",
        rights="quote only",
    )


places = st.lists(
    st.builds(PlaceInOrder, st.just(1), st.integers(1, 3), st.integers(1, 8), st.text("abc", min_size=1)),
    unique_by=lambda place: (place.edition_id, place.clause_id),
)


@given(places)
def test_each_clause_stands_once_and_those_of_the_main_edition_in_its_order(
    given_places: list[PlaceInOrder],
) -> None:
    texts = [edition_row(number) for number in (1, 2, 3)]
    order = clauses_in_order(given_places, texts)
    main = sorted((place.rank, place.clause_id) for place in given_places if place.edition_id == 1)

    assert sorted(order) == sorted({place.clause_id for place in given_places})
    held = [clause for _rank, clause in main]
    assert [clause for clause in order if clause in held] == held


@pytest.mark.parametrize(
    ("main", "other", "known", "together"),
    [
        ("abc", "axbyc", True, "axbyc"),
        ("abc", "xya", True, "xyabc"),
        ("abc", "xb", True, "axbc"),
        ("abc", "cxa", True, "abcx"),
        ("abc", "xy", True, "abcxy"),
        ("abc", "axb", False, "abcx"),
        ("", "xy", True, "xy"),
    ],
)
def test_what_only_a_second_edition_holds_stands_beside_its_neighbour_there(
    main: str, other: str, known: bool, together: str
) -> None:
    editions = [edition_row(1), replace(edition_row(2), order_known=known)]
    given_places = [
        PlaceInOrder(1, number, ord(letter), f"{rank:02}")
        for number, letters in ((1, main), (2, other))
        for rank, letter in enumerate(letters)
    ]
    assert "".join(map(chr, clauses_in_order(given_places, editions))) == together


@pytest.mark.django_db
def test_the_main_edition_comes_first() -> None:
    document = DocumentFactory.create()
    short = EditionFactory.create(document=document, ref="short")
    long = EditionFactory.create(document=document, ref="long")
    for _ in range(2):
        WordingFactory.create(edition=long)
    WordingFactory.create(edition=short)
    EditionFactory.create(document=document, ref="complete", extent="complete")
    EditionFactory.create(document=document, ref="authentic", authentic=True)
    EditionFactory.create(document=document, ref="draft", authentic=True, draft=True)

    found = editions(READER, [document.pk])

    assert [edition.ref for edition in found] == ["authentic", "complete", "long", "short"]
    assert [edition.clauses for edition in found] == [0, 0, 2, 1]


@pytest.mark.django_db
def test_a_wording_comes_in_the_published_state_with_today_s_address() -> None:
    edition = EditionFactory.create()
    old = WordingFactory.create(edition=edition, ref="u1", text="as it was")
    RevisionFactory.create(edition=edition, published_at=None)
    old.until = 2
    old.save(update_fields=["until"])
    WordingFactory.create(edition=edition, clause=old.clause, since=2, text="as it will be")
    old.clause.addresses.update(canonical=False)
    AddressFactory.create(clause=old.clause, ref="5")

    (row,) = wordings_of_document(READER, edition.document_id)

    assert (row.text, row.ref) == ("as it was", "5")
    assert wordings_of_clauses(READER, [old.clause_id]) == [row]
