"""`make lighthouse`: what Lighthouse says of the pages, phone and desktop, of the production server.

Figures for speed are the median of several runs. The exit code is 1 where a page misses an aim.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from typing import Any

from tests.chromium import NoChromium, find_chromium, launch_arguments
from tests.config.instances import running

HERE = Path(__file__).resolve().parent
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
INSTALLED = HERE / "node_modules" / ".package-lock.json"
OLDEST_NODE = 18
PAGES = {
    "library": "/",
    "document": "/documents/moscow-declaration-2022/",
    "clause": "/documents/moscow-declaration-2022/11/",
    "topic": "/topics/military-assistance/",
}
PRESETS = {"mobile": (), "desktop": ("--preset=desktop",)}
AIMS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# What is told beside the scores: audit, heading, and how many of its units make one of ours.
FIGURES = (
    ("largest-contentful-paint", "LCP ms", 1),
    ("cumulative-layout-shift", "CLS", 1),
    ("total-blocking-time", "TBT ms", 1),
    ("total-byte-weight", "KB", 1024),
)
BROWSER = ("--headless=new", "--disable-gpu")
PATIENCE_SECONDS = 180
ROW = "{:<10}{:<9}{:>12}{:>14}{:>15}{:>5}{:>8}{:>7}{:>8}{:>7}"


class CannotMeasure(Exception):
    """Something is missing on this machine. The message says what to do."""


@dataclass(frozen=True)
class Outcome:
    """A page under one preset. ``imperfect`` are lines for people, one for each audit that is not perfect."""

    page: str
    preset: str
    scores: dict[str, int]  # 0 to 100 by category
    figures: tuple[float, ...]  # as FIGURES
    imperfect: tuple[str, ...]

    @property
    def missed(self) -> list[str]:
        return [name for name, aim in AIMS.items() if self.scores[name] < aim]


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 where every aim is reached, 1 where one is missed or nothing could be measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="for the figures of speed (3)")
    parser.add_argument("--address", help="of an instance that runs already, with the sample edition")
    parser.add_argument("--only", choices=PAGES, nargs="+", default=list(PAGES))
    options = parser.parse_args(arguments)
    try:
        node, browser = _node(), find_chromium("")
        _install()
        if options.address:
            return _report(_measured(node, browser, options.address.rstrip("/"), options))
        with tempfile.TemporaryDirectory(prefix="glossator-lighthouse.") as scratch:
            Path(scratch).chmod(0o711)  # PostgreSQL runs as another user where this is root
            with running(Path(scratch) / "data") as instance:
                return _report(_measured(node, browser, instance.address, options))
    except (
        CannotMeasure,
        NoChromium,
        AssertionError,
    ) as problem:  # the last: the instance was not ready in time
        print(problem, file=sys.stderr)
        return 1


def _node() -> str:
    node = shutil.which("node")
    version = _output([node, "--version"]) if node else ""
    if node is None or not shutil.which("npm") or int(version.lstrip("v").split(".")[0]) < OLDEST_NODE:
        raise CannotMeasure(
            f"Lighthouse needs Node.js {OLDEST_NODE} or newer with npm: install the packages nodejs and npm."
        )
    return node


def _install() -> None:
    """As the lock says, when that was not done yet or the lock is newer."""
    lock = HERE / "package-lock.json"
    if INSTALLED.exists() and INSTALLED.stat().st_mtime >= lock.stat().st_mtime:
        return
    print("Installing Lighthouse …", flush=True)
    done = subprocess.run(["npm", "ci", "--loglevel=error"], cwd=HERE, check=False)  # noqa: S607 - wherever it stands
    if done.returncode:
        raise CannotMeasure("Lighthouse could not be installed; npm’s reason stands above.")


def _measured(node: str, browser: Path, address: str, options: argparse.Namespace) -> Iterator[Outcome]:
    print(ROW.format("page", "as", *AIMS, *(heading for _audit, heading, _unit in FIGURES)))
    for page in options.only:
        for preset in PRESETS:
            outcome = _measure(node, browser, address, page, preset, options.runs)
            figures = (f"{value:.3f}" if value < 1 else f"{value:.0f}" for value in outcome.figures)
            print(ROW.format(page, preset, *outcome.scores.values(), *figures), flush=True)
            yield outcome


def _measure(node: str, browser: Path, address: str, page: str, preset: str, runs: int) -> Outcome:
    """What does not depend on the day is asked once; of the speed the run in the middle counts."""
    url = address + PAGES[page]
    first = _run(node, browser, url, preset, list(AIMS))
    others = [_run(node, browser, url, preset, ["performance"]) for _ in range(runs - 1)]
    by_speed = {_score(report, "performance"): report for report in (first, *others)}
    middle = by_speed[median_low([_score(report, "performance") for report in (first, *others)])]
    scores = {name: _score(middle if name == "performance" else first, name) for name in AIMS}
    figures = tuple(middle["audits"][audit]["numericValue"] / unit for audit, _heading, unit in FIGURES)
    lines = [*_imperfect(middle, ["performance"]), *_imperfect(first, list(AIMS)[1:])]
    return Outcome(page, preset, scores, figures, tuple(lines))


def _run(node: str, browser: Path, url: str, preset: str, categories: Sequence[str]) -> Any:
    flags = " ".join((*BROWSER, *launch_arguments()))
    command = [
        *(node, str(LIGHTHOUSE), url, "--output=json", "--quiet", "--no-enable-error-reporting"),
        *(f"--chrome-flags={flags}", f"--only-categories={','.join(categories)}", *PRESETS[preset]),
    ]
    report = json.loads(_output(command, CHROME_PATH=str(browser)))
    if "runtimeError" in report:
        raise CannotMeasure(f"Lighthouse could not measure {url}: {report['runtimeError']['message']}")
    return report


def _output(command: Sequence[str], **variables: str) -> str:
    try:
        done = subprocess.run(
            command,
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotMeasure(f"{command[0]} did not end within {PATIENCE_SECONDS} s.") from None
    if done.returncode:
        raise CannotMeasure(f"{command[0]} failed:\n{done.stderr.strip()}")
    return done.stdout


def _score(report: Any, category: str) -> int:
    return round(100 * (report["categories"][category]["score"] or 0))


def _imperfect(report: Any, categories: Sequence[str]) -> Iterator[str]:
    """Audits that say how well something is done, and do not say “perfectly”."""
    for category in categories:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if audit["score"] is not None and audit["score"] < 1 and audit["scoreDisplayMode"] != "manual":
                about = audit.get("displayValue") or audit["title"]
                yield f"{category}: {audit['id']} {audit['score']:.2f} ({about})"


def _report(outcomes: Iterator[Outcome]) -> int:
    found = list(outcomes)
    for outcome in found:
        for line in outcome.imperfect:
            print(f"  {outcome.page}, {outcome.preset}: {line}")
    missed = [(outcome, name) for outcome in found for name in outcome.missed]
    for outcome, name in missed:
        print(
            f"Missed: {outcome.page}, {outcome.preset}: {name} {outcome.scores[name]}, aimed at {AIMS[name]}"
        )
    if not missed:
        aims = ", ".join(f"{name} {aim}" for name, aim in AIMS.items())
        print(f"Every page reaches its aims ({aims}).")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
