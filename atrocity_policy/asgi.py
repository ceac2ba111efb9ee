"""The door for ASGI servers, such as uvicorn: `atrocity_policy.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
application = get_asgi_application()
