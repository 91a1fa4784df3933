"""Nothing that a person wrote is missing from the site."""

from __future__ import annotations

import html
import re
from pathlib import Path

from dlnotes.reading import read_note
from dlnotes.reading.kinds import KINDS
from tests.promises.lists import OWN, every_list, text_of
from tests.promises.sites import build, visible

MARKUP = re.compile(
    r"\A---\n.*?\n---\n"  # front matter: its title is a page's, the rest is for programs
    r"|<!--.*?(?:-->|\Z)"  # a comment is not for readers
    r"|<[A-Za-z/][^<>]*>"  # a tag, with its attributes
    r"|^ {0,3}\[[^\]\n]+\]: *\S+.*$"  # where a reference leads
    r"|(?<=\]\() *<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*"  # where a link leads
    r"|\[https?://[^\]\n]*\](?=\()"  # the words of a link that are its address, or nearly
    r"|(?:https?|ftp)://[!-'*-~]+"  # an address
    r"|^(?:```|~~~).*$"  # the language of a code block
    r"|^\|[^|\n]*(?=\|.*\n\|[ :|-]+$)",  # the name of a table's first column: it is the titles'
    re.MULTILINE | re.DOTALL,
)
RUN = re.compile(r"[^\W_]+")


@every_list()
def test_every_word_of_a_note_is_on_its_site(path: Path, tmp_path: Path) -> None:
    """Each run of letters or Han characters in the note can be read on some page."""
    note = tmp_path / path.name
    note.write_bytes(path.read_bytes())
    build(note, tmp_path / "site")
    shown = visible(tmp_path / "site")
    words = written(text_of(path))
    assert len(words) > 300
    assert not sorted(word for word in words if word not in shown)


def test_our_list_keeps_every_word_under_its_own_settings(tmp_path: Path) -> None:
    """With topics renamed by the configuration, only the renamed headings change."""
    build(OWN.parent, tmp_path / "site")
    shown = visible(tmp_path / "site")
    missing = {word for word in written(text_of(OWN)) if word not in shown}
    assert missing <= {"Deeplearing", "加强学习"}


def written(text: str) -> set[str]:
    """The runs of letters, digits and Han characters that are words of the note.

    Two sorts of words are said in another form: a tag that names a kind ([IPN])
    by the kind's own word, and the label of a work's own address (官网) by the
    title that leads there.
    """
    plain = html.unescape(MARKUP.sub(" ", text.replace("\r\n", "\n")))
    tags = {tag for tag in re.findall(r"\[(\w+)\](?!\()", plain) if tag.lower() in KINDS}
    own = [link.label or "" for link in read_note(text).links if link.role == "primary"]
    return set(RUN.findall(plain)) - tags - set(RUN.findall(" ".join(own)))
