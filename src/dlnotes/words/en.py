"""The words of the site in English; `zh` has the same keys."""

from __future__ import annotations

from collections.abc import Mapping

from dlnotes.records import Kind, Role
from dlnotes.words.forms import Form

KINDS: Mapping[Kind, tuple[str, str]] = {
    "article": ("Ar", "Article"),
    "blog": ("Bl", "Blog post"),
    "paper": ("Pa", "Paper"),
    "book": ("Bo", "Book"),
    "video": ("Vi", "Video"),
    "slides": ("Sl", "Slides"),
    "course": ("Co", "Course"),
    "tutorial": ("Tu", "Tutorial"),
    "code": ("So", "Source code"),
    "notebook": ("No", "Notebook"),
    "qa": ("Qu", "Question"),
    "demo": ("De", "Demo"),
    "dataset": ("Da", "Dataset"),
    "tool": ("To", "Tool"),
    "news": ("Ne", "News"),
    "other": ("Ot", "Other"),
}

ROLES: Mapping[Role, str] = {
    "primary": "original",
    "code": "code",
    "pdf": "PDF",
    "slides": "slides",
    "video": "video",
    "cloud": "mirror",
    "translation": "translation",
    "alternate": "also at",
    "related": "related",
    "discussion": "discussion",
    "image": "figure",
    "demo": "demo",
    "dataset": "data",
}

HEALTH: Mapping[Form, tuple[str, str, str]] = {
    "dead": ("gone since {0}", "gone", ""),
    "moved": ("", "", ""),
    "blocked": ("", "", "a program cannot check it, a person can probably open it"),
    "suspect": ("in doubt since {0}", "in doubt", ""),
    "unsafe": ("not linked", "not linked", "it leads into a private network"),
    "withdrawn": ("", "", ""),
}

STATES: Mapping[str, tuple[str, str]] = {
    "alive": ("alive", "it opens, and it is the page"),
    "moved": ("moved", "gone elsewhere for good; the link leads to the new address"),
    "blocked": ("closed to programs", "a person can probably open it, a program cannot"),
    "unsure": ("unsure", "it did not open of late, which proves nothing yet"),
    "suspect": ("in doubt", "it opens, but probably not on the work"),
    "dead": ("gone", "proved to be there no more"),
    "unsafe": ("unsafe", "it leads into a private network, and so is not linked"),
    "unchecked": ("unchecked", "nobody has asked yet, or the list says not to"),
}

CAUSES: Mapping[str, str] = {
    "gone": "the server answers {0}",
    "no-such-name": "there is no such host any more",
    "tombstone": "the page itself says that it is gone",
    "soft-404": "the same answer as for an address that cannot exist",
    "failing": "it failed to open, time and again",
    "still-dead": "it failed to open, time and again",
    "no-such-paper": "arXiv has no such number",
    "malformed-id": "this cannot be a number of arXiv's",
    "no-such-version": "the paper has no version {0}",
    "parked": "nobody uses this domain any more",
    "hijacked": "the domain is in other hands",
    "other-title": "the page is called “{1}”",
    "says-not-found": "the page itself says that there is none",
    "error-page": "it leads to a page for errors",
    "login-wall": "asks for a login",
    "bot-wall": "asks first whether its reader is a person",
    "drawn-by-script": "drawn by a script, which a program cannot see",
    "moved": "formerly {0}",
    "withdrawn": "withdrawn by its authors",
}

WORDS: Mapping[str, str] = {
    "reading-list": "Reading list",
    "stamp": "",
    "skip": "Skip to the text",
    "contents": "Contents",
    "topics": "Topics",
    "kinds": "Kinds",
    "years": "Years",
    "hosts": "Sources",
    "all-hosts": "All sources",
    "notes": "Notes",
    "recent": "Recently added",
    "all-topics": "All topics",
    "untitled-topic": "Without a topic",
    "feed": "Feed",
    "permalink": "Permanent address",
    "not-a-link": "Not a web address, so not linked: {url}",
    "short-link": "link",
    "archived": "archived {day}",
    "archived-bare": "archived copy",
    "true-title": "arXiv: ",
    "figure": "Figure: {name}",
    "figure-bare": "Figure",
    "from-note": "From {note}",
    "in-topic": "In",
    "previous": "Previous topic",
    "next": "Next topic",
    "page": "Page {n}",
    "pages": "Pages",
    "page-of": "Page {n} of {of}",
    "newer-page": "Previous page",
    "older-page": "Next page",
    "count-entries": "{n} entry|{n} entries",
    "count-topics": "{n} topic|{n} topics",
    "subtopics": "Topics within",
    "about-topic": "{n} entry.|{n} entries.",
    "about-topic-years": "{n} entry; year recorded: {years}.|{n} entries; years recorded: {years}.",
    "count-links": "{n} link|{n} links",
    "about": "{entries} in {topics}, with {links}.",
    "about-years": "{entries} in {topics}, with {links}; years recorded: {years}.",
    "about-none": "There are no entries here yet.",
    "about-gone": " {n} link is gone.| {n} links are gone.",
    "about-gone-saved": " {n} link is gone ({saved} kept as an archived copy)."
    "| {n} links are gone ({saved} kept as archived copies).",
    "health-link": "Details",
    "about-well": " {n} link was checked, and it is still there."
    "| {n} links were checked, and all are still there.",
    "health": "Link health",
    "health-about": "{links}, {n} of them checked.",
    "health-news": " The last change was seen on {day}.",
    "unasked": "The links here have not been checked yet, so nobody can say how they are.",
    "unasked-how": "To find out, run these two lines: the first asks about each link and keeps "
    "the answers in links.jsonl beside the notes, the second prints this page anew.",
    "by-state": "States",
    "line-key": "A line is as long as there are links; where it is thick and red they need "
    "attention: gone, in doubt, unsafe.",
    "state": "State",
    "links": "Links",
    "trouble": "Need attention",
    "rescued": "What was rescued",
    "rescued-about": "How many a reader still reaches though the address has gone, moved or "
    "hides its page. What is thick and red is not rescued yet.",
    "rescued-what": "Sort",
    "rescued-not": "Not rescued",
    "rescued-copies": "gone, with a copy",
    "rescued-moves": "moved, and followed",
    "rescued-shorts": "short, and resolved",
    "survival": "Survival over the years",
    "survival-listed": "Of the links listed in a year that gave an answer, the share that still "
    "leads to the work.",
    "survival-made": "Of the links to the works of a year that gave an answer, the share that "
    "still leads to the work.",
    "year-head": "Year",
    "answered": "Answered",
    "lost": "Lost",
    "by-year": "By year of the work",
    "by-year-about": "The links that were checked, by the year of their works.",
    "no-year": "no year",
    "by-host": "By host",
    "by-host-about": "Where the links that were checked lead, those with trouble first; "
    "a fraction is what needs attention of all.",
    "no-host": "not an address",
    "by-topic": "By topic",
    "by-topic-about": "The topics of the links that were checked, those with trouble first.",
    "others": "{n} other|{n} others",
    "numbers": "Numbers",
    "wanting": "What needs a human",
    "wanting-about": "{n} link needs somebody to look: gone without a copy, in doubt, or unsafe."
    "|{n} links need somebody to look: gone without a copy, in doubt, or unsafe.",
    "wanting-none": "No link needs a human.",
    "year": "{year}",
    "addresses": "Permanent addresses {key}",
    "addresses-about": "{n} entry under its permanent number.|{n} entries under their "
    "permanent numbers. An address that ends in a number shows that one alone.",
    "show-all": "Show every entry of this page",
    "missing-title": "No such page",
    "missing": "There is no page at this address; a topic may have been renamed. "
    "The permanent address of an entry never changes: please look in the contents.",
    "to-home": "To the contents",
    "more-notes": "and {n} more",
    "made": "Set by dlnotes",
    "table": "Table",
}
