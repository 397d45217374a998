"""Why a clause is thought to be meant, in words: the codes that candidates keep, as sentences for an editor."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _

from apps.quotations.engine.references import Reason

BY_PERSON = "by person"  # an editor pointed at the clause; no search proposed it

# In the order in which they are said.
SENTENCES: Mapping[str, Callable[[], str]] = {
    BY_PERSON: lambda: _("An editor pointed at this clause."),
    Reason.WORDS: lambda: _("The words stand in this clause."),
    Reason.MARKS: lambda: _("The passage stands in quotation marks."),
    Reason.ONLY_HOLDER: lambda: _("No other clause holds these words."),
    Reason.SHARED: lambda: _("Other clauses hold these words too."),
    Reason.NUMBER: lambda: _("The article names the clause by its number."),
    Reason.OTHER_KIND: lambda: _("The number fits, though the article calls the clause something else."),
    Reason.PLACE: lambda: _("The article names the clause by its place among the others."),
    Reason.UNIT: lambda: _("The article names this part of the document as a whole."),
    Reason.RELATIVE: lambda: _("The article points back at a clause that it named before."),
    Reason.WITHIN: lambda: _("The number is read inside the clause that the article named last."),
    Reason.LEAD_IN: lambda: _("The words before the passage say that the document speaks."),
    Reason.DOCUMENT: lambda: _("The article speaks of this document."),
    Reason.NAME: lambda: _("The article names the document."),
    Reason.DATE: lambda: _("The article gives the document’s date."),
    Reason.PARTIES: lambda: _("The article names the document’s parties."),
    Reason.KIND: lambda: _("It is the one document of this kind that the article speaks of."),
    Reason.LAST: lambda: _("It is the document that was spoken of last."),
    Reason.MAIN: lambda: _("It is the document that the article is mainly about."),
    Reason.ONLY_DOCUMENT: lambda: _("No other document was asked for."),
}


def said(codes: Iterable[str]) -> list[str]:
    """Sentences for the codes, the strongest first. A code that only an older version knew is left out."""
    known = set(codes)
    return [sentence() for code, sentence in SENTENCES.items() if code in known]
