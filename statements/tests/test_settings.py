"""The settings are safe by default, and .env.example says all of them."""

import ast
import re
import shutil
import subprocess
import sys

import pytest

from .support import ROOT, environment, example_environment, manage

SETTINGS = ROOT / "newsarchive" / "settings.py"


def variables_read() -> set[str]:
    """The names in env.str("NAME"), env.bool("NAME") and their like."""
    calls = [node for node in ast.walk(ast.parse(SETTINGS.read_text())) if isinstance(node, ast.Call)]
    return {call.args[0].value for call in calls if ast.unparse(call.func).startswith("env.")}


@pytest.fixture
def setting(tmp_path):
    """Ask for a setting in a given environment, away from any .env: setting("DEBUG", SECRET_KEY="x")."""
    (tmp_path / "newsarchive").mkdir()
    shutil.copy(SETTINGS, tmp_path / "newsarchive")

    def ask(name: str, **variables: str) -> str:
        program = f"from newsarchive import settings; print(settings.{name})"
        env = {"PATH": environment()["PATH"], **variables}
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        return (done.stdout or done.stderr).strip()

    return ask


def test_the_example_names_every_variable_and_no_other():
    assert example_environment().keys() == variables_read()


def test_nothing_starts_without_a_secret_key(setting):
    assert "SECRET_KEY" in setting("SECRET_KEY").splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "False"),
        ("SECURE_SSL_REDIRECT", "True"),
        ("SESSION_COOKIE_SECURE", "True"),
        ("CSRF_COOKIE_SECURE", "True"),
        ("SECURE_HSTS_SECONDS", "31536000"),
        ("ALLOWED_HOSTS", "['127.0.0.1', 'localhost']"),
        ("DATABASES['default']['ENGINE']", "django.db.backends.sqlite3"),
    ],
)
def test_safe_by_default(setting, name, value):
    assert setting(name, SECRET_KEY="only here") == value


def test_an_empty_database_url_is_none(setting):
    assert setting("DATABASES['default']['NAME']", SECRET_KEY="only here", DATABASE_URL="").endswith("db.sqlite3")


def test_debug_does_without_https(setting):
    assert setting("SECURE_SSL_REDIRECT", SECRET_KEY="only here", DEBUG="true") == "False"


def test_a_database_url_chooses_postgresql(setting):
    url = "postgres://someone@db.example.org/archive"
    assert setting("DATABASES['default']['HOST']", SECRET_KEY="only here", DATABASE_URL=url) == "db.example.org"


def test_the_documented_production_environment_passes_the_deployment_check():
    example = example_environment()
    del example["SECRET_KEY"]  # empty there; environment() makes one
    manage("check", "--deploy", "--fail-level", "WARNING", env=environment(**example))


def test_no_secret_is_in_the_repository():
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = list(filter(None, listed.stdout.split("\0")))
    assert ".env" not in names
    literal = re.compile(r"""^\s*SECRET_KEY\s*=\s*(["'][^"']+["']|\w{20,})\s*$""", re.MULTILINE)
    texts = [
        name for name in names if name.endswith((".py", ".md", ".toml", ".sh", ".example", "Makefile", "run"))
    ]
    holding = [name for name in texts if (ROOT / name).is_file() and literal.search((ROOT / name).read_text())]
    assert not holding
