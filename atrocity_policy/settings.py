"""Settings of every site: production, unless DEVELOPMENT=1 says otherwise.

What is read from the environment stands in docs/reference/settings.md, a row a variable; a
test compares the two. Whatever is missing or malformed stops the start and names the cure.
"""

import os
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import django_stubs_ext
import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from atrocity_policy.environment import count, given, listed, switch

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
VAR.mkdir(exist_ok=True)
# Before any model or admin class is made: their generic types are known to mypy alone.
django_stubs_ext.monkeypatch()


def secret_key() -> str:
    """Production gives its own; development makes one once and keeps it in var/."""
    if given("SECRET_KEY"):
        return given("SECRET_KEY")
    if not DEVELOPMENT:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Make one, keep it and set it: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'. "
            "On your own machine set DEVELOPMENT=1 instead."
        )
    kept = VAR / "secret-key"
    if not kept.exists():
        fresh = VAR / f"secret-key.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        # Two processes may start at once: the first link wins, and never names a half-made file.
        with suppress(FileExistsError):
            kept.hardlink_to(fresh)
        fresh.unlink()
    return kept.read_text()


def allowed_hosts() -> list[str]:
    """The names the site answers to; a production site has to give its own."""
    hosts = listed("ALLOWED_HOSTS")
    if "*" in hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS is “*”. Name the site's own hosts.")
    if not hosts and not DEVELOPMENT:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is not set. Name the site's hosts, parted by commas: example.org. "
            "On your own machine set DEVELOPMENT=1 instead."
        )
    return hosts or ["localhost", "127.0.0.1", "[::1]"]


def database() -> dict[str, Any]:
    """SQLite in var/ unless DATABASE_URL names another."""
    url = given("DATABASE_URL") or f"sqlite:///{VAR / 'record.sqlite3'}"
    scheme = url.partition(":")[0]
    if scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL begins with “{scheme}”. Write postgres://user:password@host:5432/name, "
            "or leave it out for SQLite."
        )
    try:
        chosen: dict[str, Any] = dict(environ.Env.db_url_config(url))
    except ValueError as error:
        raise ImproperlyConfigured(
            f"DATABASE_URL cannot be read: {error}. Write postgres://user:password@host:5432/name."
        ) from error
    if not chosen["NAME"]:
        raise ImproperlyConfigured(
            "DATABASE_URL names no database. Write postgres://user:password@host:5432/name."
        )
    if scheme == "sqlite":
        # Readers do not wait for a writer; a writer takes its lock at once and waits its turn.
        chosen["OPTIONS"] = {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
    # To open a database takes longer than to ask it what a page asks.
    return chosen | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": scheme != "sqlite"}


# Which site this is

DEVELOPMENT = switch("DEVELOPMENT", default=False)
# Off even in development, so that readers of this code see our own 404 and 500.
DEBUG = switch("DEBUG", default=False)
if DEBUG and not DEVELOPMENT:
    raise ImproperlyConfigured("DEBUG=1 shows secrets to visitors. Use it with DEVELOPMENT=1 only.")
SECRET_KEY = secret_key()
ALLOWED_HOSTS = allowed_hosts()
DATABASES = {"default": database()}

# What it is made of

INSTALLED_APPS = [
    "statements",
    "django_filters",
    "django_htmx",
    "csp",
    "atrocity_policy.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "statements.views.preferences.vary_on_theme",
    "statements.views.after_writing.catch_up_after_writing",
    "axes.middleware.AxesMiddleware",  # the last: it answers for whoever is locked out
]
ROOT_URLCONF = "atrocity_policy.urls"
WSGI_APPLICATION = "atrocity_policy.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        # Django caches compiled templates; runserver drops the cache when a file changes.
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FIXTURE_DIRS = [ROOT / "fixtures"]
# A law with its sections and history, or a document with its excerpts, is one form: up to a dozen
# boxes a part. Django's own limit of 1,000 is reached at about a hundred parts.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_RULES = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_RULES}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_RULES}.CommonPasswordValidator"},
    {"NAME": f"{_RULES}.NumericPasswordValidator"},
]

# Who comes to the desk: five failed logins with one name from one place shut it for a while. By
# both together, so that a stranger elsewhere locks no editor out.

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "admin/locked.html"
AXES_CLIENT_IP_CALLABLE = "statements.editing.auditing.address_of"
AXES_ENABLE_ADMIN = False  # our own audit log says more
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Atrocity Policy"
# A working day; the desk keeps unsaved words in the browser when it ends.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# Language and time

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

# Static files: from this process, named by their content in production

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEVELOPMENT
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_AUTOREFRESH = DEVELOPMENT
WHITENOISE_USE_FINDERS = DEVELOPMENT
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# The original files of sources; served by a view of ours, as downloads, never by their place

MEDIA_ROOT = Path(given("MEDIA_ROOT") or VAR / "media")

# The search index of this machine: derived from the database, never backed up, made anew at will

SEARCH_INDEX = Path(given("SEARCH_INDEX") or VAR / "search-index")

# The API: how often one address may ask, counted in files that the workers of a machine share

API_REQUESTS_PER_MINUTE = count("API_REQUESTS_PER_MINUTE", default=120)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "api": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": given("API_CACHE") or VAR / "api-cache",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}
REST_FRAMEWORK = {
    # The last address that a trusted proxy names, or else the one that is connected.
    "NUM_PROXIES": 1 if switch("TRUST_PROXY", default=False) else 0,
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "TITLE": "Atrocity Policy",
    "DESCRIPTION": "What the United States government has said, and enacted, about preventing "
    "mass atrocities. To be read by anybody; nothing can be written here.",
    "VERSION": "1",
    "POSTPROCESSING_HOOKS": [],
}

# What a browser may do with our pages: nothing from another host, no inline script or style

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

# Encrypted connections: always in production, where a proxy usually ends them

SECURE_SSL_REDIRECT = switch("SSL_REDIRECT", default=not DEVELOPMENT)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = count("HSTS_SECONDS", default=0 if DEVELOPMENT else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEVELOPMENT
SECURE_HSTS_PRELOAD = not DEVELOPMENT
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if switch("TRUST_PROXY", default=False) else None
)
SESSION_COOKIE_SECURE = not DEVELOPMENT
CSRF_COOKIE_SECURE = not DEVELOPMENT
CSRF_COOKIE_HTTPONLY = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
