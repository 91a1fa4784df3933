"""By whom a work is, when and where: names, years and venues behind or before a title.

Each function sees one short text at a time, and takes names only where
something besides capitals says that they are names: a list, an initial, “et
al.”, a year, 著.  A title is full of capitals too.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from dlnotes.reading.han_names import COUNTRY, HAN_LETTER, SURNAMES, are_han_names
from dlnotes.reading.venues import ANY_VENUE, ORGANISER, PLACE, SOME_VENUE, VENUE, in_marks

HAN = r"\u3400-\u9fff"
YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_LETTERS = r"[A-Za-z'\-]*(?:[\u00c0-\u024f’]++[A-Za-z'\-]*)*"
_LETTERS_AND_STOPS = r"[A-Za-z'.\-]*(?:[\u00c0-\u024f’]++[A-Za-z'.\-]*)*"
_WORD = rf"(?:[A-Z\u00c0-\u00de]{_LETTERS}\.?|de|van|von|der|la|le|el|di|bin|Jr\.?)"
_NAME = (
    rf"(?:[A-Z\u00c0-\u00de]{_LETTERS_AND_STOPS}(?:\s{_WORD}){{0,4}}"
    rf"|{HAN_LETTER}{{2,3}}(?!{HAN_LETTER}))"
)
_JOIN = r"(?:\s*[,，、;；]\s*(?:and\s|&\s)?|\s+(?:and|&)\s+|和|与)"
ET_AL = r"\s*,?\s*(?:et\.?\s*al\b\.?|等人?)"
NAMES = rf"{_NAME}(?:{_JOIN}{_NAME}){{0,40}}(?:{ET_AL})?"
NAMES_ET_AL = rf"{_NAME}(?:{_JOIN}{_NAME}){{0,8}}{ET_AL}"
"""Names of which the last stands for others."""

_TITLE_WORDS = re.compile(
    r"\b(?:Learning|Networks?|Neural|Deep|Data|Machines?|Language|Models?|Processing|Systems?|University"
    r"|Vision|Speech|Analysis|Introduction|Science|Methods?|Theory|Python|Google|Microsoft|Stanford"
    r"|Survey|Review|Tutorial|Course|Lectures?|Notes|Press|Proceedings|Journal|Trends|Handbook|Lab|Group|Institute|Applications?|Classification|Recognition"
    r"|San\s|New\s(?:York|Orleans)|Los\sAngeles|Long\sBeach|Santa\s|Hong\sKong|Stanford|Montreal|Toronto|Oxford|Berkeley|Spring|Fall|Summer|Winter"
    r"|[A-Z][a-z\-]+(?:tions?|[ts]ive)|(?:Pre-?)?Training|Descent|Planning|Reasoning|Search|Prompting"
    r"|Tech|College|DeepMind|Deepmind|OpenAI|Facebook|NVIDIA|Udacity|Coursera"
    r"|Detection|Translation|Images?|Text|Statistics|Intelligence|Research|Computer|Algorithms?)\b"
)
HAS_HAN = re.compile(f"[{HAN}]")
_SEVERAL = re.compile(rf"[,，、&]|\band\b|{ET_AL}\s*$|\b[A-Z]{{1,2}}[. ]\s?[A-Z]")
_ENDS_WITH_OTHERS = re.compile(rf"{ET_AL}$")


def are_people(text: str) -> bool:
    """“C. Dong et al.”, “Xiang Zhang, Yann LeCun”: more than one name, or an initial."""
    return bool(text) and not _TITLE_WORDS.search(text) and bool(_SEVERAL.search(text))


def of_titles(text: str) -> bool:
    """Whether *text* holds a word that titles hold and names do not."""
    return bool(_TITLE_WORDS.search(text))


# Compiling it takes milliseconds: who can, captures anything and asks this.
_ALL_NAMES = re.compile(NAMES)


def are_names(text: str) -> bool:
    """Whether *text* could be names and nothing else; so could a title."""
    return _ALL_NAMES.fullmatch(text) is not None


# “Alex Graves”, “Michael I. Jordan”, “SHUAI ZHANG”.
_FULL_NAME = re.compile(
    r"[A-Z](?:[a-z\u00c0-\u024f’'\-]+|[A-Z’'\-]+|\.)(?:\s?[A-Z]\.){0,2}"
    r"(?:\s?(?:van|von|de|der)){0,2}\s?[A-Z][A-Za-z\u00c0-\u024f’'\-]+(?:\s[A-Z][A-Za-z\u00c0-\u024f’'\-]+)?"
)


def is_full_name(text: str) -> bool:
    """Whether *text* is one name, given and family, and no words that titles hold.

    >>> is_full_name("Michael I. Jordan"), is_full_name("Deep Learning"), is_full_name("ACM")
    (True, False, False)
    """
    full = " " in text and _FULL_NAME.fullmatch(text) is not None
    return full and not of_titles(text.title())


class Credits(NamedTuple):
    """Who, when and where; what says so ends at *end* of the text, 0 when nothing does."""

    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None
    end: int = 0


_BREAK = r"</?[a-z]+\s*/?>"
_BEFORE = rf"(?:[\s.,，。:：–—*_\-]|{_BREAK})*"
_LEADING_NAMES = re.compile(
    rf"(?P<lead>{_BEFORE})(?P<open>[(（])?(?:[(（]?(?P<year>{YEAR})[)）][,，.]?\s*)?"
    rf"(?:[bB]y\s+)?(?P<names>{NAMES})[*_]*\s*"
)
_DATED = re.compile(
    rf"[,，.]?\s*(?:{_BREAK}\s*)?[(（]?(?:[iI]n\s+)?(?:{SOME_VENUE}\s*[,'’]?\s*)?"
    rf"(?P<year>(?:19|20)?\d\d(?!\d))?[)）]?[.,，]?\s*"
)
# A parenthesis, a capital, or a short Chinese name before a mark that joins names.
_MAY_BE_CREDITS = re.compile(
    rf"{_BEFORE}(?:[(（A-Z\u00c0-\u00de]|by\s+[A-Z]|[{HAN}]{{2,3}}(?:[、，,等]|和|与))"
)
_ONE_EACH = re.compile(
    rf"(?:{_NAME}|{HAN_LETTER}{{2,4}})(?:(?:\s*[、,，]\s*|\s+and\s+)(?:{_NAME}|{HAN_LETTER}{{2,4}}))*等?"
)
_IN_PARENTHESES = re.compile(r"\s*[(（]\s*([^()（）\s][^()（）\n]{1,30}?)\s*[)）]")
# Behind a title, in parentheses or slanted, or after a comma and with its year.
_LEADING_VENUE = re.compile(
    rf"\s*(?:[,，.]?\s*(?:{_BREAK})*(?:(?P<open>[(（\[])\s*[*_]*|[*_]+)"
    rf"|[,，.]\s*(?:{_BREAK})*(?=\w+[\s,'’]*\d)){ORGANISER}(?P<venue>{ANY_VENUE}|[A-Z]{{3,}}(?=\s*['’]\d))[*_]*(?:\s*[,'’]?\s*(?P<year>{YEAR}|\d\d(?!\d)))?[*_]*\s*"
    rf"(?(open)[*_]*[)）\]]|(?![\w(]))[*_]*(?:{_BREAK})*[.,，]?\s*"
)
# “. Proceedings of the IEEE 2016.”: no field holds the name, so it stays with the commentary.
_JOURNAL = re.compile(rf"\s*[.,，]?\s*[^\W\d][^\d.,;:\n\r]{{2,60}}\s({YEAR})[.,，]?\s*\[?\s*")
# “*Ada Byron (CMU) et al. arXiv.*”: where she works stays with the commentary.
SLANTED_OTHERS = re.compile(
    r"\s*(?<![*_])[*_](?P<name>[A-Z][^()*_,;\n]{2,50}?)\s*(?:[(（][^()（）\n]{1,80}[)）]\s*)?"
    r"et\.?[ ]?al\b[.,]*\s*(?P<place>[^*_\n]{0,40})[*_]"
)
_LEADING_YEAR = re.compile(rf"\s*[(（]({YEAR})[)）][.,，]?\s*")
# “(2014) Jason Brownlee -- a good guide”: a name alone, and a dash to the commentary.
_NAME_AND_DASH = re.compile(rf"({_NAME})\s+(?:-{{2,3}}|[–—]{{1,2}})\s")
_WRITTEN_BY = re.compile(
    rf"[\s,，\-–—]*(?:{COUNTRY}\s*)?(?P<names>[^\s,，。；;《》()（）][^。；;《》()（）\n]{{1,60}}?)\s*(?:编著|合著|主编|著)"
    rf"(?!{HAN_LETTER})(?:[\s,，(（]*(?P<year>{YEAR})年?[)）]?)?\s*"
)


def leading_credits(text: str) -> Credits:
    """Authors, year and venue right behind a title.

    >>> leading_credits(" C Dong, K He (2014) 用CNN做")
    Credits(authors=('C Dong', 'K He'), year=2014, venue=None, end=21)
    >>> leading_credits("（2014）很好")
    Credits(authors=(), year=2014, venue=None, end=6)
    >>> leading_credits(". Tao Lei et al. EMNLP 2016. ")[:3]
    (('Tao Lei', 'et al.'), 2016, 'EMNLP')
    >>> leading_credits(" ESWC 2018. ")[1:], leading_credits(". Machine Learning 2011. ")[1:]
    ((2018, 'ESWC', 12), (2011, None, 0))
    >>> leading_credits(" 周志华 著，2016")[:2]
    (('周志华',), 2016)
    """
    if _MAY_BE_CREDITS.match(text) and (found := _names_first(text)):
        return found
    if "著" in text[:80] or "主编" in text[:80]:
        written = _WRITTEN_BY.match(text, 0, 200)
        if written and _ONE_EACH.fullmatch(written["names"]) and not of_titles(written["names"]):
            year = int(written["year"]) if written["year"] else None
            return Credits(people(written["names"]), year, None, written.end())
    if (inside := _IN_PARENTHESES.match(text)) and are_han_names(inside[1]):
        return Credits(people(inside[1]), None, None, inside.end())
    dated = "20" in text or "19" in text
    if dated and (place := PLACE.match(text)):
        return Credits((), int(place["year"]), place["venue"], place.end())
    if place := _LEADING_VENUE.match(text):
        year = full_year(place["year"]) if place["year"] else None
        return Credits((), year, place["venue"], place.end())
    if alone := _LEADING_YEAR.match(text):
        by = _NAME_AND_DASH.match(text, alone.end())
        if by and is_full_name(by[1]):
            return Credits((by[1],), int(alone[1]), None, by.end())
        return Credits((), int(alone[1]), None, alone.end())
    if others := SLANTED_OTHERS.match(text):
        place = VENUE.search(others["place"])
        return Credits((others["name"], "et al."), None, place[1] if place else None)
    if dated and (journal := _JOURNAL.fullmatch(text)):
        return Credits(year=int(journal[1]))
    return Credits()


def _names_first(text: str) -> Credits | None:
    match = _LEADING_NAMES.match(text, 0, 600)
    if match is None:
        return None
    names, venue = match["names"], None
    end = match.end()
    if last := _VENUE_LAST.search(names):
        # “Bahdanau, Cho, ICLR 2015”: the last of them is where it was read.
        end = match.start("names") + last.start()
        names = names[: last.start()]
    alone = not are_people(names)
    if alone and not (match["lead"].strip() and is_full_name(names)):
        return None
    dated = _DATED.match(text, end)
    if alone and not (dated and dated["year"]):
        return None
    if dated and (dated["venue"] or dated["year"]):
        end, venue = dated.end(), dated["venue"]
    elif not match["open"]:
        end = _END_OF_NAMES.match(text, end).end()  # type: ignore[union-attr]
    digits = match["year"] or (dated and dated["year"] and _year(dated["year"], venue))
    others = _ENDS_WITH_OTHERS.search(names)
    if HAS_HAN.search(names) and not digits and "等" not in names:
        return None
    # A dash or a stop before them needs more than the end of the line to be believed.
    ended = end == len(text) or text[end] == "\n"
    if match["lead"].strip():
        ended = ended and all(map(is_full_name, people(names)))
    if not (digits or venue or others or ended):
        return None
    if not venue and match["lead"].rstrip().endswith(("*", "_")):
        end, venue = in_marks(text, end)
    return Credits(people(names), int(digits) if digits else None, venue, end)


_VENUE_LAST = re.compile(
    rf"\s*[,，.]?\s*(?:in\s+)?(?<![A-Za-z])(?:{ANY_VENUE})(?:\s|$)|\s*,\s*[A-Z]{{3,8}}$"
)
_END_OF_NAMES = re.compile(r"[.,，]?\s*")


def _year(digits: str, venue: str | None) -> str | None:
    """``14`` is a year only behind a venue.

    >>> _year("14", "NIPS"), _year("14", None), _year("2014", None), _year("2999", None)
    ('2014', None, '2014', None)
    """
    if len(digits) == 2:
        return str(full_year(digits)) if venue else None
    return digits if re.fullmatch(YEAR, digits) else None


def full_year(digits: str) -> int:
    """``06`` is 2006, ``98`` is 1998, ``2015`` is itself."""
    year = int(digits)
    return year if year > 99 else 1900 + year if year > 60 else 2000 + year


def in_parentheses(text: str) -> Credits | None:
    """“Vaswani et al.”, “Bahdanau, Cho & Bengio, ICLR”: what a parenthesis behind a title says.

    >>> in_parentheses("Bahdanau, Cho & Bengio, ICLR")[:3]
    (('Bahdanau', 'Cho', 'Bengio'), None, 'ICLR')
    >>> in_parentheses("22 pages") is in_parentheses("Stanford, Spring") is None
    True
    """
    venue = VENUE.search(text)
    names = text[: venue.start()].rstrip(" ,，") if venue else text.strip(" ,，")
    if not are_names(names) or not are_people(names):
        return None
    if not venue and not _JOINED.search(names):
        # “Book, Jan” may be anything.
        return None
    return Credits(people(names), None, venue[1] if venue else None, len(text))


_JOINED = re.compile(rf"\band\b|&|{ET_AL}$")


def people(text: str) -> tuple[str, ...]:
    """The single names in a list of authors; a written 等 or “et al.” stays as the last.

    >>> people("O. Vinyals and Q. Le"), people("Nal Kalchbrenner等")
    (('O. Vinyals', 'Q. Le'), ('Nal Kalchbrenner', '等'))
    >>> people("Goodfellow, I., Bengio, Y., & Courville, A."), people("Xiong, W., et al.")
    (('I. Goodfellow', 'Y. Bengio', 'A. Courville'), ('W. Xiong', 'et al.'))
    >>> people("Cho, K., van Merriënboer, B., Bengio, Y."), people("Graves, A; Mohamed, A")
    (('K. Cho', 'B. van Merriënboer', 'Y. Bengio'), ('A Graves', 'A Mohamed'))
    >>> people("Luo, Yuanfei and Wang, Quan")
    ('Yuanfei Luo', 'Quan Wang')
    """
    text = of_bibtex(text.strip())
    more = OTHERS.search(text)
    if _ALL_INVERTED.fullmatch(text, 0, more.start() if more else len(text)):
        text = _INVERTED.sub(r"\2 \1", text)
    else:
        text = turned(text)
    text = text[: len(text) - len(more[0])] if more else text
    names = _BETWEEN_NAMES.split(text)
    if len(names) > 1 and all(map(_INITIALS_LAST.fullmatch, names)):
        names = [_INITIALS_LAST.sub(r"\2 \1", name) for name in names]
    found = [name.strip(_EDGES_OF_NAMES) for name in names if name]
    # An initial at the end keeps its stop: “Schmidhuber J.”
    found = [f"{name}." if _INITIAL.search(name) else name for name in found if name]
    return (*found, more[0].strip(" ,")) if more else tuple(found)


def turned(text: str) -> str:
    """*text* with its first author the way round that the others are.

    >>> turned("Hinton, Geoffrey E., Simon Osindero"), turned("Le, Quoc V.")
    ('Geoffrey E. Hinton, Simon Osindero', 'Quoc V. Le')
    >>> turned("Bahdanau, Cho"), turned("Oord, Aaron van den, and Nal Kalchbrenner")
    ('Bahdanau, Cho', 'Aaron van den Oord, and Nal Kalchbrenner')
    """
    found = _SURNAME_FIRST.match(text) or _ONE_TURNED.fullmatch(text)
    return f"{found[2].rstrip()} {found[1]}{text[found.end() :]}" if found else text


def of_bibtex(text: str) -> str:
    """“Byron, Ada M and Turing, Alan and others”, each the other way round."""
    if " and " not in text or text.count(",") < 2:
        return text
    turned_round: list[str] = []
    for name in text.rstrip(" .").split(" and "):
        found = _BIBTEX.fullmatch(name)
        if not found and name != "others":
            return text
        turned_round.append(f"{found[2]} {found[1]}" if found else "et al.")
    return ", ".join(turned_round)


# “LeCun, Yann, Yoshua Bengio, and …”, “He, Kaiming, et al.”: the first author is turned round.
_WORDS_OF_NAME = rf"[A-Z]{_LETTERS}\.?(?:[ \-][A-Z]{_LETTERS}\.?){{0,2}}"
_PARTICLE = "(?:van|von|de|der|den|la|le|[dD]i)"
_SURNAME_FIRST = re.compile(
    rf"([A-Z]{_LETTERS}), ({_WORDS_OF_NAME}(?:\s{_PARTICLE}){{0,2}})"
    r"(?=,\s(?:and\s)?(?:et al|[A-Z]\S*\s[A-Z]))"
)
# “Graves, Alex.”, “Le, Quoc V.”: the stop tells it from two surnames.
_ONE_TURNED = re.compile(
    rf"([A-Z]{_LETTERS}), ((?:[A-Z]{_LETTERS}\.?\s){{0,2}}(?:[A-Z]\.|[A-Z]{_LETTERS}(?=\.)))\.?"
)
_BIBTEX = re.compile(rf"((?:{_PARTICLE}\s){{0,2}}[A-Z]{_LETTERS}),\s({_WORDS_OF_NAME})")
# “Goodfellow, I., Bengio, Y.”: each is.
_ONE_INVERTED = (
    rf"((?:(?:van|von|de|der|den|la|le|di)\s){{0,2}}[A-Z]{_LETTERS}(?:[ \-][A-Z]{_LETTERS})?),"
    r"\s((?:[A-Z]\.?[ \-]?){1,3}(?<! ))"
)
_INVERTED = re.compile(_ONE_INVERTED)
_ALL_INVERTED = re.compile(
    rf"{_ONE_INVERTED}(?:(?:,\s?|;\s?|\s)(?:&\s|and\s)?{_ONE_INVERTED})*[,\s]*"
)
# “Mikolov T, Chen K”, as GB/T 7714 writes them.
_INITIALS_LAST = re.compile(
    rf"\s*([A-Z]{_LETTERS}[a-z\u00c0-\u024f]{_LETTERS})\s([A-Z](?:-?[A-Z]){{0,2}})\s*"
)
OTHERS = re.compile(rf"{ET_AL}\.?\s*$")
_BETWEEN_NAMES = re.compile(_JOIN)
_INITIAL = re.compile(r"\b[A-Z]$")
_EDGES_OF_NAMES = " .,，*_"


_LATIN = r"[A-Z][A-Za-z\u00c0-\u024f.·’'\-]*"
_AUTHOR_IN_PROSE = re.compile(
    rf"(?<!的)作者(?:是|为)?\s*({_LATIN}(?:\s{_LATIN}){{1,3}}(?:\s*[/、,&和与]\s*{_LATIN}(?:\s{_LATIN}){{1,3}})*)"
    rf"|(?<!的)作者\s+([{SURNAMES}]{HAN_LETTER}{{1,2}})(?=[，。；;,、/]|$)"
    r"|(?<!的)作者\s*[:：]\s*([^\s，。；;,、()（）|/《》]{2,30}(?:\s[A-Z][^\s，。；;,、()（）|/《》]{1,20}){0,3})"
)
# “by 清华” names a university: one name alone must begin with a common surname.
_HONOUR = r"(?:(?:Prof(?:essor|\.)?|Dr\.?)[ ]+)?"
_FULL_LATIN = rf"{_HONOUR}{_LATIN}(?:[ ]{_LATIN}){{1,3}}"
_BY_AFTER = re.compile(
    rf"^\s*[-–—,]?\s*[bB]y\s+"
    rf"(?:({_FULL_LATIN}(?:(?:,[ ](?:and[ ])?|[ ](?:and|&)[ ]){_FULL_LATIN})*)"
    rf"|([{SURNAMES}]{HAN_LETTER}{{1,2}})(?!{HAN_LETTER}))"
)
_BETWEEN_SLASHES = re.compile(r"\s*[/、&]\s*")
_COMMENT_LABEL = re.compile(r"^\s*(?:介绍|简介|说明)\s*[:：]")


def authors_in_prose(text: str) -> tuple[str, ...]:
    """Authors whom a commentary names.

    >>> authors_in_prose("作者是Stuart Gordon Reid"), authors_in_prose("作者：Bishop，2006")
    (('Stuart Gordon Reid',), ('Bishop',))
    >>> authors_in_prose("作者 Andrew Hunt / David Thomas。讲了"), authors_in_prose("作者 王福强。")
    (('Andrew Hunt', 'David Thomas'), ('王福强',))
    >>> authors_in_prose("by Dan Klein and Pieter Abbeel in Coursera (2013)")
    ('Dan Klein', 'Pieter Abbeel')
    >>> authors_in_prose("介绍：Yoshua Bengio, Ian Goodfellow著")
    ('Yoshua Bengio', 'Ian Goodfellow')
    """
    match = _AUTHOR_IN_PROSE.search(text) if "作者" in text else _BY_AFTER.match(text)
    if match is None:
        written = _WRITTEN_BY.match(_COMMENT_LABEL.sub("", text[:200])) if "著" in text else None
        if written and _ONE_EACH.fullmatch(written["names"]) and not of_titles(written["names"]):
            return people(written["names"])
        return ()
    named = next(group for group in match.groups() if group)
    return persons(_BETWEEN_SLASHES.sub(", ", named))


def persons(text: str) -> tuple[str, ...]:
    """The names in *text*, up to where they work: “Dhruv Batra, Virginia Tech” is one.

    >>> persons("Dhruv Batra, Virginia Tech"), persons("Prof. Li Wei and Ada Byron")
    (('Dhruv Batra',), ('Li Wei', 'Ada Byron'))
    """
    text = _HONOURS.sub("", text)
    if not are_names(text):
        return ()
    return tuple(takewhile(lambda name: not of_titles(name), people(text)))


_HONOURS = re.compile(r"\b(?:Prof(?:essor\b|\.)|Dr\b\.?)\s+")
