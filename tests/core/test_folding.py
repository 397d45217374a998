import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.core.folding import fold, sort_key

NAMES = [
    "Zaur",
    "Əliyev",
    "İlham",
    "Иванов",
    "Ёлкин",
    "Елкин",
    "Äland",
    "Aland",
    "ısı",
    "Isi",
    "Øre",
    "Łódź",
    "Йод",
]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("İlham Əliyev", "ilham eliyev"),
        ("ISPARTA", "isparta"),
        ("ısparta", "isparta"),
        ("Ёлка", "елка"),
        ("ЙОД", "йод"),
        ("Sărmaş", "sarmas"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("  two\n\twords ", "two words"),
        ("ﬁne", "fine"),
        ("O’Neill", "o'neill"),
        ("", ""),
    ],
)
def test_names_are_looked_up_without_their_marks(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_composed_and_decomposed_letters_are_alike() -> None:
    assert fold("é") == fold("e\u0301") == "e"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_folding_never_fails_and_leaves_single_spaces(text: str) -> None:
    folded = fold(text)

    assert folded == " ".join(folded.split())


def test_marked_letters_stand_with_their_bare_letter() -> None:
    assert sorted(["Zaur", "Əliyev", "Eldar", "Ivan", "İlham"], key=sort_key) == [
        "Eldar",
        "Əliyev",
        "İlham",
        "Ivan",
        "Zaur",
    ]


def test_marks_decide_between_names_that_are_otherwise_equal() -> None:
    assert sort_key("Aland") != sort_key("Äland")
    assert sorted(["Äland", "Alandic", "Aland"], key=sort_key) == ["Aland", "Äland", "Alandic"]


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
def test_names_sort_alike_under_any_locale(locale: str) -> None:
    program = (
        "import sys; from apps.core.folding import sort_key;"
        "names = sys.stdin.buffer.read().decode().split(chr(10));"
        "sys.stdout.buffer.write(chr(10).join(sorted(names, key=sort_key)).encode())"
    )
    made = subprocess.run(
        [sys.executable, "-c", program],
        input="\n".join(NAMES).encode(),
        env={**os.environ, "LC_ALL": locale},
        capture_output=True,
        check=True,
    )

    assert made.stdout.decode().split("\n") == sorted(NAMES, key=sort_key)
