"""``dlnotes build``: the notes, printed as a website."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import click

from dlnotes import disk
from dlnotes.cli.gathering import Gathered, gather
from dlnotes.cli.leaves import Printed, print_notes
from dlnotes.cli.memo import load, save
from dlnotes.cli.pages import print_pages
from dlnotes.cli.shelf import FORGOTTEN
from dlnotes.cli.terminal import speak, words
from dlnotes.config import Mistake
from dlnotes.render import Press


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
    gathered = gather(notes)
    with disk.output(output, apart_from=gathered.notes.folder) as site:
        printed, written = print_site(gathered, site, cache=cache)
    tell(notes, output, printed, written)
    return 1 if strict and any(note.problems for note in printed) else 0


def print_site(
    gathered: Gathered, site: disk.Output, *, cache: bool
) -> tuple[list[Printed], disk.Written]:
    """Print what changed, and remember it for the next time if there is a *cache*."""
    remembered = disk.Cache(gathered.notes.given if cache else None)
    templates = disk.templates(gathered.notes, gathered.config)
    press = Press(templates, gathered.config)
    under = salt(gathered, templates)
    printed, shelf = print_notes(gathered, press, remembered, under)
    check_account(gathered, printed)
    memo = load(remembered, f"{under} {site.folder.absolute()}")
    try:
        written, memo = print_pages(site, gathered, press, printed, shelf, memo)
    except Mistake as mistake:
        if mistake.code != FORGOTTEN:
            raise
        return print_site(gathered, site, cache=False)
    save(remembered, memo)
    remembered.keep_only(shelf.names())
    return printed, written


def salt(gathered: Gathered, templates: Mapping[str, str]) -> str:
    """A name for all that a printed note depends on besides its own bytes."""
    memories = sorted(gathered.ledger.before.items())
    depends = (disk.program(), gathered.config, sorted(templates.items()), memories)
    return blake2b(repr(depends).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def check_account(gathered: Gathered, printed: Sequence[Printed]) -> None:
    """Stop, loudly, when an address of a note is neither a link nor left out."""
    for file, note in zip(gathered.files, printed, strict=True):
        if note.missed is not None:
            line, column, count = note.missed
            raise Mistake("unaccounted", f"{file.shown}:{line}:{column}", count=f"{count:,}")


def tell(notes: str, output: str, printed: Sequence[Printed], written: disk.Written) -> None:
    """One calm sentence on what there is now, and the next step."""
    problems = sum(note.problems for note in printed)
    leaves = [leaf for note in printed for leaf in note.leaves]
    changed = words("changed", written=len(written.written)) if written.written else ""
    if written.removed:
        changed += words("removed", removed=len(written.removed))
    names = (*written.written, *written.kept)
    speak(
        "built",
        notes=len(printed),
        entries=sum(leaf.id is not None for leaf in leaves),
        links=sum(leaf.links for leaf in leaves),
        pages=sum(name.endswith(".html") for name in names),
        place=output,
        changed=changed or words("unchanged"),
    )
    if problems:
        speak("see-problems", problems=problems, notes=notes)
    speak("open", place=Path(output, "index.html").as_posix())
