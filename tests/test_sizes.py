"""A module stays under 300 lines and a function under 40: what is longer holds two ideas."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("atrocity_policy", "statements", "fixtures", "benchmarks", "requirements")
MODULE_LINES = 300
FUNCTION_LINES = 40
# Longer for a good reason: "path" or "path::function" -> the reason.
EXCEPTIONS: dict[str, str] = {}


def modules() -> list[Path]:
    """Every Python file that we write; Django writes the migrations."""
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def too_long(source: str, name: str) -> list[str]:
    """The module and its functions that reach the limit, each with its length."""
    found = []
    if (lines := len(source.splitlines())) >= MODULE_LINES:
        found.append(f"{name}: {lines} lines")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines >= FUNCTION_LINES:
                found.append(f"{name}::{node.name}: {lines} lines")
    return found


def test_modules_and_functions_are_short() -> None:
    found = [
        line
        for path in modules()
        for line in too_long(path.read_text(), str(path.relative_to(ROOT)))
        if line.rpartition(":")[0] not in EXCEPTIONS
    ]
    assert not found


def test_every_exception_is_still_needed() -> None:
    long = [
        line.rpartition(":")[0]
        for path in modules()
        for line in too_long(path.read_text(), str(path.relative_to(ROOT)))
    ]
    assert not set(EXCEPTIONS) - set(long)


def test_a_long_module_and_a_long_function_are_found() -> None:
    function = "def long():\n" + "    pass\n" * 39
    assert too_long(function, "a.py") == ["a.py::long: 40 lines"]
    assert too_long("#\n" * 300, "a.py") == ["a.py: 300 lines"]
    assert not too_long(function.replace("    pass\n", "", 1), "a.py")
