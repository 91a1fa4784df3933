"""Chinese names, which nothing but a surname tells from other words.

A name is taken for one where it stands alone: behind a book's title, between
commas, in parentheses.
"""

from __future__ import annotations

import re

from dlnotes.reading.rows import rows

HAN_LETTER = r"[^\W\x00-\u024f]"
"""Any letter that is not Latin: a class costs time to compile for every character that it
spans, up to two milliseconds for all Han."""
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方邹孟熊秦邱江尹薛闫段雷侯史陶黎贺顾毛郝龚邵钱严覃戴莫孔汤宗项"
    "费殷施葛阮柯祝詹庄瞿翁鲍喻聂倪俞裴霍甄骆饶岳冉"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈韋鄒錢嚴賴龔湯項蔣閻"
)
"""The common ones, also as they are written in Taiwan; “by 清华” names a university."""
COUNTRY = rf"[\[(（【〔]\s*{HAN_LETTER}{{1,4}}\s*[\])）】〕]"
"""“[美]”, “（英）”: whose countryman an author is."""
_LISTED = re.compile(r"\s*[、,，]\s*")
_BETWEEN = re.compile(r"\s*[、,，/]\s*")
_FOREIGN = rf"{HAN_LETTER}+(?:[·•]{HAN_LETTER}+)+"
_OWN = rf"[{SURNAMES}]{HAN_LETTER}{{1,2}}"
_OWN_NAME = re.compile(_OWN)
_NAME = re.compile(rf"{_OWN}|{_FOREIGN}")
_SHORT = re.compile(rf"{HAN_LETTER}{{2,3}}|{_FOREIGN}")
_BEHIND_A_BOOK = re.compile(
    rf"\s*[,，\-–—/|｜:：]*\s*[(（]?\s*(?P<country>{COUNTRY})?\s*"
    rf"(?P<names>{HAN_LETTER}+(?:[·•]{HAN_LETTER}+)*"
    rf"(?:\s*[、,，/]\s*{HAN_LETTER}+(?:[·•]{HAN_LETTER}+)*)*?)"
    r"\s*(?:等?\s*[编合]?著|主编)?\s*[)）]?\s*[。.]?[ \t|｜/]*(?=$|\n|——?|--|[⭐★☆🌟✅✔❤🔥#])"
)
_LONGEST_BEHIND = 60
_NO_NAMES = rows(
    {
        "said": "史诗 高能 金句 马上 方法 高效 高级 高分 常识 程序 江湖 何时 何必 于是"
        " 任何 许多 方便 金融 董事 孔雀 石头 范文 马克 汤姆 夏天 高质量 高难度 高颜值"
    }
)
"""What stands behind a book's title too, and begins as a name does."""


def are_han_names(text: str) -> bool:
    """“李航”, “周志华、王珏”: short, and each with a common surname."""
    parts = _LISTED.split(text.removesuffix("等"))
    return all(map(_OWN_NAME.fullmatch, parts))


def is_han_name(text: str) -> bool:
    """Whether *text* may be a name: with a common surname, or a foreign one with its dot.

    >>> is_han_name("黄仁宇"), is_han_name("史蒂芬·平克"), is_han_name("重读"), is_han_name("史诗")
    (True, True, False, False)
    """
    return _NAME.fullmatch(text) is not None and text not in _NO_NAMES


def behind_a_book(text: str) -> tuple[tuple[str, ...], int]:
    """Authors right behind 《》, and where they end; nothing but a mark or a dash may follow.

    >>> behind_a_book("，王昊奋，漆桂林")[0], behind_a_book(" [英] 毛姆 ⭐⭐")[0]
    (('王昊奋', '漆桂林'), ('毛姆',))
    >>> behind_a_book(" 尤瓦尔·赫拉利 著")[0], behind_a_book("余华 —— 薄薄一本")
    (('尤瓦尔·赫拉利',), (('余华',), 3))
    >>> behind_a_book("强烈推荐"), behind_a_book("，史诗")
    (((), 0), ((), 0))
    """
    found = _BEHIND_A_BOOK.match(text, 0, _LONGEST_BEHIND)
    if found is None:
        return (), 0
    parts = tuple(part.strip() for part in _BETWEEN.split(found["names"]))
    sure = bool(found["country"])
    if any(part in _NO_NAMES for part in parts) or not all(map(_SHORT.fullmatch, parts)):
        return (parts, found.end()) if sure and len(parts) == 1 else ((), 0)
    return (parts, found.end()) if sure or any(map(_NAME.fullmatch, parts)) else ((), 0)
