from django.http import Http404

from apps.reading.shapes import PlaceRef


class NotHere(Http404):
    """A 404 that knows where the reader may go on."""

    def __init__(self, sentence: str, *ways: PlaceRef) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.ways = ways
