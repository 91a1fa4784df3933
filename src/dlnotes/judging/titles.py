"""Whether a page can be the work that an entry names, by their titles.

This is the softest of all evidence, so it speaks only when both titles say
something, in the same script, and share nothing at all; and when the page's
text does not speak of the entry's subject either.  A Chinese title and an
English page cannot be compared: that is `Kinship.UNKNOWN`, not a difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

_LATIN = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_COMMON_TEXT = (
    "a an and are as at be by for from has have how in into is it its of on or our that the this"
    " to us using via was we what when where which who why will with you your"
    " about blog com home homepage html http https index official online org page pdf site"
    " untitled web website welcome www net cn new news default document test example sample"
    " hello world loading login sign please wait error found not ok part vol no version"
    " access denied forbidden server internal bad gateway"
    " article post video paper slides code github part1 part2 link link1 link2 here read more"
)
_COMMON = frozenset(_COMMON_TEXT.split())
_COMMON_HAN = re.compile(
    "首页|主页|官网|官方网站|欢迎|网站|博客|文章|视频|论文|专栏|标题|无标题|登录|请稍候|加载中|详情|下载|链接|地址|的|了|和|与|是|在"
)


class Kinship(Enum):
    """How an entry's title and a page go together."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Words:
    """What a title says: its Latin words, and its Han characters by twos."""

    latin: frozenset[str]
    han: frozenset[str]

    @property
    def tells(self) -> bool:
        """Whether this is enough to tell one work from another."""
        return self.tells_latin or self.tells_han

    @property
    def tells_latin(self) -> bool:
        """Two words, and more than abbreviations."""
        return len(self.latin) >= 2 and sum(map(len, self.latin)) >= 8

    @property
    def tells_han(self) -> bool:
        """Four characters that are not what every title says."""
        return len(self.han) >= 3


@lru_cache(4096)  # an entry's title is looked at up to five times a judgment
def words(text: str) -> Words:
    """Take a title apart.

    >>> sorted(words("The Unreasonable Effectiveness of RNNs").latin)
    ['effectiveness', 'rnns', 'unreasonable']
    >>> sorted(words("长短期记忆").han)
    ['期记', '短期', '记忆', '长短']
    """
    plain = _plain(text)
    latin = {
        word for word in _LATIN.findall(plain) if len(word) > 1 and not word.isdigit()
    } - _COMMON
    runs = _HAN.findall(_COMMON_HAN.sub(" ", plain))
    han = {run[place : place + 2] for run in runs for place in range(len(run) - 1)}
    return Words(frozenset(latin), frozenset(han))


def compare(titles: Iterable[str], page_title: str, page_text: str = "") -> Kinship:
    """Say whether a page can be the work that *titles* name.

    >>> compare(["Understanding LSTM Networks"], "Best Casino Bonus Offers")
    <Kinship.DIFFERENT: 'different'>
    >>> compare(["Understanding LSTM Networks"], "Understanding LSTMs - colah's blog")
    <Kinship.SAME: 'same'>
    >>> compare(["长短期记忆网络详解"], "Understanding LSTM Networks")
    <Kinship.UNKNOWN: 'unknown'>
    """
    page = words(page_title)
    told = [words(title) for title in titles]
    if any(_share(entry, page) for entry in told):
        return Kinship.SAME
    if not told or not page.tells or not all(_comparable(entry, page) for entry in told):
        return Kinship.UNKNOWN
    text = _plain(page_text)
    spoken_of = any(_speaks_of(entry, text) for entry in told)
    return Kinship.UNKNOWN if spoken_of else Kinship.DIFFERENT


def names(titles: Iterable[str], page_title: str) -> bool:
    """Whether a page's title holds every word of an entry's.

    >>> names(["Theano 0.8"], "Welcome -- Theano 0.8.2 documentation")
    True
    >>> names(["52nlp 中文分词入门"], "52nlp | 我爱自然语言处理")
    False
    """
    page = words(page_title)
    told = (words(title) for title in titles)
    return any(
        (entry.latin or entry.han) and entry.latin <= page.latin and entry.han <= page.han
        for entry in told
    )


def _comparable(entry: Words, page: Words) -> bool:
    return (entry.tells_latin and page.tells_latin) or (entry.tells_han and page.tells_han)


def _share(entry: Words, page: Words) -> bool:
    if entry.latin & page.latin or entry.han & page.han:
        return True
    return any(_akin(one, other) for one in entry.latin for other in page.latin)


def _akin(one: str, other: str) -> bool:
    """Whether two words begin alike: networks and network, LSTM and LSTMs."""
    shorter = min(len(one), len(other))
    if shorter >= 6 and (one in other or other in one):
        return True  # titles run together: DeepLearning, deep-learning.pdf
    return shorter >= 3 and one[: max(3, shorter - 2)] == other[: max(3, shorter - 2)]


def _speaks_of(entry: Words, text: str) -> bool:
    """Whether more than a third of the entry's words stand in the page's text."""
    said = entry.latin | entry.han
    found = sum(word in text for word in said)
    return found * 3 > len(said)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:100_000]).lower()
