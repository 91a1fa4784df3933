"""``dlnotes fix``: rescue the links of the notes, in the notes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import click

from dlnotes.cli.mending import Choose, EditedNote, Repairs, chosen, done, laid_out
from dlnotes.cli.terminal import colour, pour, speak, words
from dlnotes.fixing import Edit, Wishes
from dlnotes.report.diff import diff


@click.command()
@click.argument("notes", default="notes", type=click.Path())
@click.option("--moved", is_flag=True, help="Follow pages that moved for good (301, 308).")
@click.option("--https", is_flag=True, help="Take http to https where the same page was seen.")
@click.option("--clean", is_flag=True, help="Take tracking parameters off.")
@click.option(
    "--archive",
    type=click.Choice(["replace", "append", "none"]),
    default="none",
    show_default=True,
    help="Of a dead link: lead to its archived copy, name the copy beside it, or neither.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Print a diff, and write nothing.")
@click.option("-i", "--interactive", is_flag=True, help="Ask about each link.")
def fix(notes: str, *, dry_run: bool, interactive: bool, **wanted: object) -> int:
    """Mend the links in NOTES, where the ledger has proof.

    NOTES is a folder or one file, "notes" if not given. Short links become
    their targets, forms and mirrors of arXiv its own page of the paper, and
    addresses get the scheme that they lack; the options do more. Nobody is
    asked: run "dlnotes check" first. Only addresses change, not one other
    byte, and the entries keep their permanent addresses on the site.

    \b
    Examples:
      dlnotes fix --dry-run                   what would change
      dlnotes fix --moved --https
      dlnotes fix --archive append -i         ask about each
      dlnotes fix list.md --dry-run | git apply
    """
    wishes = Wishes(**wanted)  # type: ignore[arg-type]
    choose = _asker() if interactive else _all
    today = datetime.now(UTC).date().isoformat()
    repairs = chosen(laid_out(notes, wishes, today), choose)
    _show_left(repairs)
    if not repairs.notes:
        speak("nothing-to-mend", notes=len(repairs.gathered.files))
    elif dry_run:
        pour(_diffs(repairs))
        _sum_up("would-mend", [repairs])
    else:
        again = lambda: chosen(laid_out(notes, wishes, today), choose)  # noqa: E731
        _sum_up("mended", list(done(repairs, again)))
    return 0


def _diffs(repairs: Repairs) -> Iterator[str]:
    for edited in repairs.notes:
        yield from diff(edited.note.path, edited.text, edited.after, colour=colour(sys.stdout))


def _sum_up(code: str, rounds: list[Repairs]) -> None:
    reasons = sum((repairs.reasons for repairs in rounds), Counter[str]())
    why = words("and-then").join(
        words(f"mended-{reason}", count=count) for reason, count in reasons.most_common()
    )
    paths = {edited.note.path for repairs in rounds for edited in repairs.notes}
    speak(code, links=sum(len(repairs.edits) for repairs in rounds), notes=len(paths), why=why)


def _show_left(repairs: Repairs) -> None:
    for path, one in repairs.left:
        place = f"{path}:{one.edit.place.line}:{one.edit.place.column}"
        old = one.edit.old or one.edit.new
        speak(f"left-{one.why}", place=place, url=old, new=one.edit.address, other=one.other)


def _all(edited: EditedNote, edit: Edit) -> bool:
    return True


def _asker() -> Choose:
    """Asks about one edit after the other; what was answered is not asked again."""
    known: dict[tuple[str, str, str], bool] = {}
    rest: list[bool] = []

    def choose(edited: EditedNote, edit: Edit) -> bool:
        key = (edited.note.path, edit.old, edit.new)
        if key not in known:
            answer = rest[0] if rest else None
            if answer is None:
                said = _ask(edited, edit)
                answer = said in "ya"
                if said in "aq":
                    rest.append(answer)
            known[key] = answer
        return known[key]

    return choose


def _ask(edited: EditedNote, edit: Edit) -> str:
    """Show one edit where it stands, and have y, n, a or q."""
    place = edit.place
    why = words("and-then").join(words(f"mended-{reason}", count=1) for reason in edit.reasons)
    speak("mend-shown", place=f"{edited.note.path}:{place.line}:{place.column}", why=why)
    one = EditedNote(edited.file, edited.text, edited.note, [edit])
    lines = list(diff(edited.note.path, edited.text, one.after, colour=colour(sys.stdout)))
    pour(line for line in lines[3:] if line.lstrip("\x1b[0123456789;m").startswith(("-", "+")))
    return str(
        click.prompt(
            words("mend-this"),
            type=click.Choice(["y", "n", "a", "q"]),
            show_choices=True,
            default="y",
            err=True,
        )
    )
