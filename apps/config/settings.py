"""Settings. They import without a database and with no variable set; what is read stands in `environment`."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from apps.config import environment
from apps.config.database import settings_for
from apps.config.secret import stored_secret

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = environment.path("DATA_DIR", BASE_DIR / ".data")
DEBUG = environment.flag("DEBUG")
TLS = environment.flag("TLS")
BEHIND_PROXY = environment.flag("BEHIND_PROXY")
SECRET_KEY = environment.text("SECRET_KEY") or stored_secret(DATA_DIR)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")

ROOT_URLCONF = "apps.config.urls"
WSGI_APPLICATION = "apps.config.wsgi.application"
INSTALLED_APPS = [
    "apps.core",
    "apps.matching",
    "apps.accounts",
    "apps.documents",
    "apps.topics",
    "apps.commentary",
    "apps.quotations",
    "apps.parallels",
    "apps.reading",
    "apps.desk",
    "apps.core.admin_config.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "csp",
    "axes",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "apps.config.headers.permissions_policy",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "apps.config.headers.asked_anew",  # below WhiteNoise, whose files keep for good
    "django.middleware.gzip.GZipMiddleware",  # it pads at random, so that no length gives a secret away
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it turns a refused sign-in into the page that says so
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["apps.core.templates.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- Data
DATABASES = {
    "default": settings_for(
        environment.text("DATABASE_URL"), DATA_DIR, pooled=environment.flag("DATABASE_POOL")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# 100,000 characters of four bytes are 1.2 MB percent-encoded, and an article of 5 MB may be pasted: they reach their
# forms, which refuse them with the figures.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

IMPORT_LIMIT = environment.number("IMPORT_LIMIT_MB", 20, least=1, most=1000) * 1024 * 1024  # of one file
FILE_UPLOAD_HANDLERS = ["apps.core.uploads.LimitedUploadHandler"]

# Made anew where it is not there.
QUOTATION_INDEX_DIR = environment.path("QUOTATION_INDEX_DIR", DATA_DIR / "index")

# --- Accounts
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "/desk/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Per user name and address together: a stranger elsewhere cannot lock an editor out, nor guess on.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "apps.config.attempts.locked_out"
AXES_CLIENT_IP_CALLABLE = "apps.config.attempts.client_address"
AXES_USERNAME_CALLABLE = "apps.config.attempts.named_user"
AXES_VERBOSE = False

# Several instances on one machine share a host name, and cookies know no ports.
_instance = "" if environment.port() == environment.DEFAULT_PORT else f"_{environment.port()}"
SESSION_COOKIE_NAME = f"glossator_session{_instance}"
CSRF_COOKIE_NAME = f"glossator_csrf{_instance}"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
# Not in a cookie: what a message tells of a draft stays on the server.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What was typed is shown again: signing in elsewhere makes the forms of other windows stale.
CSRF_FAILURE_VIEW = "apps.desk.views.session.csrf_failure"

# --- Security
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
SECURE_SSL_REDIRECT = TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # whoever watches over an instance asks it from inside
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if TLS else 0
# Whether the whole domain is ready for them is for its owner to say, at the proxy; it cannot be taken back soon.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # include subdomains; preload
# Only on request: without a proxy in front anybody could send these headers.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# --- Static files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "apps.config.storage.BundledStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = (
    True  # every page names the hashed one; it halves what is compressed at a start
)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

# --- Language and time
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "apps.config.formats"
LANGUAGE_COOKIE_NAME = f"glossator_language{_instance}"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = TLS
# A language is offered when our own sentences are translated: Django's alone would make pages of two languages.
LANGUAGES = [
    (code, name)
    for code, name in [("en", _("English")), ("ru", _("Russian")), ("az", _("Azerbaijani"))]
    if code == "en" or (LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.po").exists()
]

# --- Log
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "apps": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
