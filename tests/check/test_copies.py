"""Pictures of other sites, copied beside the notes by a check when the list asks for it."""

from __future__ import annotations

import asyncio

import pytest

from dlnotes.urls import canonical
from dlnotes.urls.copies import copy_of
from tests.check.conftest import Curator
from tests.check.worlds import furnish, remembered
from tests.render.test_pictures import png
from tests.web.replies import (
    Asked,
    Reply,
    drip,
    endless,
    file,
    html,
    message,
    redirect,
    sends,
)
from tests.web.small_web import SmallWeb, hosts_of

URL = "http://pictures.example/a/图.png"
NAME = copy_of(URL).partition("/")[2]
NOTE = f"# 题\n\n- [文](http://good.example/a) 评语\n\n  ![图]({URL})\n"
PICTURE = png(40, 30) + bytes(200_000)


def settled(web: SmallWeb, curator: Curator, reply: Reply, images: str = "local") -> Curator:
    """A curator whose note shows a picture elsewhere, which answers with *reply*."""
    furnish(web)
    web.hosts |= hosts_of({"pictures.example*": reply})
    curator.put("notes/a.md", NOTE)
    curator.put("notes/dlnotes.yaml", f"images: {images}\n")
    return curator


def copies(curator: Curator) -> dict[str, bytes]:
    """Every file in the folder of copies, hidden ones as well."""
    folder = curator.folder / "notes" / "pictures"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_a_picture_is_copied_while_its_link_is_checked(web: SmallWeb, online: Curator) -> None:
    """One request gives the verdict and the picture; the next check asks nobody."""
    curator = settled(web, online, file("image/png", PICTURE))
    run = curator("--format", "json")
    assert run.verdicts[URL] == "alive"
    assert copies(curator) == {NAME: PICTURE}
    assert "1 picture copied into pictures beside the notes" in run.err
    assert sum(count for page, count in web.asked.items() if "pictures.example" in page) == 1
    ledger = curator.ledger.read_bytes()
    assert "Nobody to ask" in curator().err
    assert curator.ledger.read_bytes() == ledger


@pytest.mark.parametrize("images", ["link", "embed"])
def test_nothing_is_copied_unasked(web: SmallWeb, online: Curator, images: str) -> None:
    """Without the setting a check leaves pictures where they are."""
    curator = settled(web, online, file("image/png", PICTURE), images)
    curator()
    assert copies(curator) == {}


def test_a_fresh_link_is_asked_for_its_picture(web: SmallWeb, online: Curator) -> None:
    """Where the setting comes later, or a copy was lost, freshness is no reason to go without."""
    curator = settled(web, online, file("image/png", PICTURE))
    curator.put("notes/links.jsonl", remembered([canonical(URL), "http://good.example/a"]))
    curator()
    assert copies(curator) == {NAME: PICTURE}
    assert web.asked["good.example/a"] == 0


def test_a_picture_behind_a_redirect_is_the_one_that_is_cited(
    web: SmallWeb, online: Curator
) -> None:
    """The copy is called by the address in the note, wherever it came from."""
    curator = settled(web, online, redirect("http://cdn.example/x"))
    web.hosts |= hosts_of({"cdn.example/x": file("image/png", PICTURE)})
    curator()
    assert copies(curator) == {NAME: PICTURE}


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
CUT = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 999999\r\n\r\n"
NOT_COPIED = {
    "an SVG": file("image/svg+xml", SVG),
    "no picture at all": file("image/png", b"%PDF-1.4" + bytes(4000)),
    "a picture that breaks off": sends(CUT + PICTURE, close=True),
    "one without end": endless(
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + PICTURE, bytes(65536)
    ),
    "one that trickles": drip(bytes(90), every=0.1, first=CUT + PICTURE),
    "one of a million pixels a side": file("image/png", png(1_000_000, 1)),
}


@pytest.mark.parametrize("what", NOT_COPIED)
def test_what_cannot_be_shown_is_not_copied(web: SmallWeb, online: Curator, what: str) -> None:
    """It is said which address gave none, and its verdict is what it would be anyway."""
    curator = settled(web, online, NOT_COPIED[what])
    run = curator("--format", "json")
    assert run.verdicts[URL] == "alive"
    assert copies(curator) == {}
    assert f"Not copied: {URL}" in run.err


def test_a_page_instead_of_a_picture_is_not_copied(web: SmallWeb, online: Curator) -> None:
    """A page under a picture's name is judged as a page."""
    curator = settled(web, online, html("某某的主页"))
    curator()
    assert copies(curator) == {}


def test_the_other_side_learns_nothing_of_the_list(web: SmallWeb, online: Curator) -> None:
    """A picture is asked for without a Referer."""
    seen: list[Asked] = []

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        seen.append(asked)
        writer.write(message(200, PICTURE, kind="image/png"))
        return True

    curator = settled(web, online, reply)
    curator()
    assert seen
    assert not any("referer" in asked.headers for asked in seen)


def test_a_copy_never_goes_where_a_link_leads(web: SmallWeb, online: Curator) -> None:
    """A folder of copies that is a link out of the list stops the check before it writes there."""
    curator = settled(web, online, file("image/png", PICTURE))
    (curator.folder / "elsewhere").mkdir()
    (curator.folder / "notes" / "pictures").symlink_to(curator.folder / "elsewhere")
    run = curator()
    assert run.code == 2
    assert list((curator.folder / "elsewhere").iterdir()) == []


def test_a_check_offline_copies_nothing(web: SmallWeb, online: Curator) -> None:
    """`--offline` asks nobody, for a picture neither."""
    curator = settled(web, online, file("image/png", PICTURE))
    curator("--offline")
    assert copies(curator) == {}
    assert not web.asked
