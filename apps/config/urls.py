"""Every address, by app."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from apps.config.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("apps.reading.urls")),
    path("desk/", include("apps.accounts.urls")),
    path("desk/", include("apps.desk.urls")),
    path("admin/", admin.site.urls),
    # Without the token of a form, so that no reader needs a cookie: a stranger could only change the language.
    path("language/", csrf_exempt(set_language), name="set_language"),
    path("healthz", healthz, name="healthz"),
]

# It knows where a reader may go on from an address that holds nothing.
handler404 = "apps.reading.views.gone.not_found"
