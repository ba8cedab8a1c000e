"""Style sheets that serve right-to-left and left-to-right alike, in colours that can be read."""

import re
from pathlib import Path

import pytest
from django.contrib import admin

from .support import ROOT

STATIC = ROOT / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
ADMIN = Path(admin.__file__).parent / "static/admin/css/base.css"
TOKENS = (STATIC / "css" / "tokens.css").read_text()

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b"
    r"|(?:left|right|top|bottom)\s*:|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right))"
)


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.S)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_only_logical_properties(sheet):
    assert PHYSICAL.findall(without_comments(sheet.read_text())) == []


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        ("a { margin-left: 1px }", True),
        ("a { left: 0 }", True),
        ("a { text-align: right }", True),
        ("a{float:left}", True),
        ("a { margin-inline-start: 1px; inset-inline-start: 0; text-align: start }", False),
    ],
)
def test_the_check_of_properties_itself(css, fault):
    assert bool(PHYSICAL.search(css)) == fault


def test_every_file_that_a_sheet_names_is_there_and_small():
    for sheet in SHEETS:
        for name in re.findall(r'url\("([^"]+)"\)', sheet.read_text()):
            file = (sheet.parent / name).resolve()
            assert file.is_file(), name
            assert file.stat().st_size < 64_000, name


def test_every_typeface_has_its_licence_beside_it():
    families = {font.name.split("-")[0].split(".")[0] for font in (STATIC / "fonts").glob("*.woff2")}
    licences = {path.stem.removeprefix("OFL-").lower() for path in (STATIC / "fonts").glob("OFL-*.txt")}
    assert families == licences


def test_every_token_that_is_used_is_defined():
    """By us or, for the pages of the desk, by Django's admin."""
    css = "".join(without_comments(sheet.read_text()) for sheet in [*SHEETS, ADMIN])
    assert set(re.findall(r"var\((--[\w-]+)", css)) <= set(re.findall(r"(--[\w-]+)\s*:", css))


def colours(dark: bool) -> dict[str, str]:
    light, darker = re.findall(r":root \{(.*?)\}", TOKENS, flags=re.S)[:2]
    found = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", light))
    return found | (dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", darker)) if dark else {})


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("--ink", "--paper", 7),
        ("--ink-2", "--paper", 4.5),
        ("--accent", "--paper", 4.5),
        ("--warn", "--paper", 4.5),
        ("--good", "--paper", 4.5),
        ("--accent-ink", "--accent", 4.5),
        ("--ink", "--said", 7),
        ("--ink", "--said-quoted", 7),
        ("--accent", "--said", 4.5),
        ("--hit-ink", "--hit", 4.5),
        ("--edge", "--paper", 3),
        ("--said-rule", "--paper", 3),
        ("--ink", "--gone", 7),
        *((f"--voice-{letter}", ground, 3) for letter in "abcdef" for ground in ("--paper", "--said")),
    ],
)
def test_colours_have_the_contrast_that_reading_needs(ink, ground, least, dark):
    palette = colours(dark)
    assert contrast(palette[ink], palette[ground]) >= least
