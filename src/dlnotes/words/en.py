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
