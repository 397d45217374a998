from django.apps import AppConfig


class CommentaryConfig(AppConfig):
    name = "apps.commentary"
    label = "commentary"
    default_auto_field = "django.db.models.BigAutoField"
