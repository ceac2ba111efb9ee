"""Slugs that never change their meaning: renaming leaves a redirect."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self, TypeVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models, transaction

M = TypeVar("M", bound=models.Model)


class SlugRedirectQuerySet(models.QuerySet["SlugRedirect"]):
    """Redirects, found by what they lead away from."""

    def get_by_natural_key(self, kind: str, old_slug: str) -> SlugRedirect:
        return self.get(kind=kind, old_slug=old_slug)


class SlugRedirect(models.Model):
    """A slug that a record once had, and the one it has now."""

    kind = models.CharField(max_length=40, help_text="The model's name, such as excerpt.")
    old_slug = models.SlugField(max_length=100, help_text="The slug that once stood in addresses.")
    new_slug = models.SlugField(max_length=100, help_text="The slug that stands there now.")

    objects = SlugRedirectQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "old_slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "old_slug"],
                name="redirect_once_per_slug",
                violation_error_message="This slug already leads elsewhere.",
            ),
            models.CheckConstraint(
                condition=~models.Q(old_slug=models.F("new_slug")),
                name="redirect_leads_elsewhere",
                violation_error_message="A slug cannot lead to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.old_slug} → {self.new_slug}"

    def natural_key(self) -> tuple[str, str]:
        return (self.kind, self.old_slug)


# What stands beside the records under their address: /statements/export/.
_OF_THE_SITE = frozenset({"export"})


class SluggedQuerySet(models.QuerySet[M]):
    """Records found by their slug."""

    def get_by_natural_key(self, slug: str) -> M:
        """The record with this slug, or the one that once had it."""
        try:
            return self.get(slug=slug)
        except ObjectDoesNotExist:
            if record := self.moved(slug):
                return record
            raise

    def moved(self, slug: str) -> M | None:
        """The record that once had this slug and has another now."""
        if "\0" in slug:
            return None
        kind = self.model._meta.model_name
        redirect = SlugRedirect.objects.filter(kind=kind, old_slug=slug).first()
        return self.filter(slug=redirect.new_slug).first() if redirect else None


class Slugged(models.Model):
    """A record with an address of its own."""

    slug = models.SlugField(
        max_length=100,
        unique=True,
        help_text=(
            "Stands in the address, such as nss-2010. Once public it keeps its meaning: "
            "changing it leaves a redirect behind."
        ),
    )

    slug_in_database = ""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        old = self.slug_in_database or self.slug
        with transaction.atomic():
            if old != self.slug and self.leaves_redirect():
                self._leave_redirect(old)
            super().save(*args, **kwargs)
        self.slug_in_database = self.slug

    def clean(self) -> None:
        super().clean()
        kind = self._meta.model_name
        if self.slug in _OF_THE_SITE:
            said = f"“{self.slug}” is a page of the site, next to those of the records."
            raise ValidationError({"slug": f"{said} Take another."})
        retired = SlugRedirect.objects.filter(kind=kind, old_slug=self.slug).first()
        if retired and retired.new_slug != self.slug_in_database:
            now = f"“{self.slug}” once named what is now “{retired.new_slug}”. Take another."
            raise ValidationError({"slug": now})
        if self.pk is None or self.slug != self.slug_in_database:
            self._refuse_slug_of_the_gone()

    def _refuse_slug_of_the_gone(self) -> None:
        """Those who cited what was taken out are not led to something else."""
        from statements.models.revision import Revision

        gone = Revision.objects.deletions().filter(kind=self._meta.model_name, slug=self.slug)
        if self.slug and gone.exists():
            said = f"“{self.slug}” names a record that was taken out. "
            raise ValidationError({"slug": f"{said}Take another, or bring that back."})

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Any) -> Self:
        record = super().from_db(db, field_names, values)
        if "slug" in field_names:
            record.slug_in_database = record.slug
        return record

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def leaves_redirect(self) -> bool:
        """Whether the slug has been public, so that a new one must leave a redirect."""
        return True

    def _leave_redirect(self, old: str) -> None:
        redirects = SlugRedirect.objects.filter(kind=self._meta.model_name)
        redirects.filter(old_slug=self.slug, new_slug=old).delete()
        redirects.filter(new_slug=old).update(new_slug=self.slug)
        redirects.create(kind=self._meta.model_name or "", old_slug=old, new_slug=self.slug)
