"""Characters that neither PostgreSQL nor UTF-8 can hold: NUL, and one half of a pair of surrogates."""

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def without_unstorable(text: str) -> str:
    return _UNSTORABLE.sub("", text)
