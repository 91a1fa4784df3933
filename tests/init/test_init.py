"""A list set up by one command: complete, clean, and never over somebody's files."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from dlnotes import disk
from dlnotes.config import Checking, Config, Language, Searching, configure
from dlnotes.disk.origin import requirement_of
from dlnotes.reading import read_note
from dlnotes.records import Kind, Role
from dlnotes.repository import FORGES
from tests.cli.conftest import NOTE, Stranger

LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES = {"en": "en_US.UTF-8", "zh-CN": "zh_CN.UTF-8"}
MADE = [
    "notes/reading.md",
    "notes/dlnotes.yaml",
    ".gitignore",
    ".github/workflows/reading-list.yml",
]


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_list_builds_and_has_no_problem(language: Language, dlnotes: Stranger) -> None:
    """What `init` makes is a list: it builds, lints clean, and its site speaks its language."""
    run = dlnotes("init", "list", LANG=LOCALES[language])
    assert run.code == 0
    assert sorted(files_in(dlnotes.folder / "list")) == sorted(MADE)
    assert all(f"list/{name}" in run.err for name in MADE)
    assert "  cd list\n  dlnotes build\n" in run.err
    lint = dlnotes("lint", "list/notes", "--strict")
    assert (lint.code, lint.out) == (0, "")
    assert dlnotes("build", "list/notes").code == 0
    assert f'<html lang="{language}">'.encode() in dlnotes.site()["index.html"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_can_be_told(language: Language, dlnotes: Stranger) -> None:
    """`--language` is the list's; the terminal goes on in the user's own."""
    run = dlnotes("init", "--language", language, LANG=LOCALES["en"])
    assert "The list is ready. Next:\n  dlnotes build\n" in run.err
    note = (dlnotes.folder / "notes/reading.md").read_text("utf-8")
    assert bool(re.search("[一-鿿]", note)) == (language == "zh-CN")


@pytest.mark.parametrize("name", MADE)
def test_what_is_there_is_left_and_said(name: str, dlnotes: Stranger) -> None:
    """A file of one's own keeps every byte, the others are made, and both is told."""
    mine = dlnotes.put(name, NOTE if name.endswith(".md") else "# mine\r\n")
    before = mine.read_bytes()
    run = dlnotes("init")
    assert run.code == 0
    assert mine.read_bytes() == before
    assert f"kept {name}" in run.err or name.endswith(".md")
    assert files_in(dlnotes.folder).keys() == set(MADE)


def test_the_second_time_nothing_is_made(dlnotes: Stranger) -> None:
    """Run again, it makes nothing and says so."""
    dlnotes("init")
    before = files_in(dlnotes.folder)
    run = dlnotes("init")
    assert run.code == 0
    assert "no file was made" in run.err
    assert files_in(dlnotes.folder) == before


def test_a_list_with_notes_gets_no_sample(dlnotes: Stranger) -> None:
    """Where notes are, nobody wants one more; settings above them are the list's too."""
    dlnotes.put("notes/2015/papers.md")
    dlnotes.put("dlnotes.yml", "title: Mine\n")
    run = dlnotes("init")
    found = files_in(dlnotes.folder)
    assert found.keys() == {"notes/2015/papers.md", "dlnotes.yml", *MADE[2:]}
    assert "kept dlnotes.yml" in run.err


def test_a_list_that_is_one_file_can_be_looked_after(dlnotes: Stranger) -> None:
    """`--notes README.md` gives other people's lists a workflow and settings beside them."""
    dlnotes.put("README.md", NOTE)
    run = dlnotes("init", "--notes", "README.md")
    assert files_in(dlnotes.folder)["README.md"] == NOTE.encode()
    workflow = yaml.safe_load((dlnotes.folder / MADE[-1]).read_text("utf-8"))
    assert workflow["env"]["NOTES"] == "README.md"
    assert workflow["env"]["LEDGER"] == "links.jsonl"
    assert (dlnotes.folder / "dlnotes.yaml").is_file()
    assert "  dlnotes build README.md\n" in run.err


@pytest.mark.parametrize("name", ["../notes", "/etc", "a/../../b", "C:\\notes", "-f"])
def test_notes_outside_the_list_are_a_mistake(name: str, dlnotes: Stranger) -> None:
    """A list is one folder: a name that leads out of it is refused, and nothing is made."""
    run = dlnotes("init", f"--notes={name}")
    assert run.code == 2
    assert "not inside DIR" in run.err
    assert not files_in(dlnotes.folder)


def test_odd_names_reach_the_workflow_as_they_are(dlnotes: Stranger) -> None:
    """A folder with quotes, spaces and Chinese in its name is still that folder for the runner."""
    name = '笔记 "a": #b'.replace(":", "")
    dlnotes("init", "--notes", name)
    workflow = yaml.safe_load((dlnotes.folder / MADE[-1]).read_text("utf-8"))
    assert workflow["env"]["NOTES"] == name
    assert dlnotes("build", name).code == 0


def test_a_file_in_the_way_is_told(dlnotes: Stranger) -> None:
    """Where a folder is needed and a file stands, the user hears which, and it stays."""
    dlnotes.put("notes", "mine")
    run = dlnotes("init")
    assert run.code == 2
    assert run.err.startswith("dlnotes: notes: ")
    assert (dlnotes.folder / "notes").read_text() == "mine"


def test_a_link_that_leads_nowhere_is_not_followed(dlnotes: Stranger) -> None:
    """A dangling symbolic link is somebody's: nothing is made behind it."""
    (dlnotes.folder / ".gitignore").symlink_to("elsewhere")
    assert dlnotes("init").code == 0
    assert not (dlnotes.folder / "elsewhere").exists()


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """What could not be written whole is not there, so that the next run makes it."""
    with pytest.raises(disk.DiskError) as caught:
        disk.lay(tmp_path, {"notes/a.md": NOTE})
    assert caught.value.code == "list-full"
    assert not files_in(tmp_path)


def test_a_list_deep_in_a_repository_is_told_where_the_workflow_belongs(dlnotes: Stranger) -> None:
    """GitHub sees a workflow at the root only, so whoever sets a list up elsewhere is told."""
    assert "root of a repository" not in dlnotes("init", "alone").err
    run(dlnotes.folder, "init", "--quiet")
    assert "root of a repository" not in dlnotes("init").err
    said = dlnotes("init", "docs/list").err
    assert "move docs/list/.github/workflows/reading-list.yml there" in said
    assert "write docs/list/ before its NOTES" in said


def settings_of(language: Language) -> str:
    return disk.scaffold(language)["dlnotes.yaml"]


def uncommented(text: str) -> str:
    """The settings with each ``#name:`` taken for ``name:``, as a user does it."""
    return re.sub(r"^(\s*)#(?=[a-z_]+:)", r"\1", text, flags=re.M)


def options(of: type[Any]) -> set[str]:
    return {field.name for field in fields(of)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_explained_at_its_default(language: Language) -> None:
    """The settings file names every option there is, and says what holds without it."""
    text = settings_of(language)
    found = yaml.safe_load(uncommented(text))
    assert found.keys() == options(Config)
    assert found["check"].keys() == options(Checking)
    assert found["search"].keys() == options(Searching)
    assert configure(found) == Config(language=language) == configure(yaml.safe_load(text))
    for word in (*get_args(Kind), *get_args(Role), *FORGES):
        assert re.search(rf"\b{word}\b", text), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_in_the_settings_can_be_used(language: Language) -> None:
    """The examples in the comments are settings that the program takes."""
    examples = list(examples_of(settings_of(language)))
    assert len(examples) >= 9
    for example in examples:
        given = yaml.safe_load(example)
        (name,) = given
        assert configure(given if name in options(Config) else {"check": given}) != Config()


def examples_of(text: str) -> Iterator[str]:
    """The indented blocks of the comments."""
    for block in re.findall(r"(?:^\s*# {5,}.*\n)+", text, re.M):
        written = re.sub(r"^\s*# {5}", "", block, flags=re.M)
        yield from re.split(r"^(?=\w)", written, flags=re.M)[1:]


def test_both_languages_set_up_the_same_list() -> None:
    """The files differ in their words alone: the same names, the same settings."""
    english, chinese = (disk.scaffold(language) for language in ("en", "zh-CN"))
    assert english.keys() == chinese.keys()
    samples = [read_note(files["reading.md"], path="reading.md") for files in (english, chinese)]
    assert [len(sample.entries) for sample in samples] == [5, 5]
    assert english["gitignore"] == chinese["gitignore"]


def test_a_checkout_is_installed_from_its_repository(tmp_path: Path) -> None:
    """Who has cloned dlnotes and installed it from there gets a workflow that installs the same:
    the commit where it has been pushed, and never a name or a password."""
    remote, clone = tmp_path / "remote.git", tmp_path / "dl notes"
    run(tmp_path, "init", "--quiet", "--bare", str(remote))
    run(tmp_path, "clone", "--quiet", str(remote), str(clone))
    direct = {"url": clone.as_uri(), "dir_info": {"editable": True}}
    assert requirement_of(direct) == "", "nothing is committed"
    run(clone, "commit", "--quiet", "--allow-empty", "--message", "One")
    assert requirement_of(direct) == "", "a folder is no address for others"
    run(clone, "push", "--quiet", "origin", "HEAD:main")
    commit = run(clone, "rev-parse", "HEAD").strip()
    run(clone, "remote", "set-url", "origin", "https://me:secret@example.org/me/dlnotes.git")
    assert requirement_of(direct) == f"dlnotes @ git+https://example.org/me/dlnotes.git@{commit}"
    run(clone, "commit", "--quiet", "--allow-empty", "--message", "Two")
    assert requirement_of(direct) == "dlnotes @ git+https://example.org/me/dlnotes.git"


def run(folder: Path, *arguments: str) -> str:
    """git, as somebody."""
    me = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    return subprocess.run(
        ["git", *me, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout
