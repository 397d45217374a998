"""The specimens of the component gallery: samples of the rows that pages are made of. Shown at /styleguide/.

A component that is new needs an entry here; tests/reading/test_styleguide.py says so.
"""

from collections.abc import Mapping, Sequence

from apps.core.gallery import Specimen
from apps.reading.gallery import (
    beside,
    cards,
    choosing,
    clauses,
    comparing,
    documents,
    force,
    lineage,
    passages,
    pictures,
    plain,
    states,
)


def specimens() -> Mapping[str, Sequence[Specimen]]:
    """By the name of their component."""
    return {
        **plain.specimens(),
        **cards.specimens(),
        **clauses.specimens(),
        **documents.specimens(),
        **force.specimens(),
        **beside.specimens(),
        **choosing.specimens(),
        **comparing.specimens(),
        **pictures.specimens(),
        **passages.specimens(),
        **states.specimens(),
        **lineage.specimens(),
    }
