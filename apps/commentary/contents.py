"""What a form, a fixture or an older version says of an annotation: plain values that the services take."""

from dataclasses import dataclass, field

from apps.commentary.models import Commentary, Expert, Target
from apps.commentary.models.target import TargetKind
from apps.documents.models import Clause, Document, Party, Wording
from apps.topics.models import Topic


@dataclass(frozen=True, slots=True)
class StanceContent:
    value: str
    party: Party | None = None
    inferred: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class TargetContent:
    """What the note is about.

    ``kept`` names a target that the annotation has already and that stays as it is; then only the stances count.
    For a span, ``start`` (code points) is a hint that is checked, never believed.
    """

    kind: str = TargetKind.DOCUMENT
    document: Document | None = None
    clause: Clause | None = None
    wording: Wording | None = None
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    stances: tuple[StanceContent, ...] = ()
    kept: Target | None = None


@dataclass(frozen=True, slots=True)
class AnnotationContent:
    body: str
    language: str = "en"
    commentary: Commentary | None = None
    editorial: bool = False
    source_words: str = ""
    experts: tuple[Expert, ...] = ()
    topics: tuple[Topic, ...] = ()
    targets: tuple[TargetContent, ...] = field(default=())
