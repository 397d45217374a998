"""Apart from apps.py, where Django would take the class it inherits for another app's."""

from django.contrib.admin.apps import AdminConfig


class AdministrationConfig(AdminConfig):
    default_site = "apps.core.admin_site.AdministrationSite"
