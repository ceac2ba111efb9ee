"""Editors of each role, and clients that are logged in as them."""

from django.contrib.auth.models import Group, User
from django.test import Client


def one_of(role: str, name: str = "") -> User:
    """An account in the group of that name."""
    user = User.objects.create_user(name or role, is_staff=True, first_name=(name or role).title())
    user.groups.add(Group.objects.get(name=role))
    return user


def at_the_desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
