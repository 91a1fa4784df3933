"""``dlnotes build``: the notes, printed as a website."""

from __future__ import annotations

import gc
from pathlib import Path
from shlex import quote

import click

from dlnotes.cli.building import build_site, tell
from dlnotes.cli.terminal import speak


@click.command()
@click.argument("notes", default="notes", type=click.Path())
@click.option(
    "-o",
    "--output",
    default="site",
    show_default=True,
    type=click.Path(),
    help="The folder for the site.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when the notes have problems.")
@click.option("--cache/--no-cache", default=True, help="Remember what was printed, or not.")
def build(notes: str, output: str, *, strict: bool, cache: bool) -> int:
    """Print NOTES as a website.

    NOTES is a folder or one file, "notes" if not given. The site works from
    a disk and on any server, under any path. Building it again writes only
    what changed and removes pages that are gone; files that dlnotes did not
    write are never touched.

    \b
    Examples:
      dlnotes build
      dlnotes build list.md -o www
      dlnotes build --strict     in a workflow
    """
    # What a build makes, it needs to its end: there is nothing to collect.
    gc.disable()
    built = build_site(notes, output, cache=cache)
    tell(output, built)
    problems = built[1].totals.problems
    if problems:
        speak("see-problems", problems=problems, notes=quote(notes))
    speak("open", place=Path(output, "index.html").as_posix())
    return 1 if strict and problems else 0
