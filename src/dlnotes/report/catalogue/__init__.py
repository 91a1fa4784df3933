"""Every sentence that dlnotes says on a terminal, in Chinese and in English.

One row a code: the message and what to do next.  A problem's values fill
``{0}``, ``{1}``; a mistake's and a sentence's fill ``{name}``.  To say
something new, add a row.
"""

from dlnotes.report.catalogue.mistakes import MISTAKES
from dlnotes.report.catalogue.problems import PROBLEMS
from dlnotes.report.catalogue.row import Row
from dlnotes.report.catalogue.sentences import SENTENCES

__all__ = ["MISTAKES", "PROBLEMS", "SENTENCES", "Row"]
