"""Entries by the host that holds the work."""

from __future__ import annotations

from dlnotes.ledger import Memory
from dlnotes.records import Note
from tests.render.making import entry, link, note, parse, site, site_by, text_of
from tests.site.test_layout import links_of


def listed(*urls: str) -> Note:
    entries = tuple(
        entry(f"题{n}", link(url, "primary"), entry_id=f"{n:08x}"[::-1])
        for n, url in enumerate(urls)
    )
    return note((("甲",), entries))


def test_a_host_that_is_cited_twice_has_a_page() -> None:
    """The first page names it with its count, and its page holds its entries and no others."""
    files = site(listed("http://www.a.cn/1", "http://b.cn/2", "https://A.cn/3"))
    assert "hosts/a.cn.html" in links_of(files, "index.html")
    shown = text_of(parse(files["hosts/a.cn.html"]))
    assert "题0" in shown
    assert "题2" in shown
    assert "题1" not in shown


def test_a_host_that_is_cited_once_leads_to_its_entry() -> None:
    """It stands in the list of all hosts, and the first page does not name it."""
    files = site(listed("http://a.cn/1", "http://b.cn/2", "http://a.cn/3"))
    assert "hosts/b.cn.html" not in files
    assert "topics/甲.html#10000000" in links_of(files, "hosts/index.html")
    assert "b.cn" in text_of(parse(files["hosts/index.html"]))


def test_the_host_behind_a_short_link_is_the_one_that_counts() -> None:
    """By the ledger a short link is an entry of the real host; unknown, it is nobody's."""
    notes = listed("http://t.cn/RZMtCsP", "http://t.cn/RZMtCsQ", "http://a.cn/3")
    known = Memory(url="http://t.cn/RZMtCsP", verdict="alive", target="https://a.cn/long")
    files = site_by((known,), notes)
    assert "题0" in text_of(parse(files["hosts/a.cn.html"]))
    assert "t.cn" not in files["hosts/index.html"]


def test_every_host_has_a_file_of_its_own() -> None:
    """Whatever a host is called, its page is another one than any other host's."""
    odd = ["[::1]", "con.cn", "index", "中国.cn", "127.0.0.1", "[1::]", "a_b.cn", "index.html"]
    files = site(listed(*(f"http://{host}/{n}" for host in odd for n in range(2))))
    pages = [path for path in files if path.startswith("hosts/")]
    assert len(pages) == 1 + len(odd)
    assert len({path.casefold() for path in pages}) == len(pages)
    assert links_of(files, "hosts/index.html") >= set(pages) - {"hosts/index.html"}


def test_a_list_without_hosts_has_no_page_of_them() -> None:
    """Nothing is promised that is not there."""
    files = site(listed("http://t.cn/RZMtCsP"))
    assert not [path for path in files if path.startswith("hosts/")]
    assert "hosts/" not in files["index.html"]
