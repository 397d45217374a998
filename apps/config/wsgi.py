"""What the web server serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apps.config.settings")
# Only here: a worker lives long and shares its connections between threads; a command needs one, once.
os.environ.setdefault("DATABASE_POOL", "1")

application = get_wsgi_application()
