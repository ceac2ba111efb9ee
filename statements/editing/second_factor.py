"""A second factor at login: a code from a phone, or one of ten that are kept on paper."""

from __future__ import annotations

import base64
import io
from typing import Any, Final

import qrcode
import qrcode.image.svg
from django.contrib.auth.models import User
from django.db import transaction
from django_otp import match_token, user_has_device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

_CODES: Final = 10


def has_one(user: Any) -> bool:
    """Whether an account has turned it on."""
    return bool(user_has_device(user))


def matching(user: Any, code: str) -> Any:
    """What a code opens, or None; guesses are slowed down by the device itself."""
    bare = "".join(code.split())
    return match_token(user, bare) if bare else None


def begun(user: User) -> TOTPDevice:
    """The key that waits for its first code; the same until it is confirmed."""
    device = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=user, name="phone", confirmed=False)


def key_of(device: TOTPDevice) -> str:
    """The key as it is typed into a phone: ``ABCD EFGH …``."""
    text = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def picture_of(device: TOTPDevice) -> str:
    """The key as an SVG picture; it holds nothing but the squares."""
    image = qrcode.make(device.config_url, image_factory=qrcode.image.svg.SvgPathImage, border=2)
    held = io.BytesIO()
    image.save(held)
    return held.getvalue().decode().partition("?>")[2].strip()


@transaction.atomic
def turn_on(user: User, device: TOTPDevice, code: str) -> list[str] | None:
    """Confirm a key by its first code; the codes for paper, or None where the code is wrong."""
    if not device.verify_token("".join(code.split())):
        return None
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    StaticDevice.objects.filter(user=user).delete()
    paper = StaticDevice.objects.create(user=user, name="paper", confirmed=True)
    codes = [StaticToken.random_token() for _ in range(_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=paper, token=code) for code in codes)
    return codes


@transaction.atomic
def turn_off(user: User) -> None:
    """Forget the key and the codes."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
