"""The year that a parenthesis says, alone or as a day."""

from __future__ import annotations

import re

from dlnotes.reading.people import YEAR


def year_in_parentheses(text: str) -> int | None:
    """The first year that stands alone in parentheses."""
    match = _PAREN_YEAR.search(text) if "20" in text or "19" in text else None
    return int(match[1]) if match else None


# “(Dec 2014)”, “(Jan 6 2015)”, “(05/07/2015)”, “(Spring 2011)”, “(2015-12)”.
_PAREN_YEAR = re.compile(
    r"[(（]\s*(?:(?:[JFMASOND][a-z]{2,8}|[Ww]inter)\.?,?\s(?:\d{1,2},?\s)?|(?:\d{1,2}/){1,2})?"
    rf"({YEAR})(?:[\-./]\d{{1,2}}(?:[\-./]\d{{1,2}})?)?\s*[)）]"
)
