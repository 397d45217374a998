"""The editors' pages, mounted at desk/."""

from django.urls import path, re_path

from apps.desk import urls_commentaries, urls_documents, urls_imports, urls_pairings, urls_review
from apps.desk.views import anchor_place, anchors, annotate, annotation, history, home, pickers, preview

app_name = "desk"

_NOTE = "annotations/<uuid:pk>/"
_DROPPED = r"(?P<slug>[-a-zA-Z0-9_]+)/absences/(?P<other>[-a-zA-Z0-9_]+)/(?P<ref>[a-z0-9.-]{1,60})"
_CLAUSE = r"(?P<slug>[-a-zA-Z0-9_]+)/(?P<ref>[a-z0-9.-]{1,60})"

urlpatterns = [
    path("", home.home, name="home"),
    path("notes/<slug:name>/", home.notes, name="notes"),
    path("unsaved/discard/", home.discard, name="discard"),
    path("preview/", preview.preview, name="preview"),
    path("pickers/<slug:directory>/", pickers.options, name="options"),
    path("documents/<slug:slug>/annotate/", annotate.annotate_document, name="annotate_document"),
    re_path(rf"^documents/{_CLAUSE}/annotate/$", annotate.annotate, name="annotate"),
    re_path(
        rf"^documents/{_DROPPED}/annotate/$",
        annotate.annotate_absence,
        name="annotate_absence",
    ),
    path("anchors/", anchors.anchors, name="anchors"),
    path("anchors/<int:pk>/accept/", anchors.accept, name="accept_anchor"),
    path("anchors/<int:pk>/keep/", anchors.keep, name="keep_anchor"),
    path("anchors/<int:pk>/back/", anchors.take_back, name="take_back_anchor"),
    path("anchors/<int:pk>/place/", anchor_place.place, name="place_anchor"),
    path("anchors/<slug:slug>/<slug:edition>/accept/", anchors.accept_above, name="accept_anchors"),
    path(_NOTE, annotation.annotation, name="annotation"),
    path(f"{_NOTE}publish/", annotation.publish, name="publish"),
    path(f"{_NOTE}withdraw/", annotation.withdraw, name="withdraw"),
    path(f"{_NOTE}restore/", annotation.restore, name="restore"),
    path(f"{_NOTE}history/", history.history, name="history"),
    path(f"{_NOTE}history/<int:number>/return/", history.return_to, name="return_to"),
    *urls_imports.urlpatterns,
    *urls_documents.urlpatterns,
    *urls_commentaries.urlpatterns,
    *urls_review.urlpatterns,
    *urls_pairings.urlpatterns,
]
