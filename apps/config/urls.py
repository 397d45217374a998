"""Every address, by app."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, path

from apps.config.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
]
