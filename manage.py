#!/usr/bin/env python3
"""Django's command line, with a database for those commands that need one."""

import sys

from apps.config.command_line import run

if __name__ == "__main__":
    sys.exit(run(sys.argv))
