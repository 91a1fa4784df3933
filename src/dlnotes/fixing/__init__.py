"""What the ledger proves, written into the text of a note.

    text + Note + ledger ──plan──▶ edits ──proven──▶ edits that read back ──apply──▶ text

Nothing here opens a file, asks anybody or guesses: an edit has its proof in the
ledger or in the address itself.  Only the letters of addresses change (and what
``append`` was told to add); a text that would be read otherwise than before, but
for those addresses, is never made, and an entry's permanent id stays.

    mending   what one address should read, with the reasons
    edits     edits of a text: planned, applied
    proving   whether an edited text reads back as it should
    keeping   what the ledger must remember, so that permanent ids stay
"""

from dlnotes.fixing.edits import Edit, apply, plan
from dlnotes.fixing.keeping import Keeper
from dlnotes.fixing.mending import Archive, Reason, Wishes
from dlnotes.fixing.proving import Refused, proven

__all__ = [
    "Archive",
    "Edit",
    "Keeper",
    "Reason",
    "Refused",
    "Wishes",
    "apply",
    "plan",
    "proven",
]
