"""What the benchmarks say of files that they cannot read, and of cases that are odd but can be answered."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import alignment, anchors, quotations, splitting
from bench.answers import cases_in

SPAN = {"start": 0, "end": 1}


@pytest.mark.parametrize(
    ("content", "shape", "said"),
    [
        (None, splitting.SHAPE, "cannot be read: No such file"),
        ("{not json", splitting.SHAPE, "is not JSON"),
        ("\udcff", splitting.SHAPE, "is not JSON"),
        ('{"a": 1}', splitting.SHAPE, "is not a list of cases"),
        ('["a"]', splitting.SHAPE, "case 1: dict expected, not str"),
        ('[{"text": ""}, {"lang": "en"}]', splitting.SHAPE, "case 2: “text”: missing"),
        ('[{"text": null}]', quotations.SHAPE, "case 1: “text”: str expected, not NoneType"),
        ('[{"a": ["x"], "b": [1]}]', alignment.SHAPE, "case 1: “b”: item 1: str expected, not int"),
        (
            json.dumps([{"old": "", "new": "", "anchors": [SPAN, {"start": 0, "end": None}]}]),
            anchors.SHAPE,
            "case 1: “anchors”: item 2: “end”: int expected, not NoneType",
        ),
    ],
)
def test_a_file_that_holds_no_cases_is_refused_with_a_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: str | None,
    shape: dict[str, Any],
    said: str,
) -> None:
    path = tmp_path / "cases.json"
    if content is not None:
        path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(SystemExit) as end:
        cases_in(path, shape)
    assert end.value.code == 2
    assert said in capsys.readouterr().err


def test_odd_cases_are_answered_each(tmp_path: Path) -> None:
    cases, predictions = tmp_path / "cases.json", tmp_path / "predictions.json"
    spans = [SPAN, {"start": 100, "end": 200}, {"start": 5, "end": 2}, {"start": -4, "end": 3}]
    cases.write_text(
        json.dumps(
            [
                {"old": "Words.", "new": "", "anchors": spans},
                {"old": "", "new": "Words.", "anchors": spans},
            ]
        )
    )
    anchors.write(cases, predictions)
    found = json.loads(predictions.read_text())
    assert [[one["state"] for one in case] for case in found] == [["lost"] * 4] * 2

    texts = ["", " \n\n", "Article 1\r\nOne\x00.\rArticle 2\r\nTwo.", "\ud800 Article 1", "a" * 100_000]
    cases.write_text(json.dumps([{"text": text, "lang": None} for text in texts]))
    splitting.write(cases, predictions)
    assert len(json.loads(predictions.read_text())) == len(texts)


def test_a_place_that_cannot_be_written_to_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "cases.json"
    cases.write_text("[]")
    with pytest.raises(SystemExit):
        splitting.write(cases, tmp_path / "nowhere" / "predictions.json")
    assert "cannot be written: No such file" in capsys.readouterr().err
