"""What docs/ says is what the program does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from dlnotes.config import Checking, Config, Searching, configure
from dlnotes.judging.evidence import SENTENCES
from dlnotes.judging.hosts import Oddities
from dlnotes.judging.remembering import APART, ENOUGH, FRESH_DAYS
from dlnotes.judging.schedule import EACH
from dlnotes.reading import read_note
from dlnotes.records import Place
from dlnotes.report.verdicts.judged import LEVELS, NAMES
from tests.cli.conftest import NOTE, Stranger
from tests.docs import forms, themes
from tests.docs.write import DOCS, current

PAGES = sorted(path.name for path in DOCS.glob("*.md"))
VERDICTS = (DOCS / "verdicts.md").read_text("utf-8")
SETTINGS = (DOCS / "settings.md").read_text("utf-8")
THEMES = (DOCS / "themes.md").read_text("utf-8")


GROUPS: dict[str, type[Any]] = {"check": Checking, "search": Searching}
"""Settings that hold settings."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_current(name: str) -> None:
    """What is told from the program is what the program says: else run tests.docs.write."""
    told = "run `python -m tests.docs.write`, and look at the difference"
    assert (DOCS / name).read_text("utf-8") == current()[name], told


def test_every_form_stands_in_the_guide() -> None:
    """Each file of forms has its chapter, and each of its lines is shown."""
    assert not forms.missing(path.stem for path in forms.FORMS.glob("*.md"))
    guide = (DOCS / "reading.md").read_text("utf-8")
    for path in forms.FORMS.glob("*.md"):
        for line in filter(str.strip, path.read_text("utf-8").split("\n")):
            assert line in guide, f"{path.name}: {line}"


def test_the_guide_shows_every_record() -> None:
    """No entry, no problem and nothing left out gets lost between the pieces of a form."""
    for path in forms.FORMS.glob("*.md"):
        text = path.read_text("utf-8")
        note = read_note(text, path=path.name)
        found = forms.pieces(text.split("\n"), note)
        entries = [entry for piece in found for entry in piece.entries]
        assert entries == sorted(note.entries, key=lambda entry: place(entry.place))
        assert sum(len(piece.problems) for piece in found) == len(note.problems)
        assert sum(len(piece.left_out) for piece in found) == len(note.left_out)


def place(of: Place) -> int:
    return of.line


def test_every_setting_is_described() -> None:
    """Each setting has its heading, and no other has one."""
    named = re.findall(r"^### `([\w.]+)`$", SETTINGS, re.M)
    own = {field.name for field in fields(Config)} - set(GROUPS)
    grouped = {f"{group}.{it.name}" for group, of in GROUPS.items() for it in fields(of)}
    assert sorted(named) == sorted(own | grouped)
    for part in re.split(r"^### ", SETTINGS, flags=re.M)[1:]:
        assert "Default:" in part, part.split("\n")[0]
        assert "```yaml" in part, part.split("\n")[0]
    for name in (field.name for field in fields(Oddities)):
        if name in ("tombstones", "temporary", "login_walls", "bot_walls", "parked", "hijacked"):
            assert f"`{name}`" in SETTINGS
    assert f"{EACH.at_once} at once, {EACH.interval} seconds apart" in SETTINGS


@pytest.mark.parametrize("example", re.findall(r"^```yaml\n(.*?)^```$", SETTINGS, re.M | re.S))
def test_every_example_of_a_setting_can_be_used(example: str) -> None:
    """What the page shows, a list can write."""
    assert configure(yaml.safe_load(example)) != Config()


def rows(text: str) -> list[list[str]]:
    """The rows of the tables whose first cell is a name in code."""
    found = re.findall(r"^\| `([^`]+)` \|(.*)\|$", text, re.M)
    return [[name, *(cell.strip() for cell in rest.split("|"))] for name, rest in found]


def test_every_verdict_is_explained() -> None:
    """All nine, with what they do to a check and when they are asked again."""
    told = {row[0]: row for row in rows(VERDICTS.split("\n## ")[0])}
    assert list(told) == list(NAMES)
    for name, row in told.items():
        fails = {"error": "yes", "warning": "with `--strict`"}.get(LEVELS.get(name, ""), "no")  # type: ignore[call-overload]
        assert row[3] == fails, name
        days = FRESH_DAYS[name]  # type: ignore[index]
        assert row[4] == (f"{days} day{'s' if days > 1 else ''}" if days else row[4]), name


def test_every_reason_is_explained() -> None:
    """Each code of evidence that a verdict may give has its line, and no other has one."""
    chapters = VERDICTS.split("\n## ")[1:]
    told = [row[0] for chapter in chapters for row in rows(chapter)]
    assert sorted(told) == sorted(SENTENCES)
    assert f"{ENOUGH} failures" in VERDICTS
    assert f"{APART.total_seconds() / 3600:.0f} hours" in VERDICTS


def test_every_name_in_a_template_is_explained() -> None:
    """Each global and each filter that a theme may use stands in the page."""
    found, filters = themes.names()
    told: set[str] = set()
    chapter = THEMES.split("## What every page is given")[1].split("\n## ")[0]
    for cell in re.findall(r"^\| (`[^|]*) \|", chapter, re.M):
        told |= {re.split(r"\W", name)[0] for name in re.findall(r"`([^`]+)`", cell)}
    assert told == found | {"page", "site", "root", "nav"}
    assert not [name for name in filters if f"`{name}`" not in THEMES]


def test_the_theme_that_is_shown_is_a_theme(dlnotes: Stranger) -> None:
    """The example, put where it says, prints the site's entries."""
    (name, text), *_ = re.findall(r"^`(theme/[\w.]+)`:\n\n```html\n(.*?)^```$", THEMES, re.M | re.S)
    dlnotes.put("notes/a.md", NOTE)
    dlnotes.put(f"notes/{name}", text)
    run = dlnotes("build")
    assert run.code == 0, run.err
    printed = b"".join(page for path, page in dlnotes.site().items() if path.startswith("topics/"))
    assert printed.count(b'<p class="title"><a href="http') == 2


@pytest.mark.parametrize("name", PAGES)
def test_every_link_between_the_pages_leads_somewhere(name: str) -> None:
    """A link leads to a file that is there, and to a heading that it has."""
    prose = re.sub(r"^(`{3,})\w*\n.*?^\1$|`[^`\n]+`", "", read(DOCS / name), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        path = DOCS / file if file else DOCS / name
        assert path.exists(), target
        assert not anchor or anchor in anchors(read(path)), target


def read(path: Path) -> str:
    return path.read_text("utf-8")


def anchors(text: str) -> set[Any]:
    """The anchors that GitHub gives to headings."""
    heads = re.findall(r"^#+ (.*)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
