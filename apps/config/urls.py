"""Every address, by app."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from apps.config.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("apps.reading.urls")),
    path("desk/", include("apps.accounts.urls")),
    path("desk/", include("apps.desk.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
]

# It knows where a reader may go on from an address that holds nothing.
handler404 = "apps.reading.views.gone.not_found"
