"""What no note cites any more, forgotten when the user wants it: never by itself.

A link that left the notes may come back with the next commit, and then what was
learnt of it is worth having.
"""

from __future__ import annotations

import click

from dlnotes import disk
from dlnotes.cli.checking import Checked
from dlnotes.cli.citing import citations, page_of
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.terminal import speak, words
from dlnotes.cli.wish import Wish


def check_whole(gathered: Gathered, wish: Wish) -> None:
    """Refuse to prune by one note: the ledger is about all of them."""
    if wish.prune and gathered.notes.single:
        raise click.UsageError(words("prune-whole", folder=gathered.notes.folder))


def prune(gathered: Gathered, checked: Checked, wish: Wish) -> None:
    """Forget what no note cites; when our network was down the ledger stays as it was."""
    if not wish.prune or (checked.run is not None and checked.run.ending == "offline"):
        return
    cited = {page_of(citation.url) for citation in citations(gathered, Wish())}
    with disk.journal(gathered.notes) as journal:
        speak("pruned", forgotten=journal.prune(cited))
