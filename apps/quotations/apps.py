from django.apps import AppConfig


class QuotationsConfig(AppConfig):
    name = "apps.quotations"
    label = "quotations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from apps.quotations import receivers  # noqa: F401 - connects them
