"""References as BibTeX, for plain BibTeX, biber and whatever else reads ``.bib``.

Text is UTF-8, and only what TeX would take for a command is escaped.  Words
with capitals inside (LSTM, ImageNet) keep them by their own braces, whatever
the style does to titles.  Addresses are left as they are, because ``\\url`` and
biblatex take them to the letter; in them the few characters that could end the
field are percent-encoded.

A plain style prints no ``url``; so what stands nowhere but on the web says in
``howpublished`` where, in words: the address itself would stand there twice
with every newer style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dlnotes.export.names import Name
from dlnotes.export.reference import Reference

_ESCAPES = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces, escaped ones too: they are written by name.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
_SPECIAL = re.compile(r"[\\{}~^<>|&%$#_]|-(?=-)|'(?=')|,(?=,)|[`?!](?=`)")
_CAPITALS = re.compile(r"(?<![^\W_])[^\W_]+[A-Z][^\W_]*", re.A)
_ADDRESS = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]+")
_LANGUAGES = {"zh": "chinese", "en": "english", "ja": "japanese", "ko": "korean"}


def bibtex(references: Iterable[Reference]) -> Iterator[str]:
    """*references* as the entries of a ``.bib`` file."""
    for reference in references:
        yield entry(reference) + "\n\n"


def entry(of: Reference) -> str:
    """One reference as a BibTeX entry; its key stands before all that a person wrote.

    A field with nothing to say is not there.
    """
    kind, fields = of.form.bibtex, [f"  title = {{{title(of.title)}}}"]
    if of.authors or of.others:
        fields.append(f"  author = {{{_authors(of.authors, others=of.others)}}}")
    if of.year:
        fields.append(f"  year = {{{of.year}}}")
    if of.venue:
        fields.append(f"  {_VENUES.get(kind, 'howpublished')} = {{{text(of.venue)}}}")
    elif of.host and not of.eprint and kind == "misc":
        fields.append(f"  howpublished = {{{text(of.host)}}}")
    if of.eprint:
        fields += (f"  eprint = {{{of.eprint}}}", "  archiveprefix = {arXiv}")
    if of.doi:
        fields.append(f"  doi = {{{_address(of.doi)}}}")
    if of.url:
        fields.append(f"  url = {{{_address(of.url)}}}")
    if of.archive:
        day = f", {of.captured}" if of.captured else ""
        # Not by a macro: a style that prints the note should not need a package for it.
        fields.append(f"  note = {{Archived copy{day}: {text(of.archive)}}}")
    if of.language:
        fields.append(f"  langid = {{{_LANGUAGES[of.language]}}}")
    if of.keywords:
        fields.append(f"  keywords = {{{', '.join(map(_keyword, of.keywords))}}}")
    if of.note:
        fields.append(f"  annote = {{{text(of.note)}}}")
    return f"@{kind}{{{of.key},\n" + ",\n".join(fields) + ",\n}"


_VENUES = {"article": "journal", "inproceedings": "booktitle", "book": "publisher"}


def text(plain: str) -> str:
    r"""*plain* so that TeX prints it as it is.

    >>> text("50% of {a_b} \\ C#")
    '50\\% of \\textbraceleft{}a\\_b\\textbraceright{} \\textbackslash{} C\\#'
    """
    return _SPECIAL.sub(_escape, plain) if _SPECIAL.search(plain) else plain


def _escape(found: re.Match[str]) -> str:
    # What is no command would be a ligature: -- is a dash, and ?` is ¿.
    return _ESCAPES.get(found[0]) or found[0] + "{}"


def title(plain: str) -> str:
    """A title, whose capitals within words no style may take away.

    >>> title("Long short-term memory: an LSTM & GANs, iPhone")
    'Long short-term memory: an {LSTM} \\\\& {GANs}, {iPhone}'
    """
    if plain.islower() or not _CAPITALS.search(plain):
        return text(plain)
    parts = re.split(f"({_CAPITALS.pattern})", plain, flags=re.A)
    return "".join(f"{{{part}}}" if i % 2 else text(part) for i, part in enumerate(parts))


def _authors(names: tuple[Name, ...], *, others: bool) -> str:
    written = [f"{{{text(one.literal)}}}" if one.literal else text(one.whole) for one in names]
    return " and ".join([*written, "others"] if others else written)


def _keyword(word: str) -> str:
    # A comma ends a keyword.
    return text(word.replace(",", " "))


def _address(url: str) -> str:
    return _ADDRESS.sub(lambda found: quote(found[0]), url)
