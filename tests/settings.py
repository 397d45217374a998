"""The settings under test, but for what would only make tests slow or leave traces."""

from apps.config import environment
from apps.config.settings import *  # noqa: F403 - they are the point: every other setting is the real one
from apps.config.settings import DATABASES

DATABASES["default"]["TEST"] = {"TEMPLATE": environment.text("TEST_TEMPLATE") or None}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
