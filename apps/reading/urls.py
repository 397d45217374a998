"""The public addresses. Those of documents, clauses, topics, experts and notes are promises."""

from django.urls import path, register_converter

from apps.reading.views.annotation import annotation
from apps.reading.views.cite import cite, cite_clause, cite_document, cite_note
from apps.reading.views.clause import clause
from apps.reading.views.commentary import commentary
from apps.reading.views.compare import choose, compare, compare_notes, take_comparison
from apps.reading.views.document import document, notes
from apps.reading.views.expert import expert
from apps.reading.views.library import library_page
from apps.reading.views.lineage import clause_lineage, document_lineage
from apps.reading.views.print import print_page
from apps.reading.views.revisions import compare_revisions, revisions
from apps.reading.views.sitemap import robots, sitemap, sitemap_part
from apps.reading.views.styleguide import styleguide
from apps.reading.views.take import take
from apps.reading.views.topic import topic, topics


class RefConverter:
    """A clause's address: ``11``, ``4.2.a``, ``preamble-3``."""

    regex = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(RefConverter, "ref")

app_name = "reading"
urlpatterns = [
    path("", library_page, name="library"),
    path("documents/<slug:slug>/", document, name="document"),
    # Words that no clause has as its address (RESERVED_REFS), and therefore before the clauses.
    path("documents/<slug:slug>/print/", print_page, name="print"),
    path("documents/<slug:slug>/cite/", cite, name="cite"),
    path("documents/<slug:slug>/cite/<slug:form>/", cite_document, name="cite_as"),
    path("documents/<slug:slug>/export/<slug:form>/", take, name="take"),
    path("documents/<slug:slug>/revisions/", revisions, name="revisions"),
    path("documents/<slug:slug>/revisions/compare/", compare_revisions, name="compare_revisions"),
    path("documents/<slug:slug>/lineage/", document_lineage, name="lineage"),
    path("documents/<slug:slug>/lineage/<ref:ref>/", clause_lineage, name="clause_lineage"),
    path("documents/<slug:slug>/notes/<int:part>/", notes, name="notes"),
    path("documents/<slug:slug>/<ref:ref>/", clause, name="clause"),
    path("documents/<slug:slug>/<ref:ref>/cite/", cite_clause, name="cite_clause"),
    path("documents/<slug:slug>/<ref:ref>/cite/<slug:form>/", cite_clause, name="cite_clause_as"),
    path("compare/", choose, name="compare_choose"),
    path("compare/<slug:left>/<slug:right>/", compare, name="compare"),
    path("compare/<slug:left>/<slug:right>/export/<slug:form>/", take_comparison, name="take_comparison"),
    path("compare/<slug:left>/<slug:right>/notes/<ref:key>/", compare_notes, name="compare_notes"),
    path("topics/", topics, name="topics"),
    path("topics/<slug:slug>/", topic, name="topic"),
    path("experts/<slug:slug>/", expert, name="expert"),
    path("commentaries/<slug:slug>/", commentary, name="commentary"),
    path("annotations/<uuid:identifier>/", annotation, name="annotation"),
    path("annotations/<uuid:identifier>/cite/", cite_note, name="cite_note"),
    path("annotations/<uuid:identifier>/cite/<slug:form>/", cite_note, name="cite_note_as"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("robots.txt", robots, name="robots"),
    path("styleguide/", styleguide, name="styleguide"),
]
