"""Which desk Django's admin makes."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """The editors' desk."""

    default_site = "atrocity_policy.desk.DeskSite"
