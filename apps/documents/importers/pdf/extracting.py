"""Runs the program that reads pages, watches how long it takes, and understands how it ended."""

import json
import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from apps.documents.importers import problems
from apps.documents.importers.shapes import Limits

logger = logging.getLogger(__name__)

PROGRAM = Path(__file__).with_name("pages.py")
KIND = "PDF"
TOLD = 2000  # of what the program said last, for the log


def extract(data: bytes, limits: Limits) -> Iterator[dict[str, Any]]:
    """What `pages.read_pages` yields, from a process of its own. Raises ImportProblem."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        given.write(data)
        given.seek(0)
        # -I: neither the environment nor the working directory has a say in what is imported
        command = [sys.executable, "-I", str(PROGRAM), str(limits.seconds), str(limits.memory)]
        with subprocess.Popen(  # noqa: S603 - our own program and two numbers
            command, stdin=given, stdout=subprocess.PIPE, stderr=said, text=True, encoding="utf-8"
        ) as reader:
            watch = threading.Timer(limits.seconds, reader.kill)
            watch.daemon = True
            watch.start()
            try:
                yield from _lines(reader)
            finally:
                watch.cancel()
                reader.kill()
                reader.wait()
        if reader.returncode:
            said.seek(0)
            logger.error("Reading a PDF ended with %s: %s", reader.returncode, said.read()[-TOLD:])


def _lines(reader: "subprocess.Popen[str]") -> Iterator[dict[str, Any]]:
    expected, seen = None, -1
    for line in reader.stdout or ():
        page = json.loads(line)
        if "problem" in page:
            raise problems.encrypted(KIND) if page["problem"] == "encrypted" else problems.damaged(KIND)
        expected = page.get("pages", expected)
        seen += 1
        yield page
    if expected is None or seen < expected:
        status = reader.wait()
        # Killed by its limits or by us; anything else is a file that PDFium falls over.
        raise problems.too_slow(KIND) if status in (-9, -24) else problems.damaged(KIND)
