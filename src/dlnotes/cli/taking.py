"""``dlnotes import``: other programs' lists, as a note or into one."""

from __future__ import annotations

from pathlib import Path

import click

from dlnotes import disk
from dlnotes.adding import (
    Known,
    NotReadableError,
    Work,
    add_all,
    address,
    form_of,
    key,
    markdown,
    works,
)
from dlnotes.cli.gathering import gather
from dlnotes.cli.locale import language
from dlnotes.cli.reading import read_all
from dlnotes.cli.terminal import pour, speak
from dlnotes.config import Mistake
from dlnotes.ledger import Ledger

Topics = dict[tuple[str, ...], list[Work]]


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), metavar="NOTE", help="Append to this note.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["bookmarks", "bibtex", "csv", "opml"]),
    help="What FILE is, if it does not show.",
)
def take(file: Path, to: Path | None, form: str | None) -> int:
    """Turn FILE into a note of a reading list.

    FILE holds a browser's bookmarks (HTML), BibTeX, CSV or OPML. The note is
    printed, or with --to its entries are put into a note that exists, each
    under its topic, those left out that its list has already; a note that is
    not there yet is made.

    \b
    Examples:
      dlnotes import bookmarks.html > notes/bookmarks.md
      dlnotes import library.bib --to notes/papers.md
    """
    text = disk.decode(disk.read(disk.File(file, file.name, file.as_posix()))).text
    chosen = form or form_of(file.name, text)
    if chosen is None:
        raise Mistake("unknown-form", file.as_posix())
    try:
        found = works(text, chosen)  # type: ignore[arg-type]
    except NotReadableError as error:
        raise Mistake("cannot-import", file.as_posix(), form=chosen, reason=str(error)) from None
    if to is None or not to.exists():
        kept, skipped = _sorted(found, Known(Ledger()))
        note = f"# {file.stem}\n\n" + "".join(markdown(kept, chinese=language() == "zh-CN"))
        if to is None:
            pour([note])
        else:
            disk.create(to, note.encode())
    else:
        kept, skipped = _put(to, found, file.stem)
    count = sum(map(len, kept.values()))
    speak("imported", entries=count, place=to.as_posix() if to else "stdout", skipped=skipped)
    return 0


def _put(to: Path, found: list[Work], stem: str) -> tuple[Topics, int]:
    """Put into a note what its list has not yet; what has no topic under *stem*."""
    gathered = gather(to)
    around = gather(to.parent)
    known = Known(around.ledger)
    for one in read_all(around):
        known.enter(one.note)
    kept, skipped = _sorted(found, known)
    # Under the last heading of a note would be the wrong one.
    if () in kept:
        kept = {topics or (stem,): some for topics, some in kept.items()}
    with disk.journal(gathered.notes):
        (there,) = read_all(gathered)
        added = add_all(there.text, there.note, kept)
        pieces = [(offset, "", inserted) for offset, inserted in added]
        if pieces and not disk.edit(there.file, there.text, pieces):
            raise disk.DiskError("note-in-motion", to.as_posix())
    return kept, skipped


def _sorted(found: list[Work], known: Known) -> tuple[Topics, int]:
    """The works by topic, each once, and how many are left out."""
    from dataclasses import replace

    kept: Topics = {}
    seen: set[str] = set()
    skipped = 0
    for work in found:
        url = address(work.url)
        if url is None or known.place(url) is not None or key(url) in seen:
            skipped += 1
            continue
        seen.add(key(url))
        title = work.title or url
        kept.setdefault(work.topics, []).append(replace(work, url=url, title=title))
    return kept, skipped
