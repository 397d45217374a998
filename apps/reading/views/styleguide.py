"""The component gallery, for those who build and review pages. It shows samples alone, so anybody may see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.core.gallery import gallery
from apps.reading.gallery import specimens


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "styleguide/page.html", {"components": gallery(specimens(), request)})
