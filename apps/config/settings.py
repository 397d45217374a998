"""Settings, importable without a database."""

from pathlib import Path

from apps.config import environment

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = environment.path("DATA_DIR", BASE_DIR / ".data")
DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.text("SECRET_KEY", "only-until-the-launcher-generates-one-" + "x" * 40)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]"))

INSTALLED_APPS = [
    "apps.core",
    "apps.matching",
    "apps.accounts",
    "apps.documents",
    "apps.topics",
    "apps.commentary",
    "apps.reading",
    "apps.desk",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "pgtrigger",
    "pghistory",
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": environment.text("PGDATABASE", "glossator"),
        "HOST": environment.text("PGHOST"),
        "PORT": environment.text("PGPORT"),
        "USER": environment.text("PGUSER", "postgres"),
    }
}
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "apps.config.urls"
USE_TZ = True
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
MIDDLEWARE: list[str] = []
