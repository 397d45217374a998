from apps.commentary.models.annotation import Annotation, AnnotationExpert, AnnotationTopic
from apps.commentary.models.expert import Commentary, Expert
from apps.commentary.models.target import Anchor, Stance, Target
from apps.commentary.models.text import CommentaryExpert, CommentaryText

__all__ = [
    "Anchor",
    "Annotation",
    "AnnotationExpert",
    "AnnotationTopic",
    "Commentary",
    "CommentaryExpert",
    "CommentaryText",
    "Expert",
    "Stance",
    "Target",
]
