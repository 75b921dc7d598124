"""Django settings; everything that differs between installations comes from ``places``."""

from __future__ import annotations

from wenzeng.config import places
from wenzeng.config.sqlite import engine

engine.install()

DATA = places.data_folder()
SECRET_KEY = places.secret_key(DATA)
TESTING = places.testing()
DEBUG = False
ALLOWED_HOSTS = places.hosts()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "template_partials",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "wenzeng.mechanisms.office",
    "wenzeng.mechanisms.people",
    "wenzeng.mechanisms.documents",
    "wenzeng.mechanisms.casework",
    "wenzeng.mechanisms.plan",
    "wenzeng.mechanisms.bulletins",
    "wenzeng.web.shell",
    "wenzeng.web.office",
    "wenzeng.web.desk",
    "wenzeng.web.plan",
    "wenzeng.web.cases",
    "wenzeng.web.papers",
    "wenzeng.web.bulletins",
]
MIDDLEWARE = [
    "wenzeng.web.shell.headers.SecurityHeaders",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wenzeng.web.office.sessions.Sessions",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wenzeng.web.shell.refusals.RefusalPages",
]
ROOT_URLCONF = "wenzeng.config.urls"
WSGI_APPLICATION = "wenzeng.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wenzeng.web.shell.context.frame",
            ],
        },
    }
]

DATABASES = {"default": places.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "wenzeng.config.hashers.RandomPasswordHasher",
]
if TESTING:
    PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")

LOGIN_URL = "office:sign_in"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "wenzeng.web.shell.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

FILE_UPLOAD_HANDLERS = ["wenzeng.web.shell.uploads.Bounded"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if places.mail('SMTP_HOST') else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"  # without a mail server, what would be sent lies here
EMAIL_HOST = places.mail("SMTP_HOST")
EMAIL_PORT = int(places.mail("SMTP_PORT", "25"))
EMAIL_HOST_USER = places.mail("SMTP_USER")
EMAIL_HOST_PASSWORD = places.mail("SMTP_PASSWORD")
EMAIL_USE_TLS = places.mail("SMTP_TLS") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = places.mail("MAIL_FROM", "wenzeng@localhost")
INBOX_ADDRESS = places.mail("INBOX_ADDRESS")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
