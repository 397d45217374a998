"""What the web server serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apps.config.settings")
# Only here: a worker lives long and shares its connections between threads; a command needs one, once.
os.environ.setdefault("DATABASE_POOL", "1")

application = get_wsgi_application()
_addresses = get_resolver().url_patterns  # what would be imported for the first reader is imported now
# What a worker keeps is plenty and has no cycles. Searching all of it for garbage whenever a page had made a few
# thousand objects took a third of the time of a long page's first rendering.
gc.freeze()
gc.set_threshold(50_000, 20, 50)
