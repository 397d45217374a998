from apps.commentary.models.annotation import Annotation, AnnotationExpert, AnnotationTopic
from apps.commentary.models.expert import Commentary, Expert
from apps.commentary.models.target import Anchor, Stance, Target

__all__ = [
    "Anchor",
    "Annotation",
    "AnnotationExpert",
    "AnnotationTopic",
    "Commentary",
    "Expert",
    "Stance",
    "Target",
]
