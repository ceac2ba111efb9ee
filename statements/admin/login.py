"""Login: name, password, and the code of a second factor where the account has one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from statements.editing.second_factor import has_one, matching


class LoginForm(AdminAuthenticationForm):
    """The code may stay empty for an account without a second factor."""

    code = forms.CharField(
        required=False,
        max_length=20,
        label="Code",
        help_text="From your phone or your paper, if you have turned on a second factor.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text"}),
    )

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        if not has_one(user):
            return
        device = matching(user, self.data.get("code", "")[:20])
        if device is None:
            raise ValidationError(
                "This account has a second factor: type the code that your phone shows now, or "
                "one from your paper. After a wrong one wait a little before the next.",
                code="second_factor",
            )
        user.otp_device = device
