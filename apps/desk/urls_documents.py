"""Where documents, editions, clauses and their topics are kept. Included in the desk's addresses, under their names."""

from django.urls import path, re_path

from apps.desk.views import clauses, documents, editions, force, revising, topics

_DOCUMENT = "documents/<slug:slug>/"
_EDITION = f"{_DOCUMENT}editions/<slug:edition>/"
_REF = r"(?P<ref>[a-z0-9.-]{1,60})"
_SLUG = r"(?P<slug>[-a-zA-Z0-9_]+)"
_CLAUSE = rf"^documents/{_SLUG}/{_REF}/"
_WORDING = rf"^documents/{_SLUG}/editions/(?P<edition>[-a-zA-Z0-9_]+)/clauses/{_REF}/$"

urlpatterns = [
    path("documents/", documents.documents, name="documents"),
    path("documents/new/by-hand/", documents.new, name="new_document_by_hand"),
    path(_DOCUMENT, documents.document, name="document"),
    path(f"{_DOCUMENT}publish/", documents.publish, name="publish_document"),
    path(f"{_DOCUMENT}withdraw/", documents.withdraw, name="withdraw_document"),
    path(f"{_DOCUMENT}restore/", documents.restore, name="restore_document"),
    path(f"{_DOCUMENT}history/", documents.history, name="document_history"),
    # Before the clauses: “editions” is no clause's address.
    path(f"{_DOCUMENT}editions/new/", editions.new, name="new_edition"),
    path(_EDITION, editions.edition, name="edition"),
    path(f"{_EDITION}publish/", editions.publish, name="publish_edition"),
    path(f"{_EDITION}withdraw/", editions.withdraw, name="withdraw_edition"),
    path(f"{_EDITION}restore/", editions.restore, name="restore_edition"),
    path(f"{_EDITION}history/", editions.history, name="edition_history"),
    path(f"{_EDITION}clauses/", clauses.add, name="add_clause"),
    re_path(_WORDING, revising.clause, name="clause"),
    re_path(f"{_CLAUSE}withdraw/$", clauses.withdraw, name="withdraw_clause"),
    re_path(f"{_CLAUSE}restore/$", clauses.restore, name="restore_clause"),
    re_path(f"{_CLAUSE}topics/$", topics.topics, name="topics"),
    re_path(f"{_CLAUSE}force/$", force.force, name="force"),
]
