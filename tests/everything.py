"""Everything that must hold, step by step: `make test`.

Goes on after a step that failed, and ends with what failed, what was left out for want of a
program on this machine, and which package brings it. With LEAVE_OUT=forbidden, as in CI, leaving
out what a package brings fails as well; what stands beside the checkout no package brings. Names
of steps as arguments run these alone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MANAGE = (str(BIN / "python"), "manage.py")
PYTEST = (str(BIN / "pytest"), "-n", "2", "--quiet")
# pg_virtualenv starts a server of its own and names it in these variables.
INSIDE_POSTGRESQL = (
    "pg_virtualenv",
    "-t",  # in a folder of its own: two runs, or one after another that was cut off, do not meet
    *("-o", "fsync=off", "-o", "synchronous_commit=off", "-o", "log_min_messages=fatal"),
    *("sh", "-c"),
    'DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres" exec "$@"',
    "sh",
)

# How a test says that it skips for want of what stands beside the checkout.
BESIDE = "not beside the checkout (../shared/data)"


@dataclass(frozen=True)
class Step:
    """One command, and what it needs that pip does not bring."""

    name: str
    command: tuple[str, ...]
    is_pytest: bool = False
    lacks: str = ""


@dataclass
class Outcome:
    """What became of a step; `left_out` counts tests by the reason they were skipped for."""

    step: Step
    seconds: float = 0.0
    failed: bool = False
    summary: str = ""
    left_out: Counter[str] = field(default_factory=Counter)


def steps() -> list[Step]:
    """Quick ones first."""
    return [
        Step("lint", (str(BIN / "ruff"), "check", ".")),
        Step("format", (str(BIN / "ruff"), "format", "--check", ".")),
        Step("templates", (str(BIN / "djlint"), "templates", "--lint", "--quiet")),
        Step("imports", (str(BIN / "lint-imports"), "--no-logo", "--no-cache")),
        Step("migrations", (*MANAGE, "makemigrations", "--check", "--dry-run")),
        Step("checks", (*MANAGE, "check", "--fail-level", "WARNING")),
        Step("types", (str(BIN / "mypy"),)),
        Step("sqlite", PYTEST, is_pytest=True),
        Step(
            "postgresql",
            (*INSIDE_POSTGRESQL, *PYTEST, "-m", "not browser"),
            is_pytest=True,
            lacks="" if has_postgresql() else "no PostgreSQL here: install the package postgresql",
        ),
    ]


def has_postgresql() -> bool:
    """Debian's script to start a server, and the server."""
    servers = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return shutil.which("pg_virtualenv") is not None and any(servers)


def run(step: Step) -> Outcome:
    """Run a step with its output on the screen."""
    outcome = Outcome(step)
    if step.lacks:
        outcome.left_out[step.lacks] = 1
        return outcome
    print(f"\n== {step.name}", flush=True)
    # The SQLite step means SQLite even where DATABASE_URL is set.
    environment = os.environ | {"DEVELOPMENT": "1", "DATABASE_URL": ""}
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        reporting = ["--junit-xml", str(report)] if step.is_pytest else []
        command = [*step.command, *reporting]
        outcome.failed = (
            subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0
        )
        if report.exists():
            read_report(report, outcome)
    outcome.seconds = time.monotonic() - begun
    return outcome


def read_report(report: Path, outcome: Outcome) -> None:
    """Count pytest's results, and why tests were skipped."""
    root = ElementTree.parse(report).getroot()
    cases = list(root.iter("testcase"))
    bad = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    for skipped in root.iter("skipped"):
        outcome.left_out[skipped.get("message", "no reason given")] += 1
    passed = len(cases) - bad - outcome.left_out.total()
    outcome.summary = f"{passed} passed, {bad} failed, {outcome.left_out.total()} left out"


def tell(outcomes: list[Outcome]) -> None:
    """The table at the end."""
    print("\n== what was run")
    for outcome in outcomes:
        verdict = "FAILED" if outcome.failed else "left out" if outcome.step.lacks else "ok"
        line = f"{outcome.step.name:12}{verdict:10}{outcome.seconds:6.1f} s  {outcome.summary}"
        print(line.rstrip())
    print(f"{'in all':22}{sum(outcome.seconds for outcome in outcomes):6.1f} s")
    if any(outcome.left_out for outcome in outcomes):
        print("\n== LEFT OUT")
    for outcome in outcomes:
        for reason, times in outcome.left_out.items():
            number = f"{times} tests: " if outcome.summary else ""
            print(f"{outcome.step.name}: {number}{reason}")


def main(names: list[str]) -> int:
    """Run what was asked for; 0 is well, 1 is not, 2 is a step nobody knows."""
    known = steps()
    if unknown := set(names) - {step.name for step in known}:
        print(f"No such step: {', '.join(unknown)}. Known: {', '.join(s.name for s in known)}.")
        return 2
    outcomes = [run(step) for step in known if not names or step.name in names]
    tell(outcomes)
    failed = [outcome.step.name for outcome in outcomes if outcome.failed]
    forbidden = os.environ.get("LEAVE_OUT") == "forbidden"
    left_out = forbidden and any(
        not reason.endswith(BESIDE) for outcome in outcomes for reason in outcome.left_out
    )
    if failed:
        print(f"\nFAILED: {', '.join(failed)}")
    if left_out:
        print("\nFAILED: LEAVE_OUT=forbidden, and something was left out")
    if not failed and not left_out:
        print("\nAll is well.")
    return 1 if failed or left_out else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
