"""The door for WSGI servers: `gunicorn atrocity_policy.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
application = get_wsgi_application()
