"""Templates without what only their authors need: on a long page indentation would be most of the bytes."""

import re

from django.template import Origin
from django.template.loaders import filesystem

_COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}\n?", re.DOTALL)
_INDENTED = re.compile(r"[ \t]*\n\s*")
# Lines of nothing but tags that write nothing themselves.
_SILENT = re.compile(
    r"^((?:\{% (?:load|if|elif|else|endif|for|empty|endfor|with|endwith|sigla) ?[^\n%]*%\})+)\n", re.MULTILINE
)


class Loader(filesystem.Loader):
    """Every line end with the white space around it becomes one line end, which in HTML means the same, and a line
    that writes nothing leaves no line end behind.

    Not for ``<pre>`` and ``<textarea>``, which our templates do not write themselves (a test looks).
    """

    def get_contents(self, origin: Origin) -> str:
        contents: str = super().get_contents(origin)
        return _SILENT.sub(r"\1", _INDENTED.sub("\n", _COMMENT.sub("", contents)))
