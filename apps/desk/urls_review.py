"""Where the passages of a commentary are reviewed. Included in the desk's addresses, under their names."""

from django.urls import path

from apps.desk.views import review, review_acts, review_note, review_point, review_spans

_REVIEW = "commentaries/<slug:slug>/review/"
_PASSAGE = f"{_REVIEW}<int:pk>/"

urlpatterns = [
    path(_REVIEW, review.review, name="review"),
    path(f"{_REVIEW}progress/", review.progress, name="review_progress"),
    path(f"{_REVIEW}examine/", review.examine, name="review_examine"),
    path(f"{_REVIEW}publish/", review_note.publish_all, name="review_publish_all"),
    path(f"{_REVIEW}point/", review_point.point, name="review_point"),
    path(f"{_PASSAGE}accept/", review_acts.accept, name="review_accept"),
    path(f"{_PASSAGE}accept-run/", review_acts.accept_run, name="review_accept_run"),
    path(f"{_PASSAGE}reject/", review_acts.reject, name="review_reject"),
    path(f"{_PASSAGE}reject-run/", review_acts.reject_run, name="review_reject_run"),
    path(f"{_PASSAGE}undo/", review_acts.undo, name="review_undo"),
    path(f"{_PASSAGE}publish/", review_acts.publish, name="review_publish"),
    path(f"{_PASSAGE}note/", review_note.note, name="review_note"),
    path(f"{_PASSAGE}span/", review_spans.adjust, name="review_adjust"),
    path(f"{_PASSAGE}clauses/<int:candidate>/", review_spans.adjust_clause, name="review_adjust_clause"),
]
