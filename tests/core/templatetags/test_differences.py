"""How words that differ are marked."""

from django.utils.html import strip_tags

from apps.core.templatetags.differences import differing_words


def test_white_space_stays_outside_the_marks() -> None:
    html = differing_words([("same", "the Treaty"), ("gone", " on"), ("new", " of"), ("same", " Friendship")])
    assert html == (
        'the Treaty <del><span class="visually-hidden">removed: </span>on</del>'
        ' <ins><span class="visually-hidden">added: </span>of</ins> Friendship'
    )


def test_words_that_went_do_not_run_into_those_that_came() -> None:
    html = differing_words([("gone", "the"), ("new", "The"), ("same", " provisions")])
    assert strip_tags(html) == "removed: the added: The provisions"
    html = differing_words([("gone", "the"), ("new", ", all"), ("same", " provisions")])
    assert strip_tags(html) == "removed: theadded: , all provisions"


def test_a_changed_line_is_marked_and_markup_is_text() -> None:
    assert "</span>\n</ins>" in differing_words([("same", "a"), ("new", "\n"), ("same", "b")])
    assert "&lt;b&gt;" in differing_words([("new", "<b>")])
