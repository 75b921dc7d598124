"""The WSGI application that the web server loads."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenzeng.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
