"""The first account on your own machine: arguments and one call."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "In development, make the account “editor” if there is none yet, and print its password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where the site will be served")

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        if not settings.DEVELOPMENT:
            raise CommandError(
                "This is a production site, where no account is made for you. "
                "Make one with your own password: python manage.py createsuperuser."
            )
        if User.objects.exists():
            return
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser("editor", password=password)
        self.stdout.write(
            f"An account was made for you at http://127.0.0.1:{port}/admin/\n"
            f"  name: editor   password: {password}\n"
            "It is shown once. To choose another: .venv/bin/python manage.py changepassword editor"
        )
