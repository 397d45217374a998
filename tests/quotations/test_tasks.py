"""The worker knows what is to be done with commentaries."""

import os
import subprocess
import sys

from apps.config.launcher.child import CHECKOUT
from apps.config.launcher.worker import worker_command


def test_the_worker_loads_the_tasks() -> None:
    """In a process of its own, as the worker is: here other tests may have loaded them."""
    assert worker_command()[1:3] == [str(CHECKOUT / "manage.py"), "procrastinate"]
    program = (
        "import django; django.setup(); from procrastinate.contrib.django import app; "
        "print(*sorted(name for name in app.tasks if name.startswith('quotations.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=CHECKOUT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "apps.config.settings"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["quotations.examine", "quotations.re_examine", "quotations.take_over"]
