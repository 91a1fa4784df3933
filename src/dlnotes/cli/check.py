"""``dlnotes check``: which links of the notes still lead to their works."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from dlnotes.cli import offering
from dlnotes.cli.checking import Checked, check_links
from dlnotes.cli.gathering import gather
from dlnotes.cli.pruning import check_whole, prune
from dlnotes.cli.reporting import check_places, mention_unreadable, report, say_how_it_ended
from dlnotes.cli.wish import Wish, duration, form


@click.command(short_help="Ask the web whether the links still lead to their works.")
@click.argument("notes", default="notes", type=click.Path())
@click.option("--all", "everything", is_flag=True, help="Ask about every link, fresh or not.")
@click.option(
    "--only",
    multiple=True,
    metavar="GLOB",
    shell_complete=offering.hosts,
    help="Only links that fit, or their hosts.",
)
@click.option("--changed-since", metavar="REF", help="Only links on lines new since this commit.")
@click.option("--offline", is_flag=True, help="Ask nobody: say what the ledger knows.")
@click.option("--max-time", type=duration, metavar="TIME", help="Stop after 90s, 10m, 1h30m…")
@click.option("--fragments", is_flag=True, help="See whether pages have the place after the #.")
@click.option("--allow-private", is_flag=True, help="Follow links into one's own network.")
@click.option("--strict", is_flag=True, help="Suspect links and missing places fail as well.")
@click.option("--prune", is_flag=True, help="Forget what is known of links no note cites now.")
@click.option(
    "-f",
    "--format",
    "forms",
    multiple=True,
    type=form,
    metavar="FORMAT[=FILE]",
    help="text, json, junit, sarif, github or markdown; to a file with =FILE, and as often as"
    " needed.",
)
@click.option("--explain", metavar="URL", help="Ask about one link, and tell the whole story.")
def check(notes: str, **wishes: object) -> int:
    """Ask the web whether the links in NOTES still lead to their works.

    NOTES is a folder or one file, "notes" if not given. What the web answers
    is kept beside the notes, in links.jsonl: commit it. What is fresh there
    is not asked again. Notes are never changed.

    \b
    Examples:
      dlnotes check
      dlnotes check --changed-since main      the links of a pull request
      dlnotes check --format junit=links.xml  for continuous integration
      dlnotes check --explain http://t.cn/RZMtCsP

    The exit code is 1 when a link is dead or unsafe, and 3 when the network
    is down, which says nothing about any link.
    """
    wish = Wish(**wishes)  # type: ignore[arg-type]
    check_places(wish)
    gathered = gather(notes)
    check_whole(gathered, wish)
    mention_unreadable(gathered)
    checked = check_links(gathered, wish, datetime.now(UTC))
    report(checked, wish)
    say_how_it_ended(checked, wish)
    prune(gathered, checked, wish)
    return exit_code(checked, wish)


def exit_code(checked: Checked, wish: Wish) -> int:
    """0 nothing to report, 1 findings, 3 could not tell."""
    if checked.run is not None and checked.run.ending == "offline":
        return 3
    return 1 if any(judged.fails(strict=wish.strict) for judged in checked.found) else 0
