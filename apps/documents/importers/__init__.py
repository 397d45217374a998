"""Files of the formats in which documents come, read as text for the splitter."""

from apps.documents.importers.problems import ImportProblem
from apps.documents.importers.reading import read, read_text
from apps.documents.importers.shapes import Limits, Reading

__all__ = ["ImportProblem", "Limits", "Reading", "read", "read_text"]
