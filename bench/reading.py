"""The reading page under load, beside a static file of the same size from the same server: `make bench`.

Documents of 43, 200 and 1,000 clauses with three notes each; the production server with two workers; 16 connections.
"""

import argparse
import gzip
import http.client
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice
from pathlib import Path

import brotli
import django

from bench.browser import report as report_browser
from bench.load import Load, load, require_wrk
from tests.config.instances import Instance, running

SIZES = (43, 200, 1_000)
NOTES = 3  # on each clause
BROTLI = {"Accept-Encoding": "br"}
CHANGES = 10
UNSEEN = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10, help="of each row (10)")
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), help="numbers of clauses")
    parser.add_argument("--no-browser", action="store_true", help="leave Chromium out")
    given = parser.parse_args()
    require_wrk()
    with tempfile.TemporaryDirectory(prefix="glossator-bench-") as place:
        measure(Path(place), given.sizes, given.seconds, browser=not given.no_browser)


def measure(directory: Path, sizes: Sequence[int], seconds: int, *, browser: bool) -> None:
    data = directory / "data"
    data.mkdir()
    with running(data) as first:
        prepare(data, sizes)
        for size in sizes:
            peer(data, size, fetch(first.port, path_of(size))[2])
    # Started anew, the server knows the files that are the peers.
    with running(data) as instance:
        for size in sizes:
            report(instance.address, instance.port, size, seconds)
        print(f"\nMemory of the workers: {memory_of_workers(instance)} MB")
        if browser:
            report_browser(instance.address, [path_of(size) for size in sizes])


def memory_of_workers(instance: Instance) -> list[int]:
    """In MB, without what they share."""
    web = [child for child in instance.family() if "gunicorn" in " ".join(child.cmdline())]
    return [round(child.memory_full_info().uss / 1024**2) for child in web if not child.children()]


def path_of(size: int) -> str:
    return f"/documents/measured-{size}/"


def prepare(directory: Path, sizes: Sequence[int]) -> None:
    os.environ.update(DATA_DIR=str(directory), DJANGO_SETTINGS_MODULE="apps.config.settings")
    django.setup()
    from django.db import connection

    from bench.declarations import build  # models, which need what was just set up

    for size in sizes:
        build(size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()  # the server that it leads to is about to be started anew


def peer(directory: Path, size: int, page: bytes) -> None:
    """The page as a static file, with the compressed forms that WhiteNoise finds beside it."""
    file = directory / "static" / f"measured-{size}.html"
    file.write_bytes(page)
    file.with_suffix(".html.gz").write_bytes(gzip.compress(page, 6))
    file.with_suffix(".html.br").write_bytes(brotli.compress(page, quality=5))


def fetch(
    port: int, path: str, headers: Mapping[str, str] | None = None
) -> tuple[int, Mapping[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers=dict(headers or {}))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def warm(port: int, path: str) -> Mapping[str, str]:
    """Each worker has read the document and sent the page before it is measured."""
    for _ in range(24):
        _status, headers, _body = fetch(port, path)
        fetch(port, path, BROTLI)
    return headers


def report(base: str, port: int, size: int, seconds: int) -> None:
    path, static = path_of(size), f"/static/measured-{size}.html"
    tag = warm(port, path)["ETag"]
    unchanged = {"If-None-Match": tag}
    views = [f"{path}?topic=measured-{size}-topic-{number}" for number in range(12)]
    for view in views:
        warm(port, view)
    file_tag = {"If-None-Match": fetch(port, static)[1].get("ETag", "")}
    print(f"\n{size} clauses, {size * NOTES} notes")
    sizes(port, path)
    print(f"  queries: {queries(path)}")
    print(f"  {'':34}{'requests/s':>12}{'median ms':>11}{'p95 ms':>9}{'of the file':>13}")
    files = {
        "": row("static file", base, [static], seconds),
        "br": row("static file, compressed", base, [static], seconds, BROTLI),
        "304": row("static file, unchanged", base, [static], seconds, file_tag),
    }
    row("page", base, [path], seconds, of=files[""])
    row("page, compressed", base, [path], seconds, BROTLI, of=files["br"])
    row("page, unchanged", base, [path], seconds, unchanged, of=files[""])
    row("filtered, 12 views in turn", base, views, seconds, of=files[""])
    alone("after a change of one note", (first_after_change(port, path, size) for _ in range(CHANGES)))
    alone("a filter nobody asked before", unseen(port, path, size))


def row(
    name: str,
    base: str,
    paths: Sequence[str],
    seconds: int,
    headers: Mapping[str, str] | None = None,
    of: Load | None = None,
) -> Load:
    found = load(base, paths, seconds=seconds, headers=headers)
    ratio = f"{found.rate / of.rate:13.2f}" if of else ""
    failed = f"   {found.failed} failed" if found.failed else ""
    print(f"  {name:34}{found.rate:12,.0f}{found.median:11.1f}{found.p95:9.1f}{ratio}{failed}")
    return found


def alone(name: str, times: Iterator[float]) -> None:
    """One request after another, so that the time is the server's alone."""
    found = sorted(times)
    worst = found[int(len(found) * 0.95)]
    print(f"  {name:34}{'':12}{statistics.median(found):11.1f}{worst:9.1f}")


def sizes(port: int, path: str) -> None:
    raw = fetch(port, path)[2]
    coded = {name: len(fetch(port, path, {"Accept-Encoding": name})[2]) for name in ("gzip", "br")}
    print(f"  bytes: {len(raw):,} raw, {coded['gzip']:,} gzip, {coded['br']:,} brotli")


def queries(path: str) -> str:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, found = Client(headers={"host": "localhost"}), []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        found.append(len(captured))
    return f"{found[0]} when it is read, {found[1]} while nothing changes"


def timed(port: int, path: str) -> float:
    start = time.perf_counter()
    status = fetch(port, path)[0]
    if status != http.client.OK:
        raise SystemExit(f"{path} answered {status}")
    return (time.perf_counter() - start) * 1000


def first_after_change(port: int, path: str, size: int) -> float:
    from apps.commentary.models import Annotation

    note = Annotation.objects.filter(targets__document__slug=f"measured-{size}").order_by("?")[0]
    note.body += " And so on."
    note.save()
    return timed(port, path)


def unseen(port: int, path: str, size: int) -> Iterator[float]:
    pairs = combinations(range(12, 30), 2)
    for one, other in islice(pairs, UNSEEN):
        yield timed(port, f"{path}?topic=measured-{size}-topic-{one}&topic=measured-{size}-topic-{other}")


if __name__ == "__main__":
    main()
