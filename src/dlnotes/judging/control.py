"""The control question: what does this host say about a page that cannot exist?

Some sites answer 200 for everything, or lead every lost reader to the home
page.  A page is proved gone there when an address beside it, made up on the
spot, gets the same answer.  A page that only a script can draw proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from posixpath import splitext

from dlnotes.judging import excuses, ways
from dlnotes.judging.answers import Answer
from dlnotes.judging.gates import BLOCKED
from dlnotes.judging.rows import SHORT

_NUMBERS = re.compile(r"\d+")
_JOINT = re.compile(r"[-_+]+")
_WORD = re.compile(r"[a-z]+|[\u3400-\u9fff]")


def beside(url: str) -> str:
    """An address in the same place that cannot exist; always the same one.

    >>> beside("http://a.example/blog/rnn.html?x=1")
    'http://a.example/blog/dlnotes-019bf6dbad26.html'
    """
    found = ways.parts(url)
    folder, _, name = found.path.rpartition("/")
    ending = splitext(name)[1]
    made_up = sha256(f"{found.host}{folder}".encode()).hexdigest()[:12]
    ending = ending if re.fullmatch(r"\.[A-Za-z]{2,5}", ending) else ""
    return f"{ways.root(url)}{folder}/dlnotes-{made_up}{ending}"


def home(url: str) -> str:
    """The home page of an address: any server that works answers for it."""
    return ways.root(url) + "/"


def is_home(url: str) -> bool:
    """Whether an address is itself the home page."""
    found = ways.parts(url)
    return found.path == "/" and not found.query


def sensible(answer: Answer) -> bool:
    """Whether a server that answers so knows its own pages."""
    return answer.status < 400 or answer.status in BLOCKED


def alike(page: Answer, control: Answer) -> bool:
    """Whether a page and one that cannot exist got the same answer."""
    if control.status >= 300 or is_shell(page) or is_shell(control):
        return False
    redirected = not ways.same(page.asked, page.final_url)
    if redirected and ways.same(page.final_url, control.final_url):
        return True
    one, other = _plain(page.text, page), _plain(control.text, control)
    if _plain(page.title, page) != _plain(control.title, control):
        return False
    return (one == other and len(one) >= 8) or _nearly(one, other)


def is_shell(answer: Answer) -> bool:
    """Whether a script has yet to say what the page is: then it says nothing of it."""
    return answer.thin and not excuses.NOT_FOUND_TEXT.search(answer.text)


def is_notice(page: Answer) -> bool:
    """Whether a page says little, and not that something is missing, as a wall would."""
    return len(page.text) <= SHORT and not excuses.EXCUSE.search(f"{page.title} {page.text}")


def same_excuse(page: Answer, control: Answer) -> bool:
    """Whether the greatest part of a page's words is that of a page that cannot exist.

    Some houses write what was asked for into title and text of their excuse.
    """
    size, different = _difference(_plain(page.text, page), _plain(control.text, control))
    return different * 4 <= size


def unechoed(text: str, page: Answer) -> str:
    """*text* of a page without the address that was asked for: an echo is no word of its own."""
    for said in _echoes(page):
        text = text.replace(said, "")
    return text


def _echoes(page: Answer) -> list[str]:
    """The forms in which an address is repeated, as it is or as words, the longest first."""
    asked, final = ways.parts(page.asked), ways.parts(page.final_url)
    forms = [page.asked, page.final_url, asked.path, final.path + final.query]
    for name in (splitext(asked.path.rpartition("/")[2])[0], final.query.rpartition("=")[2]):
        if len(words := _JOINT.split(name)) > 1:
            forms.append(" ".join(words))
    return sorted((form for form in forms if len(form) > 1), key=len, reverse=True)


def _plain(text: str, page: Answer) -> str:
    """The text without what differs from one error page to the next."""
    return " ".join(_NUMBERS.sub("", unechoed(text, page).lower()).split())


def _nearly(one: str, other: str) -> bool:
    """Whether two long texts differ in a few words only."""
    size, different = _difference(one, other)
    return size >= 40 and different <= min(8, size // 20)


def _difference(one: str, other: str) -> tuple[int, int]:
    """How many words the longer text has, and how many stand in one of the two alone."""
    mine, theirs = Counter(_WORD.findall(one)), Counter(_WORD.findall(other))
    different = (mine - theirs).total() + (theirs - mine).total()
    return max(mine.total(), theirs.total()), different
