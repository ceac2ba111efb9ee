"""`make test` itself: what it leaves out is named, and in CI it may leave nothing out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.everything import Outcome, Step, read_report

DRIVER = Path(__file__).with_name("everything.py")
REPORT = """<testsuites><testsuite>
<testcase name="a"/><testcase name="b"/>
<testcase name="c"><failure message="no"/></testcase>
<testcase name="d"><error message="no"/></testcase>
<testcase name="e"><skipped message="install the package chromium"/></testcase>
<testcase name="f"><skipped message="install the package chromium"/></testcase>
</testsuite></testsuites>"""


def test_a_report_tells_what_was_skipped_and_why(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    outcome = Outcome(Step("sqlite", ("pytest",)))
    read_report(tmp_path / "report.xml", outcome)
    assert outcome.summary == "2 passed, 2 failed, 2 left out"
    assert outcome.left_out == {"install the package chromium": 2}


@pytest.mark.parametrize(("leave_out", "code"), [("", 0), ("forbidden", 1)])
def test_without_postgresql_it_says_so_and_ci_fails(leave_out: str, code: int) -> None:
    environment = os.environ | {"PATH": "", "LEAVE_OUT": leave_out}
    ended = subprocess.run(
        [sys.executable, DRIVER, "postgresql"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "install the package postgresql" in ended.stdout
    assert ended.returncode == code


def test_an_unknown_step_is_named() -> None:
    ended = subprocess.run(
        [sys.executable, DRIVER, "nonsense"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "No such step: nonsense. Known: lint, " in ended.stdout
