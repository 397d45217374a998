"""Where commentaries are brought in and kept. Included in the desk's addresses, under their names."""

from django.urls import path

from apps.desk.views import commentaries, commentaries_new, commentaries_text

_COMMENTARY = "commentaries/<slug:slug>/"

urlpatterns = [
    path("commentaries/", commentaries.commentaries, name="commentaries"),
    path("commentaries/new/", commentaries_new.new, name="new_commentary"),  # no commentary's address
    path(_COMMENTARY, commentaries.commentary, name="commentary"),
    path(f"{_COMMENTARY}text/", commentaries_text.correct, name="correct_text"),
    path(f"{_COMMENTARY}text/<int:number>/", commentaries_text.earlier, name="commentary_text"),
]
