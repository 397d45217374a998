"""Every address, by app."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from apps.config.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("desk/", include("apps.accounts.urls")),
    path("desk/", include("apps.desk.urls")),
    path("", include("apps.reading.urls")),
]

handler404 = "apps.reading.views.gone.not_found"
