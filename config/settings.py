"""All settings, read once from the environment; without any, an embedded installation under var/."""

from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import unquote

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import env
from config.databases import database, storage

django_stubs_ext.monkeypatch()  # lets ModelAdmin and its like name the model they are for, as the type checker asks

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = env.folder("VAR_DIR", BASE_DIR / "var")
# All that people gave and said: for no one else on the machine.
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)

# --- How it runs -----------------------------------------------------------------------------------------------------
EMBEDDED = env.flag("EMBEDDED", default=not env.text("DATABASE_URL"))
DEBUG = env.flag("DEBUG", default=False)
PORT = env.number("PORT", 8000, least=1)
SITE_HOSTS = env.words("SITE_HOSTS", "localhost,127.0.0.1,[::1]" if EMBEDDED else "")
ALLOWED_HOSTS = SITE_HOSTS
if not SITE_HOSTS:
    raise ImproperlyConfigured(
        "SITE_HOSTS must name the hosts this site answers for, such as acopio.example.org."
    )
SITE_URL = env.text("SITE_URL", f"http://localhost:{PORT}" if EMBEDDED else f"https://{SITE_HOSTS[0]}")
HTTPS = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []


def _secret_key() -> str:
    """Take SECRET_KEY; embedded, make one the first time and keep it under var/."""
    given = env.text("SECRET_KEY")
    if given:
        return given
    if not EMBEDDED:
        raise ImproperlyConfigured("SECRET_KEY must be set: a long random text that stays the same.")
    kept = VAR / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(token_urlsafe(50), encoding="ascii")
    return kept.read_text(encoding="ascii")


SECRET_KEY = _secret_key()

# --- What it is made of ----------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "config.admin_site.AcopioAdmin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "languages",
    "licensing",
    "donations",
    "ingestion",
    "publishing",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "donations.spoken.SpanishFirst",
    "django.middleware.common.CommonMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "donations.signed_out.TellThePage",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Where things are kept -------------------------------------------------------------------------------------------
DATABASES = {"default": database(env.url("DATABASE_URL", ("postgresql", "postgres")), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES = {
    "default": storage(env.url("STORAGE_URL", ("s3",)), VAR),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
if not env.flag("STATIC_MANIFEST", default=not DEBUG):
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True

INCOMING = VAR / "incoming"
INCOMING.mkdir(exist_ok=True)
FILE_UPLOAD_TEMP_DIR = INCOMING
FILE_UPLOAD_HANDLERS = ["donations.uploads.HashingUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
UPLOAD_MAX_BYTES = env.number("UPLOAD_MAX_BYTES", 50 * 1024**3, least=1)
DONATION_MAX_BYTES = env.number("DONATION_MAX_BYTES", 200 * 1024**3, least=1)

# --- What the rooms plug in ------------------------------------------------------------------------------------------
PROGRAMS = ["ingestion.programs.PROGRAMS", "publishing.programs.PROGRAMS"]  # what each kind of unit does
SWEEPS = [
    "donations.sweep.sweep",
    "donations.withdrawal.carry_out",
    "donations.erasure.sweep",
    "donations.previews.sweep",
    "donations.incoming.sweep",
    "donations.uploads.sweep",
    "ingestion.flow.sweep",
    "publishing.due.sweep",
]
READS_PICTURES = "ingestion.ocr.is_read_here"
PERMISSION_TABLES = [
    "donations.permissions.TABLE",
    "donations.permissions_desk.TABLE",
    "publishing.permissions.TABLE",
]

# --- Work ------------------------------------------------------------------------------------------------------------
LEASE_SECONDS = env.number("LEASE_SECONDS", 60, least=2)
OCR = env.choice("OCR", "auto", ("auto", "on", "off"))
READER_USERS = env.number("READER_USERS", 65_000, least=0)
SWEEP_SECONDS = env.number("SWEEP_SECONDS", 10, least=1)
BROKER_URL = env.text("BROKER_URL") or "filesystem://localhost"
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "ingestion"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_REDIRECT_STDOUTS = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {}
if BROKER_URL.startswith("filesystem"):
    _bell = VAR / "bell"
    for _folder in ("messages", "control"):
        (_bell / _folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": _bell / "messages",
        "data_folder_out": _bell / "messages",
        "control_folder": _bell / "control",
        "polling_interval": 0.2,
    }

# --- Second opinion on languages: fetched once by `manage.py fetch_second_opinion`, asked by a worker of its own ---------
SECOND_OPINION = env.folder("SECOND_OPINION_DIR", VAR / "models")

# --- Publishing ------------------------------------------------------------------------------------------------------
HUB_TOKEN = env.text("HUB_TOKEN")
HUB_ENDPOINT = env.text("HUB_ENDPOINT", "https://huggingface.co")
HUB_NAMESPACE = env.text("HUB_NAMESPACE", "somosnlp")
HUB_FOLDER = VAR / "hub"

# --- People ----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "donations.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Acopio · "
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_FORMS = {"login": "donations.forms.accounts.SignInForm"}
ACCOUNT_ADAPTER = "donations.accounts.AccountAdapter"
LOGIN_REDIRECT_URL = "donations:mine"
LOGIN_URL = "account_login"
ACCOUNT_LOGOUT_REDIRECT_URL = "donations:landing"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Acopio <acopio@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
_mail = env.url("MAIL_URL", ("smtp", "smtps"))
if _mail is None:
    EMAIL_BACKEND = "config.mail.ConsoleAndFolder"
    EMAIL_FILE_PATH = VAR / "mail"
else:
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or (465 if EMAIL_USE_SSL else 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_TIMEOUT = 20  # seconds: a server that says nothing keeps nobody waiting longer
    EMAIL_USE_TLS = not EMAIL_USE_SSL

# --- Words -----------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "es"
LANGUAGES = [("es", _("Spanish")), ("en", _("English")), ("pt-br", _("Brazilian Portuguese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Safety ----------------------------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.flag("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
}
