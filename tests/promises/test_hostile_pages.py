"""Whatever a stranger writes, in a note or through the ledger, no visitor's browser runs it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from dlnotes.ledger import Memory, VerdictName, ledger, text_of
from tests.promises.attacks import ADDRESSES, attacks
from tests.promises.sites import build
from tests.serving import served
from tests.site.searching import PATIENCE, until

ATTACKS = attacks()
VERDICTS: tuple[VerdictName, ...] = (
    *("dead", "moved", "suspect", "blocked", "unsafe", "alive", "unsure"),
)

LISTENING = """
  window.ran = [];
  for (const name of ["alert", "confirm", "prompt", "print", "open"])
    window[name] = (...said) => { window.ran.push(`${name}(${said})`); };
"""
"""Whatever a program would do first is written down instead."""

LURKING = """() => {
  const found = [...window.ran];
  const active = /^on|^style$|^srcdoc$|^formaction$|^action$|:href$/i;
  const program = /^[\\s\\x00-\\x1f]*(javascript|vbscript|data):/i;
  for (const e of document.querySelectorAll("*")) {
    const tag = e.localName;
    for (const {name, value} of e.attributes)
      if (active.test(name) || (tag !== "link" && program.test(value)
          && /^(src|href|data|poster|srcset)$/.test(name))) found.push(`${tag} ${name}=${value}`);
    if (/^(iframe|frame|object|embed|base|marquee|video|audio|applet|template)$/.test(tag))
      found.push(tag);
    if (tag === "script" && !e.src && e.type !== "application/ld+json") found.push(tag);
    if (tag === "meta" && /refresh/i.test(e.httpEquiv)) found.push("meta refresh");
  }
  return found;
}"""
"""What ran, and what could run if a visitor pointed at it or clicked."""


SHOWN = "document.getElementById('q').value === {} && dlnotes.idle()"
"""Whether the search page shows what the address asks for."""


def note(number: int, attack: str) -> str:
    """A note with *attack* in every place where something can be written."""
    said, host = json.dumps(attack), f"http://h{number % 20}.example/{number}"
    return f"""\
---
title: {said}
tags: [{said}]
date: 2015-02-23
---
{attack}

## {attack}

{attack}

- [{attack}]({host}/dead) {attack}

  ![{attack}]({host}/x.png "{attack}")
- 《{attack}》{host}/{attack} 云:{host}/cloud {attack}:{host}/label
- [论文 {attack}](2015) A Author]({attack}) #{attack}#
- [{attack}](http://arxiv.org/abs/1502.{number:05}) {attack}
- {attack}

| {attack} | 说明 |
| --- | --- |
| [{attack}]({host}/cell) | {attack} |

```{attack}
{attack}
```
"""


def memories() -> Iterator[Memory]:
    """What somebody could have put into the ledger of these notes."""
    for number, attack in enumerate(ATTACKS):
        address = ADDRESSES[number % len(ADDRESSES)].format(n=number)
        for at, page in enumerate(("dead", "cloud", "label", "cell")):
            yield Memory(
                url=f"http://h{number % 20}.example/{number}/{page}",
                verdict=VERDICTS[(number + at) % len(VERDICTS)],
                evidence=("other-title", "gone", "moved", attack)[at],
                values=(attack, attack),
                since="2026-11-20" if number % 2 else attack,
                checked="2026-11-20" if number % 2 else attack,
                target=(None, address, attack)[number % 3],
                moved=(address, attack)[number % 2],
                archived=(attack, address)[number % 2],
                title=attack,
                authors=(attack,),
            )
        yield Memory(
            url=f"https://arxiv.org/abs/1502.{number:05}",
            verdict="alive",
            title=attack,
            authors=(attack,) * 2,
            version=1,
            withdrawn=True,
        )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site built of such notes, as a user builds it."""
    top = tmp_path_factory.mktemp("hostile")
    notes = top / "notes"
    notes.mkdir()
    for number, attack in enumerate(ATTACKS):
        name = attack.replace("/", "").replace("\0", "")[:60]
        (notes / f"{number:03}{name}.md").write_text(note(number, attack), "utf-8", newline="")
    (notes / "links.jsonl").write_text(text_of(ledger(memories()).memories.values()), "utf-8")
    said = json.dumps(ATTACKS[-1])
    settings = f"title: {said}\ndescription: {said}\nauthor: {said}\n"
    (notes / "dlnotes.yaml").write_text(settings, "utf-8")
    build(notes, top / "site")
    return top / "site"


def watched(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """A page that goes nowhere but to *address*, and a list of where else it wanted to go."""
    page, strayed = context.new_page(), list[str]()

    def stray(url: str) -> None:
        if not url.startswith((address, "data:", "about:")):
            strayed.append(url)

    page.route(lambda url: not url.startswith(address), lambda route: route.abort())
    page.on("request", lambda request: stray(request.url))
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("framenavigated", lambda frame: stray(frame.url))
    return page, strayed


def pages_of(site: Path, every: int) -> list[str]:
    """The pages of all sorts; of topics one in *every*, and of permanent addresses fewer.

    At its permanent address an entry is printed as it is on its topic's page.
    """
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    topics = [page for page in pages if page.startswith("topics/")]
    alone = [page for page in pages if page.startswith("e/")]
    others = set(pages) - {*topics, *alone}
    return sorted(others) + topics[::every] + alone[:: 8 * every]


@pytest.mark.parametrize(
    ("lawless", "every"), [(False, 4), (True, 1)], ids=["under its policy", "without a policy"]
)
def test_no_browser_runs_what_a_stranger_wrote(
    browser: Browser,
    hostile: Path,
    lawless: bool,
    every: int,
) -> None:
    """On no page does anything run, or wait to run, or ask or lead elsewhere by itself."""
    context = browser.new_context(bypass_csp=lawless)
    context.add_init_script(LISTENING)
    found = {}
    with served(hostile) as address:
        page, strayed = watched(context, address)
        for path in pages_of(hostile, every):
            page.goto(address + path, wait_until="load")
            if lurking := page.evaluate(LURKING):
                found[path] = lurking
    context.close()
    assert len(ATTACKS) >= 200
    assert (found, strayed) == ({}, [])


@pytest.mark.parametrize("lawless", [False, True], ids=["under its policy", "without a policy"])
def test_no_browser_runs_what_is_searched_and_found(
    browser: Browser, hostile: Path, lawless: bool
) -> None:
    """Neither a hostile search or choice in the address or the box, nor what it finds, runs."""
    context = browser.new_context(bypass_csp=lawless)
    context.add_init_script(LISTENING)
    found, drawn = {}, 0
    with served(hostile) as address:
        page, strayed = watched(context, address)
        page.goto(address + "search.html")
        until(page, "dlnotes.data.complete")
        for attack in ATTACKS:
            for asked in ({"q": attack}, {"q": attack[:9], "topic": attack}):
                page.evaluate("hash => { location.hash = hash }", urlencode(asked))
                until(page, SHOWN.format(json.dumps(asked["q"])))
                if lurking := page.evaluate(LURKING):
                    found[str(asked)] = lurking
                drawn += page.locator("#found mark").count() > 0
        page.goto(address + "index.html")
        page.keyboard.press("/")
        until(page, "dlnotes.data?.complete")
        for attack in ATTACKS:
            page.fill(".finder input", attack)
            page.wait_for_selector(".finder [role=option]", timeout=PATIENCE)
            if lurking := page.evaluate(LURKING):
                found[f"box {attack}"] = lurking
    context.close()
    assert drawn > len(ATTACKS)
    assert (found, strayed) == ({}, [])


def test_the_strings_are_dangerous(browser: Browser, tmp_path: Path) -> None:
    """Put into a page as they are, nearly all of these strings run, or wait to run."""
    context = browser.new_context()
    context.add_init_script(LISTENING)
    tried = dict(list(enumerate(ATTACKS))[::3])
    for number, attack in tried.items():
        raw = f"<!doctype html><p>{attack}</p>\n<p title=\"{attack}\" id='{attack}'>"
        (tmp_path / f"{number}.html").write_text(raw, "utf-8")
    with served(tmp_path) as address:
        page, _ = watched(context, address)
        harmless = [
            attack
            for number, attack in tried.items()
            if not is_dangerous(page, f"{address}{number}.html")
        ]
    context.close()
    assert len(harmless) < len(tried) / 4, harmless


def is_dangerous(page: Page, address: str) -> bool:
    try:
        page.goto(address, wait_until="load")
        return bool(page.evaluate(LURKING))
    except Error:
        # It led elsewhere while one looked.
        return True
