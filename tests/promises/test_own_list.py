"""Our own list is like the one it is modelled on, and its words are its own."""

from __future__ import annotations

import re
from pathlib import Path

from tests.promises.lists import OWN, text_of

URL = re.compile(r"https?://[!-'*-~]+(?:[\u4e00-\u9fff]+(?=\)))?")
TITLE = re.compile(r"《[^》]*》|\[[^\]\n]*\](?=\()|^- [^《:\n]*: ", re.MULTILINE)
LONGEST = 11
"""Han characters in a row that two people may write alike about the same works."""


def test_our_list_has_the_works_and_addresses_of_its_model(shared_notes: Path) -> None:
    """The same addresses in the same order, and the same works between the title marks."""
    ours, theirs = text_of(OWN), model(shared_notes)
    assert URL.findall(ours) == URL.findall(theirs)
    assert len(URL.findall(ours)) == 102
    headings = re.compile(r"^## .+", re.MULTILINE)
    assert headings.findall(ours) == headings.findall(theirs)
    bracketed = re.compile(r"\[([^\]\n]+)\]\(http")
    works = [text for text in bracketed.findall(theirs) if text not in bracketed.findall(ours)]
    assert not works


def test_our_list_has_the_shapes_of_its_model(shared_notes: Path) -> None:
    """Line for line it is indented, bulleted, tagged and interrupted in the same way."""
    assert shapes(text_of(OWN)) == shapes(model(shared_notes))


def test_our_commentary_is_our_own(shared_notes: Path) -> None:
    """Outside titles and addresses, no twelve Han characters in a row are the model's."""
    ours, theirs = commentary(text_of(OWN)), commentary(model(shared_notes))
    runs = {theirs[at : at + LONGEST + 1] for at in range(len(theirs) - LONGEST)}
    shared = [at for at in range(len(ours) - LONGEST) if ours[at : at + LONGEST + 1] in runs]
    assert not [ours[at : at + LONGEST + 1] for at in shared]


def model(folder: Path) -> str:
    (path,) = folder.glob("*.md")
    return text_of(path)


def commentary(text: str) -> str:
    """The Han characters of what the curator said, with all else taken out."""
    return "".join(re.findall(r"[\u3400-\u9fff]", TITLE.sub("", URL.sub("", text))))


def shapes(text: str) -> list[str]:
    """How each line begins, and which tags and labels stand in it."""
    begins = re.compile(r"\t?(?:- |\d\. |## |!\[\]|\[)?")
    marks = re.compile(r"\]\(\)|\[(?:文章|视频|论文|幻灯|问答|IPN)\]|云:|源码:|GitHub:|PDF:|，http")
    lines = text.rstrip("\n").split("\n")
    return [" ".join([begins.match(line)[0], *marks.findall(line)]) for line in lines]  # type: ignore[index]
