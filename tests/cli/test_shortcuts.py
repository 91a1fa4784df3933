"""The stand-ins, the cache and the cores are shortcuts: they never show."""

from __future__ import annotations

import pytest

from dlnotes import disk
from dlnotes.cli.alphabet import alphabet
from dlnotes.cli.gathering import gather
from dlnotes.cli.reading import read
from dlnotes.render import Press
from dlnotes.site import Card, Sheet, card, lay_out
from dlnotes.site.search import letters_of
from tests.cli.conftest import NOTE, Stranger

LIST = {
    "notes/a.md": f"开篇的话，https 之外。\n\n{NOTE}",
    "notes/b.md": NOTE.replace("# 书目", "# 又一个书目 <b>&amp;"),
    "notes/dlnotes.yaml": "base_url: https://example.org/a&b/\n",
}


@pytest.mark.parametrize("longer", [1, 300])
def test_a_site_is_what_printing_page_by_page_would_make(longer: int, dlnotes: Stranger) -> None:
    """Every file has the bytes that the plan and the press give, with nothing in between."""
    for name, text in LIST.items():
        dlnotes.put(name, text * (longer if name == "notes/a.md" else 1))
    assert dlnotes("build").code == 0
    assert dlnotes.site() == plainly(dlnotes) | {
        ".dlnotes-manifest": dlnotes.site()[".dlnotes-manifest"]
    }


def plainly(stranger: Stranger) -> dict[str, bytes]:
    """The site's files, without cache, stand-ins or children."""
    gathered = gather(stranger.folder / "notes")
    press = Press(disk.templates(gathered.notes, gathered.config), gathered.config)
    notes = [read(file, disk.read(file), file.name, gathered)[1] for file in gathered.files]
    leaves = [leaf for note in notes for leaf in press.leaves(note)]
    letters = alphabet([letters_of(leaf.row for leaf in leaves)], disk.Cache(None), "", pinyin=True)
    pages = lay_out(leaves, [Sheet.of(note) for note in notes], gathered.config, letters)
    drawn = {
        page.path: card.draw(page) if isinstance(page, Card) else press.page(page).encode()
        for page in pages
    }
    return press.static() | drawn
