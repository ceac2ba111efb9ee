#!/usr/bin/env python3
"""Django's command line for this project; `manage.py help` lists what there is."""

import os
import sys

if __name__ == "__main__":
    try:
        from django.core.management import execute_from_command_line
    except ImportError as missing:
        cure = "No Django here. Run `make setup`, then .venv/bin/python manage.py."
        raise SystemExit(cure) from missing
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
    # By hand on one's own machine no variable is needed. A site has a SECRET_KEY: production.
    os.environ.setdefault("DEVELOPMENT", "0" if "SECRET_KEY" in os.environ else "1")
    execute_from_command_line(sys.argv)
