from django.apps import AppConfig


class CommentaryConfig(AppConfig):
    name = "apps.commentary"
    label = "commentary"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from apps.commentary import anchoring, reanchoring  # noqa: F401 - connects the receivers
