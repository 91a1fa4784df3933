"""The door to files: notes, settings, ledger and templates in; site and reports out.

Everything here raises `DiskError` (or `ConfigError`) with the place and the
reason, never a bare OSError.  Nothing here knows what a note means or what a
page looks like: it moves bytes and text, and keeps what is not its own whole.
"""

from dlnotes.disk.arrivals import KEPT, NO_ARRIVALS, Arrivals, arrivals
from dlnotes.disk.cache import Cache, Filling, beside_program, program
from dlnotes.disk.copies import has_copy, keep_copy
from dlnotes.disk.decoding import Decoded, decode
from dlnotes.disk.history import added_since
from dlnotes.disk.ledger import Journal, journal, ledger, ledger_path, unsettled
from dlnotes.disk.mistakes import DiskError
from dlnotes.disk.notes import (
    File,
    ReadingList,
    files,
    find,
    has_notes,
    is_note,
    read,
    read_beside,
    size,
    stamp_beside,
    within_repository,
)
from dlnotes.disk.origin import requirement
from dlnotes.disk.preview import Sources, age, lasting_script, live_script, served, sources
from dlnotes.disk.reports import check_place, write_report
from dlnotes.disk.rewriting import create, edit
from dlnotes.disk.scaffold import lay, scaffold
from dlnotes.disk.settings import settings, settings_in, settings_place
from dlnotes.disk.site import Output, Written, output
from dlnotes.disk.templates import template, templates, themed

__all__ = [
    "KEPT",
    "NO_ARRIVALS",
    "Arrivals",
    "Cache",
    "Decoded",
    "DiskError",
    "File",
    "Filling",
    "Journal",
    "Output",
    "ReadingList",
    "Sources",
    "Written",
    "added_since",
    "age",
    "arrivals",
    "beside_program",
    "check_place",
    "create",
    "decode",
    "edit",
    "files",
    "find",
    "has_copy",
    "has_notes",
    "is_note",
    "journal",
    "keep_copy",
    "lasting_script",
    "lay",
    "ledger",
    "ledger_path",
    "live_script",
    "output",
    "program",
    "read",
    "read_beside",
    "requirement",
    "scaffold",
    "served",
    "settings",
    "settings_in",
    "settings_place",
    "size",
    "sources",
    "stamp_beside",
    "template",
    "templates",
    "themed",
    "unsettled",
    "within_repository",
    "write_report",
]
