"""Where texts are brought in. Included in the desk's addresses, under their names."""

from django.urls import path

from apps.desk.views import check, imports, imports_confirm, imports_details, imports_start

_EDITION = "documents/<slug:slug>/editions/<slug:edition>/"
_IMPORT = "imports/<uuid:pk>/"

urlpatterns = [
    path("documents/new/", imports_start.new_document, name="new_document"),
    # “new” is no edition's reference.
    path("documents/<slug:slug>/editions/new/text/", imports_start.new_edition, name="bring_in_edition"),
    path(f"{_EDITION}revise/", imports_start.new_text, name="bring_in_text"),
    path(f"{_EDITION}revisions/<int:number>/bring-back/", imports_start.bring_back, name="bring_back"),
    path("imports/", imports.imports, name="imports"),
    path(_IMPORT, check.check, name="import"),
    path(f"{_IMPORT}progress/", imports.progress, name="import_progress"),
    path(f"{_IMPORT}read-again/", imports.read_again, name="import_again"),
    path(f"{_IMPORT}discard/", imports.discard, name="import_discard"),
    path(f"{_IMPORT}details/", imports_details.details, name="import_details"),
    path(f"{_IMPORT}confirm/", imports_confirm.confirm, name="import_confirm"),
]
