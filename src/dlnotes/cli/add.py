"""``dlnotes add``: a work into the list, in its topic, as its neighbours are written."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from urllib.parse import urlsplit

import click

from dlnotes import disk
from dlnotes.adding import Added, Known, Work, address, topics
from dlnotes.adding import add as put
from dlnotes.cli import offering
from dlnotes.cli.gathering import Gathered, gather
from dlnotes.cli.reading import ReadNote, read_again, read_all
from dlnotes.cli.terminal import colour, pour, speak, words
from dlnotes.config import Mistake
from dlnotes.records import Section
from dlnotes.report.diff import diff

TRIES = 5
"""How often a note that keeps changing is read again."""


Place = tuple[ReadNote, Section | None]
"""A note, and the topic in it where an entry is to stand."""


@click.command()
@click.argument("url")
@click.option(
    "--topic",
    metavar="NAME",
    shell_complete=offering.topics,
    help="The topic that it belongs to.",
)
@click.option("--note", "comment", default="", metavar="TEXT", help="What you say of it.")
@click.option("--title", metavar="TEXT", help="What it is called, if the web does not know.")
@click.option("--to", default="notes", show_default=True, metavar="NOTES", help="Which list.")
@click.option("--fetch/--no-fetch", default=True, help="Ask the web about it, or nobody.")
@click.option("--allow-private", is_flag=True, help="Ask in one's own network as well.")
@click.option("-n", "--dry-run", is_flag=True, help="Print a diff, and write nothing.")
def add(url: str, to: str, *, dry_run: bool, **wishes: object) -> int:
    """Add the work at URL to a list.

    URL is an address, a short link, a DOI or an arXiv id. Title, authors and
    year come from arXiv, from the DOI's registry or from the page. The entry
    goes to the end of its topic, written as its neighbours are. What the list
    has already, in whatever form, is not added again.

    \b
    Examples:
      dlnotes add 1706.03762 --topic Attention
      dlnotes add http://t.cn/RZMtCsP --topic RNN --note "worth its time"
      dlnotes add https://example.org --title "Notes on RNNs" --no-fetch

    The exit code is 1 when the list has it already.
    """
    meant = address(url)
    if meant is None:
        raise Mistake("not-an-address", got=url)
    gathered = gather(to)
    notes = list(read_all(gathered))
    known = Known(gathered.ledger)
    for one in notes:
        known.enter(one.note)
    if _is_there(known, meant):
        return 1
    # Before anybody is asked: a topic that is not there wants no answer.
    place = _place(notes, wishes["topic"], gathered)  # type: ignore[arg-type]
    work = _learnt(meant, gathered, wishes)
    if work.url != meant and _is_there(known, work.url):
        return 1
    if dry_run:
        there, added = _added(place, work, gathered)
        pour(diff(there.note.path, there.text, added.text, colour=colour(sys.stdout)))
        return 0
    speak("added", title=work.title, place=_put_down(place, work, gathered, to))
    return 0


def _put_down(place: Place, work: Work, gathered: Gathered, to: str) -> str:
    """Write the work down; a note that somebody saved meanwhile is read again."""
    for _ in range(TRIES):
        there, added = _added(place, work, gathered)
        if _write(there, added, gathered):
            return f"{there.note.path}:{_line(added)}"
        gathered = gather(to)
        topic = "/".join(place[1].topics) if place[1] else None
        place = _place(list(read_all(gathered)), topic, gathered)
    raise disk.DiskError("note-in-motion", place[0].file.shown)


def _line(added: Added) -> int:
    """The line of the new entry, from 1."""
    blank = len(added.inserted) - len(added.inserted.lstrip())
    return len(re.findall(r"\r\n|\n|\r", added.text[: added.offset + blank])) + 1


def _learnt(url: str, gathered: Gathered, wishes: dict[str, object]) -> Work:
    """What is known of the work, the user's words before all others."""
    work, why = Work(url), words("not-asked")
    if wishes["fetch"]:
        from dlnotes.cli.learning import learnt

        if sys.stderr.isatty():
            speak("asking-page", host=urlsplit(url).netloc)
        contact, private = gathered.config.check.contact, bool(wishes["allow_private"])
        work, why = learnt(url, gathered.ledger, contact=contact, allow_private=private)
    title = wishes["title"] or work.title
    if not title:
        raise Mistake("no-title", work.url, reason=why)
    return replace(work, title=str(title), note=str(wishes["comment"] or work.note))


def _is_there(known: Known, url: str) -> bool:
    place = known.place(url)
    if place is not None:
        speak("listed-already", url=url, place=place)
    return place is not None


def _place(notes: list[ReadNote], topic: str | None, gathered: Gathered) -> Place:
    """Where the user wants it: the topic of that name, in the last note that has it."""
    places: list[Place] = [(one, section) for one in notes for section in topics(one.note)]
    if not places:
        return notes[-1], None
    if topic is None:
        return places[0] if len(places) == 1 else _chosen(places)
    wanted = topic.strip().casefold()
    names = {wanted}
    for name, others in gathered.config.topics.items():
        if wanted in (folded := {one.casefold() for one in (name, *others)}):
            names |= folded
    for named in (_path, _name):
        if found := [place for place in places if named(place) in names]:
            same = [place for place in found if place[0] is found[-1][0]]
            return next((place for place in same if place[1] and place[1].entries), same[0])
    raise Mistake("topic-not-here", topic=topic, near=_near(topic, places), topics=_listed(places))


def _path(place: Place) -> str:
    return "/".join(place[1].topics).casefold() if place[1] else ""


def _name(place: Place) -> str:
    return (place[1].heading or place[1].topics[-1]).casefold() if place[1] else ""


def _near(topic: str, places: list[Place]) -> str:
    from difflib import get_close_matches

    names = {section.topics[-1] for _, section in places if section}
    return next(iter(get_close_matches(topic, names, 1, 0.4)), "")


def _listed(places: list[Place]) -> str:
    names = dict.fromkeys(section.topics[-1] for _, section in places if section)
    return ", ".join(list(names)[:30]) + (" …" if len(names) > 30 else "")


def _chosen(places: list[Place]) -> Place:
    """Ask which topic, where somebody can answer."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Mistake("which-topic", topics=_listed(places))
    for number, (_, section) in enumerate(places, 1):
        click.echo(f"{number:4}  {' / '.join(section.topics) if section else ''}", err=True)
    number = click.prompt(words("which-one"), type=click.IntRange(1, len(places)), err=True)
    return places[number - 1]


def _added(place: Place, work: Work, gathered: Gathered) -> tuple[ReadNote, Added]:
    there, section = place
    path = there.note.path
    added = put(
        there.text, there.note, section, work, lambda text: read_again(text, path, gathered)
    )
    if added is None:
        line = section.place.line if section else 1
        raise Mistake("cannot-place", f"{path}:{line}", entry=f"- [{work.title}]({work.url})")
    return there, added


def _write(there: ReadNote, added: Added, gathered: Gathered) -> bool:
    """Write the note; False when somebody else has meanwhile."""
    with disk.journal(gathered.notes):
        return disk.edit(there.file, there.text, [(added.offset, "", added.inserted)])
