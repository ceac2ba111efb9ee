"""Where a document or law stands on the web."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from statements.models.provenance import text_list

must_be_web_address = URLValidator(schemes=["http", "https"])


class WithAddresses(models.Model):
    """Official and archived addresses, and how sure we are of them."""

    official_url = models.URLField(
        max_length=500, blank=True, help_text="At the body that issued it, in use now."
    )
    archived_url = models.URLField(
        max_length=500,
        blank=True,
        help_text="A lasting copy, such as an archived White House site.",
    )
    other_urls = text_list("Further addresses.")
    url_confidence = models.CharField(
        max_length=200,
        blank=True,
        help_text="How the addresses are known, such as: recalled. Empty where they were seen.",
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        for url in self.other_urls if isinstance(self.other_urls, list) else []:
            try:
                must_be_web_address(url)
            except ValidationError as error:
                raise ValidationError({"other_urls": _refused(str(url))}) from error

    @property
    def urls(self) -> list[str]:
        """Every address, the official one first."""
        return [url for url in (self.official_url, self.archived_url, *self.other_urls) if url]


def _refused(url: str) -> str:
    return (
        f"“{url[:60]}” is not a web address. Write all of it, from http:// or https:// on, "
        "without spaces."
    )
