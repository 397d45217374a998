"""A library as sorted arrays, in which the places of any two neighbouring words are found by bisection.

The words of all wordings stand in one row (``tokens``), each wording beginning at a full block and followed by
separators up to the next, so that the wording of a place is found without a search (``blocks``). Two tables lead from a
pair of words to its places: of neighbours (``pairs``), ordered further by the two words that follow, so that the
places of any three or four words in a row are a stretch of it too; and of words with one between (``skips``), which
survive where a word was replaced or dropped. That is the idea of a suffix array (Manber and Myers 1990), cut off at
four words and with its first step in a table.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from apps.matching.engine.quoting.hashing import Hashes, hashed

Array = npt.NDArray[np.generic]
Numbers = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.int64]

DTYPES: Mapping[str, np.dtype[np.generic]] = MappingProxyType(
    {
        "keys": np.dtype(np.int64),  # one for each wording, ascending
        "starts": np.dtype(np.uint32),  # of each wording in tokens, and the end of all; multiples of BLOCK
        "lengths": np.dtype(np.uint32),  # of each wording in words
        "blocks": np.dtype(np.uint32),  # whose (a place in keys) each BLOCK of tokens is
        "words": np.dtype(np.uint64),  # hashes of the different words, ascending
        "counts": np.dtype(np.uint32),  # how often each stands here
        "tokens": np.dtype(np.uint32),  # places in words; len(words) is the separator
        "pairs": np.dtype(np.uint64),  # two neighbours, the first in the upper half; ascending
        "pair_starts": np.dtype(np.uint32),  # of each pair in pair_places, and the end of the last
        "pair_places": np.dtype(np.uint32),  # places in tokens
        "skips": np.dtype(np.uint64),  # the same for two words with one between
        "skip_starts": np.dtype(np.uint32),
        "skip_places": np.dtype(np.uint32),
    }
)
_HALF = np.uint64(32)

# Tokens in a block. A wording wastes half of one on average: a twentieth of the arrays with articles of 170 words, a
# fifth with paragraphs of 35; with 32 it would be twice that, with 8 the windows of ``places`` had more edges.
BLOCK = 16


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Wordings by key. ``arrays`` holds one-dimensional arrays by the names and types of DTYPES; they are only
    read, so that views of a mapped file serve as well."""

    arrays: Mapping[str, Array]

    @property
    def keys(self) -> Keys:
        return self.arrays["keys"]  # type: ignore[return-value]  # by DTYPES

    def numbers(self, name: str) -> Numbers:
        return self.arrays[name]  # type: ignore[return-value]  # by DTYPES

    def hashes(self, name: str) -> Hashes:
        return self.arrays[name]  # type: ignore[return-value]  # by DTYPES

    @property
    def size(self) -> int:
        """Bytes of all arrays."""
        return sum(array.nbytes for array in self.arrays.values())

    def __len__(self) -> int:
        return len(self.keys)


def segment_of(texts: Iterable[tuple[int, str]]) -> Segment:
    """The segment of wordings, each with a key of its own (a positive number below 2⁶³). A wording without words
    has a key and no places."""
    keys: list[int] = []

    def noted() -> Iterable[str]:
        for key, text in texts:
            keys.append(key)
            yield text

    found, hashes = hashed(noted())
    words, number = np.unique(hashes[1:], return_inverse=True)
    renumbered = np.concatenate([np.zeros(1, np.intp), number]).astype(np.uint32)
    return _segment(np.array(keys, dtype=np.int64), [renumbered[one] for one in found], words)


def merged(segments: Sequence[Segment], without: Collection[int] = ()) -> Segment:
    """One segment of all their wordings except those whose keys are in ``without``. A key that stands in several
    is taken from the last."""
    words = np.unique(np.concatenate([np.zeros(0, np.uint64), *(one.hashes("words") for one in segments)]))
    dropped = np.fromiter(without, dtype=np.int64, count=len(without))
    keys: list[Keys] = []
    found: list[Numbers] = []
    for one in reversed(segments):
        mine = one.keys
        renumbered = np.searchsorted(words, one.hashes("words")).astype(np.uint32)
        tokens, starts, ends = one.numbers("tokens"), one.numbers("starts"), _ends(one)
        kept = np.flatnonzero(~np.isin(mine, np.concatenate([dropped, *keys])))
        keys.append(mine[kept])
        found += [renumbered[tokens[starts[at] : ends[at]]] for at in kept.tolist()]
    whole = np.concatenate([np.zeros(0, np.int64), *keys])
    return _segment(whole, found, words)


def _segment(keys: Keys, found: Sequence[Numbers], words: Hashes) -> Segment:
    order = np.argsort(keys, kind="stable")
    if len(keys) > 1 and (np.diff(keys[order]) == 0).any():
        raise ValueError("Two wordings have the same key.")
    lengths = np.array([len(found[at]) for at in order.tolist()], dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum((lengths // BLOCK + 1) * BLOCK)])
    tokens = np.full(starts[-1], len(words), dtype=np.uint32)
    for start, at in zip(starts[:-1].tolist(), order.tolist(), strict=True):
        tokens[start : start + len(found[at])] = found[at]
    counts = np.bincount(tokens, minlength=len(words) + 1)[: len(words)]
    used = np.flatnonzero(counts)
    if len(used) < len(words):  # words of what was left out
        renumbered = np.full(len(words) + 1, len(used), dtype=np.uint32)
        renumbered[used] = np.arange(len(used), dtype=np.uint32)
        tokens, words, counts = renumbered[tokens], words[used], counts[used]
    arrays: dict[str, Array] = {
        "keys": keys[order],
        "starts": starts.astype(np.uint32),
        "lengths": lengths.astype(np.uint32),
        "blocks": np.repeat(np.arange(len(keys), dtype=np.uint32), np.diff(starts) // BLOCK),
        "words": words,
        "counts": counts.astype(np.uint32),
        "tokens": tokens,
    }
    arrays |= zip(("pairs", "pair_starts", "pair_places"), _table(tokens, 1, deep=True), strict=True)
    arrays |= zip(("skips", "skip_starts", "skip_places"), _table(tokens, 2, deep=False), strict=True)
    return Segment(MappingProxyType(arrays))


def _ends(segment: Segment) -> Numbers:
    return segment.numbers("starts")[:-1] + segment.numbers("lengths")


def _table(tokens: Numbers, distance: int, *, deep: bool) -> tuple[Hashes, Numbers, Numbers]:
    """The different pairs of words at this distance, ascending, where the places of each begin, and the places:
    ascending, or (deep) by the pair that follows and then ascending."""
    end = max(0, len(tokens) - distance)
    separator = int(tokens.max(initial=0))
    wide = max(1, separator.bit_length())
    key = (tokens[:end].astype(np.uint64) << np.uint64(wide)) | tokens[distance:]
    key, places = _ordered(key, 2 * wide)
    if deep:
        places = _deepened(places, np.diff(np.append(_firsts(key), len(key))), len(tokens))
    inside = key < (np.uint64(separator) << np.uint64(wide))
    inside &= (key & np.uint64((1 << wide) - 1)) != separator
    key, places = key[inside], places[inside]
    first = _firsts(key)
    different = key[first]
    starts = np.append(first, len(key)).astype(np.uint32)
    pairs = ((different >> np.uint64(wide)) << _HALF) | (different & np.uint64((1 << wide) - 1))
    return pairs, starts, places


def _firsts(key: Hashes) -> npt.NDArray[np.intp]:
    """Where each different key begins."""
    return np.flatnonzero(np.concatenate([np.ones(min(1, len(key)), bool), key[1:] != key[:-1]]))


def _deepened(places: Numbers, sizes: npt.NDArray[np.intp], length: int) -> Numbers:
    """Places that are ordered by pairs, ordered further by the pair two words on (Manber and Myers's doubling)."""
    rank = np.repeat(np.arange(1, len(sizes) + 1, dtype=np.uint32), sizes)
    at = np.zeros(length + 2, dtype=np.uint32)
    at[places] = rank
    wide = max(1, len(sizes).bit_length())
    # In the order of places, which an order of equals keeps.
    whole = np.flatnonzero(at[:length]).astype(np.uint32)
    key = (at[whole].astype(np.uint64) << np.uint64(wide)) | at[whole + np.uint32(2)]
    return whole[_ordered(key, 2 * wide)[1]]


def _ordered(key: Hashes, bits: int) -> tuple[Hashes, Numbers]:
    """The keys, of so many bits, in order, and where each stood; equal ones as they stood."""
    wide = max(1, len(key).bit_length())
    if bits + wide > 64:
        order = np.argsort(key, kind="stable")
        return key[order], order.astype(np.uint32)
    # Key and place in one number: sorting values takes a quarter of the time of sorting places.
    packed = np.sort((key << np.uint64(wide)) | np.arange(len(key), dtype=np.uint64))
    return packed >> np.uint64(wide), (packed & np.uint64((1 << wide) - 1)).astype(np.uint32)
