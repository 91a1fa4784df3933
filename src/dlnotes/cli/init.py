"""``dlnotes init``: a new list, or what an existing one needs to look after itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from shlex import quote

import click

from dlnotes import disk
from dlnotes.cli.locale import language as spoken
from dlnotes.cli.terminal import speak, words
from dlnotes.config import Language

WORKFLOW = ".github/workflows/reading-list.yml"


@click.command()
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option(
    "--notes",
    default="notes",
    show_default=True,
    metavar="NAME",
    help="Where in DIR the notes are, or will be: a folder, or one Markdown file.",
)
@click.option(
    "--language",
    type=click.Choice(["en", "zh-CN"]),
    help="Of the list: its site, its sample, its comments.  [default: yours]",
)
def init(folder: Path, notes: str, language: Language | None) -> None:
    """Set up a reading list in DIR, the current folder if not given.

    It gets a sample note, settings with every option explained, a .gitignore,
    and a GitHub workflow that publishes the site, checks the links every week
    within a time limit, commits what it learnt, and keeps one issue up to
    date with what needs a person. What is there already is left as it is, so
    a list that exists can be given a workflow just as well.

    \b
    Examples:
      dlnotes init my-list
      dlnotes init --notes README.md     a list that is one file
      dlnotes init my-list --language zh-CN
    """
    place = _place(notes)
    files = _files(folder, place, language or spoken())
    made = disk.lay(folder, files)
    for name in files:
        speak("made-file" if name in made else "kept-file", place=(folder / name).as_posix())
    steps = "\n".join(f"  {step}" for step in _next(folder, place))
    speak("list-ready" if made else "list-was-ready", steps=steps)
    _say_where_it_belongs(folder, made)


def _say_where_it_belongs(folder: Path, made: list[str]) -> None:
    """A workflow that is not at the root of its repository is never run."""
    within = disk.within_repository(disk.ReadingList(folder / WORKFLOW, folder))
    if WORKFLOW in made and within:
        speak("not-the-root", place=(folder / WORKFLOW).as_posix(), within=within)


def _next(folder: Path, notes: str) -> Iterator[str]:
    """The commands to type next."""
    if folder != Path():
        yield f"cd {quote(folder.as_posix())}"
    yield "dlnotes build" if notes == "notes" else f"dlnotes build {quote(notes)}"


def _place(notes: str) -> str:
    """*notes* as a path inside the list, with slashes."""
    path = PurePosixPath(notes.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in notes or notes.startswith("-"):
        raise click.BadParameter(words("not-inside", written=notes), param_hint="'--notes'")
    return path.as_posix()


def _files(folder: Path, notes: str, language: Language) -> dict[str, str]:
    """What a list at *notes* in *folder* consists of: text by name, the note first."""
    shipped, files = disk.scaffold(language), {}
    home = PurePosixPath(notes)
    if disk.is_note(notes):
        files[notes], home = shipped["reading.md"], home.parent
    elif not disk.has_notes(folder / notes):
        files[(home / "reading.md").as_posix()] = shipped["reading.md"]
    files[_settings(folder, home).as_posix()] = shipped["dlnotes.yaml"]
    files[".gitignore"] = shipped["gitignore"]
    files[WORKFLOW] = _filled(
        shipped["workflow.yml"],
        dlnotes=disk.requirement(),
        notes=notes,
        ledger=(home / "links.jsonl").as_posix(),
    )
    return files


def _settings(folder: Path, home: PurePosixPath) -> PurePosixPath:
    """Where the list's settings are, or will be: beside the notes, or one folder above."""
    for place in (home, home.parent):
        if (own := disk.settings_in(folder / place)) is not None:
            return place / own.name
    return home / "dlnotes.yaml"


def _filled(workflow: str, **values: str) -> str:
    """The workflow with each ``@NAME@`` replaced; a JSON string is a YAML string."""
    for name, value in values.items():
        workflow = workflow.replace(f"@{name.upper()}@", json.dumps(value, ensure_ascii=False))
    return workflow
