from django.apps import AppConfig


class ParallelsConfig(AppConfig):
    name = "apps.parallels"
    label = "parallels"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from apps.parallels import receivers  # noqa: F401 - connects them
