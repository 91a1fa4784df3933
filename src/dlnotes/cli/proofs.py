"""What a build of a preview has that no other has."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dlnotes.render import Press


@dataclass(slots=True)
class Proofs:
    """Pages that are shown before the site is whole, and what makes the next build quick.

    *looked_at* names the pages to begin with, and *show* takes what each will
    be.  *presses* holds the press of the last build by its salt: all that it
    was made of is in there.
    """

    looked_at: Callable[[], Collection[str]]
    show: Callable[[str, bytes], None]
    presses: dict[str, Press] = field(default_factory=dict)
