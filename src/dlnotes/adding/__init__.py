"""A new work on its way into a list: what it is, whether it is there, how it is written.

    address ──question──▶ answer ──work──▶ Work ──written──▶ entry ──placed──▶ text

Nothing here opens a file or asks anybody: it says what to ask, and reads what
came back.  An entry is written as its neighbours are, and stands in the text
only if the text, read again, has this one entry more and is otherwise as it was.

    work      what is known of a work
    sources   which question an address is worth, and how its answer is read
    known     whether the list has a work already, however it is written
    style     how the entries of a topic are written
    placing   where in a note a new entry stands
    taking    bookmarks, BibTeX, CSV and OPML to works
"""

from dlnotes.adding.known import Known, key
from dlnotes.adding.placing import Added, add, add_all, markdown, topics
from dlnotes.adding.sources import address, question, read
from dlnotes.adding.style import Style, entry_text
from dlnotes.adding.taking import NotReadableError, form_of, works
from dlnotes.adding.work import Work

__all__ = [
    "Added",
    "Known",
    "NotReadableError",
    "Style",
    "Work",
    "add",
    "add_all",
    "address",
    "entry_text",
    "form_of",
    "key",
    "markdown",
    "question",
    "read",
    "topics",
    "works",
]
