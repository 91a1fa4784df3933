"""The live preview: a site on loopback whose pages follow the notes.

A door to the network (`Preview` answers browsers) and to what the system knows
of files (`Watch` tells that one has changed); the site's files themselves come
through the door that is for them.  What makes a page live is added to what is
sent and never to the site: the same files, opened from disk, know nothing of
it.
"""

from dlnotes.serve.board import Board
from dlnotes.serve.server import Preview
from dlnotes.serve.watching import Watch

__all__ = ["Board", "Preview", "Watch"]
