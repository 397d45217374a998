"""The public addresses. Those of documents, clauses, topics, experts and notes are promises."""

from django.urls import path, register_converter

from apps.reading.views.annotation import annotation
from apps.reading.views.clause import clause
from apps.reading.views.commentary import commentary
from apps.reading.views.document import document
from apps.reading.views.expert import expert
from apps.reading.views.library import library_page
from apps.reading.views.sitemap import robots, sitemap, sitemap_part
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
    path("documents/<slug:slug>/<ref:ref>/", clause, name="clause"),
    path("topics/", topics, name="topics"),
    path("topics/<slug:slug>/", topic, name="topic"),
    path("experts/<slug:slug>/", expert, name="expert"),
    path("commentaries/<slug:slug>/", commentary, name="commentary"),
    path("annotations/<uuid:identifier>/", annotation, name="annotation"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("robots.txt", robots, name="robots"),
]
