"""What tells the engine's segments from those of an engine that reads words otherwise."""

import zlib
from functools import cache

from apps.matching.engine.quoting.segment import DTYPES, segment_of

# Whatever the engine folds, parts or passes over: case, accents, Turkic letters, ligatures, apostrophes, hyphens, marks
# without a width, figures, scripts with and without spaces, words that stand again.
SAMPLES = (
    "The Parties shall co-operate; the Parties’ experts (1.5 %) shall re\u00ador\u00adganise “the ofﬁce”.",
    "İŞBİRLİĞİ və əməkdaşlıq, Şuşa Bəyannaməsi: ısrar, Iğdır. E\u0301tat, ÉTAT, straße.",
    "Стороны содействуют 3-му совещанию; ещё раз Стороны. 第三条 各方应当合作。 \u200fالسلام\u200e",
    "",
)


@cache
def engine_stamp() -> str:
    """Another when the engine makes other arrays of the same texts, so that no number has to be raised by hand."""
    arrays = segment_of(enumerate(SAMPLES, 1)).arrays
    crc = 0
    for name in DTYPES:
        crc = zlib.crc32(f"{name} {arrays[name].dtype.str} ".encode() + arrays[name].tobytes(), crc)
    return f"{crc:08x}"
