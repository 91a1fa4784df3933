"""The preview's server: the site and nothing else, to this machine and nobody else."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from urllib.parse import quote

import pytest

from tests.cli.conftest import NOTE, Stranger
from tests.render.test_pictures import png
from tests.serve.conftest import Serving, Start, until


@pytest.fixture
def served(dlnotes: Stranger, serving: Start) -> Serving:
    dlnotes.put("notes/a.md")
    dlnotes.put("notes/secret.txt", "not for readers")
    return serving()


def test_a_page_is_sent_with_its_kind_and_its_tag(served: Serving, dlnotes: Stranger) -> None:
    """Pages, styles and feeds arrive as what they are, and are asked for anew each time."""
    style = next(name for name in dlnotes.site() if name.endswith(".css"))
    for name, kind in [("", "text/html"), (style, "text/css"), ("feed.xml", "application/xml")]:
        answer, content = served.ask(f"/{name}")
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith((kind, "text/xml"))
        assert answer.headers["Cache-Control"] == "no-cache"
        assert not name or content == dlnotes.site()[name]
        again, nothing = served.ask(f"/{name}", If_None_Match=answer.headers["ETag"])
        assert (again.status, nothing) == (304, b"")
        head, nothing = served.ask(f"/{name}", "HEAD")
        assert (head.headers["ETag"], nothing) == (answer.headers["ETag"], b"")
        assert int(head.headers["Content-Length"]) == len(content)


def test_a_page_with_a_chinese_address_is_found(served: Serving, dlnotes: Stranger) -> None:
    """An address may be written as a browser writes it, with a query too."""
    name = next(name for name in dlnotes.site() if not name.isascii())
    assert served.ask(f"/{quote(name)}")[0].status == 200
    assert served.ask(f"/{quote(name)}?q=1")[0].status == 200


@pytest.mark.parametrize(
    "target",
    [
        "/../notes/secret.txt",
        "/%2e%2e/notes/secret.txt",
        "/..%2fnotes%2fsecret.txt",
        "/static/../../notes/secret.txt",
        "/..%5cnotes%5csecret.txt",
        "//notes/secret.txt",
        "/notes/secret.txt",
        "/out/secret.txt",
        "/.dlnotes-manifest",
        "/%00",
        "/%ff",
        "http://example.org/secret.txt",
    ],
)
def test_nothing_outside_the_site_is_sent(target: str, served: Serving, dlnotes: Stranger) -> None:
    """Whatever an address says, wherever a link leads: the page for lost readers is sent."""
    (dlnotes.folder / "site" / "out").symlink_to(dlnotes.folder / "notes")
    answer, content = served.ask(target)
    assert answer.status in (404, 421)
    assert b"not for readers" not in content
    assert served.ask("/index.html")[0].status == 200


def test_another_name_for_this_machine_is_turned_away(served: Serving) -> None:
    """A page of the web that has its own name lead to this machine reads nothing."""
    for host in ("evil.example", "evil.example:80", "localhost.evil.example", "10.0.0.1", ""):
        answer, content = served.ask("/", Host=host)
        assert answer.status == 421
        assert b"<" not in content
    for host in ("localhost", f"LOCALHOST:{served.port}", "127.0.0.1", f"[::1]:{served.port}"):
        assert served.ask("/", Host=host)[0].status == 200


def test_the_preview_is_for_this_machine_alone(served: Serving) -> None:
    """Without --host, the machine's other addresses do not answer."""
    try:
        other = socket.gethostbyname(socket.gethostname())
    except OSError:
        pytest.skip("this machine does not know its own name")
    if other.startswith("127."):
        pytest.skip("this machine has no address but loopback")
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((other, served.port), timeout=30).close()


def test_serving_to_everybody_is_said_plainly(dlnotes: Stranger, serving: Start) -> None:
    """With --host, the preview says who can read it, and answers to any name."""
    dlnotes.put("notes/a.md")
    assert "anybody" not in serving().words
    for_all = serving("--host", "0.0.0.0", "-o", "other")
    assert "anybody who can reach it" in for_all.words
    assert "http://localhost:" in for_all.words
    assert for_all.ask("/", Host="desk.local")[0].status == 200


def test_a_port_in_use_is_a_clear_sentence(served: Serving, dlnotes: Stranger) -> None:
    """The second preview at one port says so, names a way out, and exits with 2."""
    run = dlnotes("serve", "--port", str(served.port))
    assert run.code == 2
    assert f"127.0.0.1:{served.port}: port {served.port} is in use" in run.err
    assert f"--port {served.port + 1}" in run.err
    assert dlnotes("serve", "--host", "192.0.2.1").code == 2


def test_notes_that_are_not_there_end_it_at_once(dlnotes: Stranger) -> None:
    """A mistake in what was typed is said as every command says it."""
    run = dlnotes("serve", "nowhere", "--port", "0")
    assert run.code == 2
    assert "there is no such file or folder" in run.err


def test_ctrl_c_is_the_good_end(served: Serving, dlnotes: Stranger) -> None:
    """The preview ends with 0, and leaves the site that `build` would make."""
    assert served.end() == 0
    assert "Traceback" not in served.words
    assert "The preview has ended" in served.words
    left = dlnotes.site()
    assert "nothing changed" in dlnotes("build").err
    assert dlnotes.site() == left
    assert dlnotes("build", "--no-cache", "-o", "other").code == 0
    assert dlnotes.site("other") == left


def test_nothing_of_the_preview_is_in_the_site(served: Serving, dlnotes: Stranger) -> None:
    """What makes a page live is added on its way: the files on disk know nothing of it."""
    page = served.page()
    assert "/.dlnotes/live.js" in page
    assert not [name for name, content in dlnotes.site().items() if b"live.js" in content]
    added = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>|<script.*?</script>\n')
    assert added.sub("", page) == added.sub("", dlnotes.site()["index.html"].decode())


def test_a_list_may_be_one_note(dlnotes: Stranger, serving: Start) -> None:
    """One file in a folder of other things is followed when it is replaced, its pictures too."""
    note = f"{NOTE}\n- [图](http://example.org/)\n\n  ![图](pictures/a.png)\n"
    dlnotes.put("list.md", note)
    dlnotes.put("pictures/a.png", png(4, 3))
    preview = serving("list.md")
    assert pictures(dlnotes) == [png(4, 3)]
    dlnotes.put("list.md.new", note.replace("ANN", "RNN")).replace(dlnotes.folder / "list.md")
    until(lambda: "RNN" in preview.page("/feed.xml"), "the note that took its place")
    dlnotes.put("pictures/a.png", png(5, 6))
    until(lambda: pictures(dlnotes) == [png(5, 6)], "the other picture of the same name")


def pictures(dlnotes: Stranger) -> list[bytes]:
    found = (dlnotes.folder / "site").rglob("*.png")
    # One may go while we look.
    with suppress(FileNotFoundError):
        return [path.read_bytes() for path in found]
    return []
