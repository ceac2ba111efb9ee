"""Settings: all written down, loud when wrong, and safe in production."""

import ast
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {"SECRET_KEY": "k7-" * 30 + "Zq!x", "ALLOWED_HOSTS": "record.example.org"}
READERS = {"given", "switch", "count", "listed", "get", "setdefault"}


def run(
    program: str, environment: dict[str, str], *arguments: str, at: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run a few lines of Python in a process that has these variables and no others."""
    needed = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "atrocity_policy.settings"}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=at,
        env=needed | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def variables_read() -> set[str]:
    """Upper-case names that the settings, `manage.py`, `make` and `make test` ask for."""
    found = set(re.findall(r"\$\(([A-Z]+)\)", (ROOT / "Makefile").read_text())) - {"BIN"}
    for file in ("atrocity_policy/settings.py", "manage.py", "tests/everything.py"):
        for node in ast.walk(ast.parse((ROOT / file).read_text())):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                if name in READERS and str(node.args[0].value).isupper():
                    found.add(str(node.args[0].value))
    return found - {"DJANGO_SETTINGS_MODULE"}


def test_every_variable_read_is_written_down() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text()
    assert set(re.findall(r"^\| `([A-Z_]+)`", page, flags=re.MULTILINE)) == variables_read()


def test_settings_read_the_environment_by_the_helpers_alone() -> None:
    folder = ROOT / "atrocity_policy"
    assert (folder / "environment.py").read_text().count("environ.get(") == 1
    assert "environ.get(" not in (folder / "settings.py").read_text()


@pytest.mark.parametrize(
    ("environment", "name", "cure"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY", "secrets.token_urlsafe(64)"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS", "Name the site's hosts"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS", "Name the site's own hosts"),
        ({"DEBUG": "1"}, "DEBUG=1", "DEVELOPMENT=1"),
        ({"DEBUG": "yes"}, "DEBUG is “yes”", "Set it to 1 or 0"),
        ({"DEVELOPMENT": "true"}, "DEVELOPMENT is “true”", "Set it to 1 or 0"),
        ({"HSTS_SECONDS": "-1"}, "HSTS_SECONDS is “-1”", "a whole number"),
        ({"DATABASE_URL": "mysql://u:p@h/n"}, "DATABASE_URL", "postgres://user:password@"),
        ({"DATABASE_URL": "record"}, "DATABASE_URL", "postgres://user:password@"),
        ({"DATABASE_URL": "postgres://u:p@h:port/n"}, "DATABASE_URL cannot be read", "postgres://"),
        ({"DATABASE_URL": "postgres://"}, "DATABASE_URL names no database", "postgres://user:"),
    ],
    ids=lambda value: " ".join(map("=".join, value.items())) if isinstance(value, dict) else "",
)
def test_a_wrong_setting_names_itself_and_the_cure(
    environment: dict[str, str], name: str, cure: str
) -> None:
    ended = run("import atrocity_policy.settings", PRODUCTION | environment)
    message = ended.stderr.strip().splitlines()[-1]
    assert ended.returncode == 1
    assert message.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert name in message
    assert cure in message


def test_a_wrong_database_address_does_not_show_its_password() -> None:
    wrong = {"DATABASE_URL": "mysql://u:hush@h/n"}
    ended = run("import atrocity_policy.settings", PRODUCTION | wrong)
    assert "hush" not in ended.stderr


def test_production_passes_the_deployment_check() -> None:
    check = "from django.core.management import execute_from_command_line as run\n"
    check += "run(['manage.py', 'check', '--deploy', '--fail-level', 'WARNING'])"
    ended = run(check, PRODUCTION)
    assert "no issues" in ended.stdout, ended.stderr
    assert ended.returncode == 0


ANSWERS = """
import django, json
django.setup()
from django.test import Client
def get(path, **headers):
    answer = Client(SERVER_NAME="record.example.org").get(path, **headers)
    return answer.status_code, answer.headers.get("Location", "")
print(json.dumps([
    get("/admin/"),
    get("/admin/", HTTP_X_FORWARDED_PROTO="https")[0],
    get("/healthz")[0],
]))
"""


def test_production_answers_by_encrypted_connections_alone(tmp_path: Path) -> None:
    site = PRODUCTION | {"DATABASE_URL": f"sqlite:///{tmp_path}/record.sqlite3"}
    believed = run(ANSWERS, site | {"TRUST_PROXY": "1"})
    doubted = run(ANSWERS, site)
    moved = [301, "https://record.example.org/admin/"]
    assert json.loads(doubted.stdout) == [moved, 301, 200], doubted.stderr
    assert json.loads(believed.stdout) == [moved, 302, 200], believed.stderr


COLLECTED = """
import django, sys
django.setup()
from django.core.management import call_command
from django.templatetags.static import static
from django.test import Client, override_settings
with override_settings(STATIC_ROOT=sys.argv[1]):
    call_command("collectstatic", interactive=False, verbosity=0)
    print(static("css/site.css"))
    print(Client(SERVER_NAME="elsewhere.example.org").get("/healthz").status_code)
"""


def test_production_names_static_files_by_content_and_refuses_another_name(tmp_path: Path) -> None:
    """Every address in a stylesheet must exist, or the site could not be put up."""
    ended = run(COLLECTED, PRODUCTION, str(tmp_path))
    assert re.fullmatch(r"/static/css/site\.[0-9a-f]{12}\.css\n400\n", ended.stdout), ended.stderr


def test_development_keeps_a_secret_key_to_itself(tmp_path: Path) -> None:
    (tmp_path / "atrocity_policy").mkdir()
    (tmp_path / "atrocity_policy" / "__init__.py").touch()
    source = (ROOT / "atrocity_policy" / "settings.py").read_text()
    (tmp_path / "atrocity_policy" / "settings.py").write_text(source)
    helpers = ROOT / "atrocity_policy" / "environment.py"
    (tmp_path / "atrocity_policy" / "environment.py").write_text(helpers.read_text())
    show = "from atrocity_policy.settings import SECRET_KEY; print(SECRET_KEY)"
    first, second = (run(show, {"DEVELOPMENT": "1"}, at=tmp_path).stdout for _ in range(2))
    kept = tmp_path / "var" / "secret-key"
    assert len(first) > 50
    assert first == second
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [file.name for file in kept.parent.iterdir()] == ["secret-key"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/admin/login/", "/nowhere/"])
def test_no_page_lets_another_host_in(path: str, client: Client) -> None:
    headers = client.get(path).headers
    policy = dict(
        directive.strip().split(" ", 1)
        for directive in headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert {source for value in policy.values() for source in value.split()} == {"'none'", "'self'"}
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert not [name for name in headers if name.startswith("Access-Control-")]


def test_errors_are_our_own_pages_in_development_too() -> None:
    show = "from atrocity_policy.settings import DEBUG, DEVELOPMENT; print(DEVELOPMENT, DEBUG)"
    assert run(show, {"DEVELOPMENT": "1"}).stdout == "True False\n"
