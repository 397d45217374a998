"""Order keys between which there is always room, so that inserting a clause moves no other.

A key is a string of the 62 digits below, compared by code points (collation "C"). Read it as a head of HEAD digits,
which counts on when something is added at the end, and a fraction, which divides the room between two neighbours.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)
# Four digits count to 14 million: no document has so many clauses, and every append keeps the length.
HEAD = 4
FIRST = "1000"  # leaves room for 238,000 heads before it
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}


class NoRoom(ValueError):
    """The two keys leave no key between them: not in order, equal, or the second is the first and zeros."""


def between(lower: str | None, upper: str | None) -> str:
    """A key strictly between two keys; None stands for "before all" and "after all".

    Keys made here always leave room. Raises NoRoom where other keys do not, and ValueError where one is no key.
    """
    for key in (lower, upper):
        if key is not None and (not key or any(digit not in _VALUE for digit in key)):
            raise ValueError(f"not an order key: {key!r}")
    if lower is None and upper is None:
        return FIRST
    counted = _next_head(lower) if upper is None else _previous_head(upper) if lower is None else None
    return counted or _divide(lower or "", upper)


def spread(lower: str | None, upper: str | None, number: int) -> list[str]:
    """So many keys in order strictly between two keys, as short as halving makes them. Raises like `between`."""
    if number <= 0:
        return []
    if upper is None:  # counting on keeps every key at its shortest
        keys: list[str] = []
        for _count in range(number):
            keys.append(between(keys[-1] if keys else lower, None))
        return keys
    middle = between(lower, upper)
    before = (number - 1) // 2
    return [*spread(lower, middle, before), middle, *spread(middle, upper, number - 1 - before)]


def _next_head(lower: str | None) -> str | None:
    number = _number((lower or "")[:HEAD]) + 1
    return _head(number) if number < BASE**HEAD else None


def _previous_head(upper: str) -> str | None:
    # Nothing but zeros has no key before it, so the heads end at one.
    number = _number(upper[:HEAD]) - 1
    return _head(number) if number >= 1 else None


def _divide(lower: str, upper: str | None) -> str:
    """A short key near the middle of the two, with a whole head.

    Its last digit is never zero, so that there is room below it.
    """
    if upper is not None and lower >= upper:
        raise NoRoom(f"{lower!r} does not stand before {upper!r}")
    digits: list[str] = []
    bound = upper  # None once the key so far is smaller than the upper one whatever follows
    while True:
        place = len(digits)
        low = _VALUE[lower[place]] if place < len(lower) else 0
        if bound is not None and place >= len(bound):
            raise NoRoom(f"nothing stands between {lower!r} and {upper!r}")
        high = _VALUE[bound[place]] if bound is not None else BASE
        if high - low > 1 and place >= HEAD - 1:
            digits.append(DIGITS[(low + high) // 2])
            return "".join(digits)
        digits.append(DIGITS[low])
        if high > low:
            bound = None


def _number(head: str) -> int:
    number = 0
    for digit in head.ljust(HEAD, DIGITS[0]):
        number = number * BASE + _VALUE[digit]
    return number


def _head(number: int) -> str:
    digits = []
    for _place in range(HEAD):
        number, value = divmod(number, BASE)
        digits.append(DIGITS[value])
    return "".join(reversed(digits))
