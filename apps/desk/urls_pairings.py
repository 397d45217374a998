"""Where pairings of clauses are decided on. Included in the desk's addresses, under their names."""

from django.urls import path

from apps.desk.views import comparisons, pairings, pairings_acts, pairings_correct

_BOTH = "compare/<slug:left>/<slug:right>/"
_PAIRING = f"{_BOTH}<int:pk>/"

urlpatterns = [
    path("comparisons/", comparisons.comparisons, name="comparisons"),
    path(_BOTH, pairings.pairings, name="compare"),
    path(f"{_PAIRING}confirm/", pairings_acts.confirm, name="confirm_pairing"),
    path(f"{_PAIRING}reject/", pairings_acts.reject, name="reject_pairing"),
    path(f"{_PAIRING}back/", pairings_acts.take_back, name="take_back_pairing"),
    path(f"{_PAIRING}correct/", pairings_correct.correct, name="correct_pairing"),
]
