"""The door for WSGI servers: `gunicorn atrocity_policy.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
application = get_wsgi_application()

# After Django is ready, and before the first visitor: nobody waits for what can be done now.
from atrocity_policy.warm import warm  # noqa: E402

warm(application)
