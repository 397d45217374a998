"""A document in an earlier state."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from apps.core.gallery import Specimen
from apps.reading.shapes import PlaceRef, StateView


def specimens() -> Mapping[str, Sequence[Specimen]]:
    day = StateView(
        sentence="You are reading the state of 10 March 2022.",
        name="10 March 2022",
        clauses=3,
        notes=1,
        withdrawn=0,
        withdrawn_shown=False,
        editions_withdrawn=0,
        now_url="/documents/a-declaration/",
        before=PlaceRef("the state until 5 March 2022, 12:00:00 UTC", "/documents/a-declaration/"),
        after=None,
        revisions_url="/documents/a-declaration/revisions/",
        query="?as-of=2022-03-10",
        file_name="2022-03-10",
    )
    revision = replace(
        day,
        sentence="You are reading revision 2 of 5 March 2022, as published by A newspaper, with the notes as they "
        "stood when it was replaced on 22 March 2022.",
        before=PlaceRef("revision 1 of 1 March 2022", "/documents/a-declaration/"),
        after=PlaceRef("revision 3 of 22 March 2022", "/documents/a-declaration/"),
    )
    withdrawn = replace(day, withdrawn=2, editions_withdrawn=1)
    return {
        "as_of": [
            Specimen("a day", {"state": day}),
            Specimen("a revision between others", {"state": revision}),
            Specimen("nothing changed since", {"state": replace(day, clauses=0, notes=0, before=None)}),
            Specimen("some withdrawn since", {"state": withdrawn}),
            Specimen(
                "some withdrawn since, for editors", {"state": replace(withdrawn, withdrawn_shown=True)}
            ),
        ]
    }
