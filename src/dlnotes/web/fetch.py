"""One question to the web, hop by hop, up to an answer or the reason for none.

    Journey ──step──▶ Journey's next hop | Answer | Failure

A step is one request.  The caller takes a step only in the turn of the host
that `Journey.target` names, so a redirect never escapes a host's limits.
Nothing here decides what an answer means, and nothing below raises past
`Fetcher.step`: a failure of the network becomes a `Failure` there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import h11
import httpx2

from dlnotes import __version__
from dlnotes.judging.answers import HEADERS, Answer, Ask, Failure, FailureKind, Hop
from dlnotes.judging.page import Page, read
from dlnotes.urls.short import is_short
from dlnotes.web.body import DECODED_LIMIT, Read, drain, is_readable, read_body
from dlnotes.web.charset import decode
from dlnotes.web.cookies import Cookies
from dlnotes.web.faults import fault_of
from dlnotes.web.target import ForeignSchemeError, NotAnAddressError, Target, aim, join

HOPS_FOLLOWED = 20
"""Redirects that a chain may have; browsers follow as many."""

DEADLINE = 20.0
"""Seconds that all requests of a chain may take together, waiting for turns not counted."""

REDIRECTS = frozenset((300, 301, 302, 303, 307, 308))
TEXT_KEPT = 65_536

PROGRAM = {
    "User-Agent": f"Mozilla/5.0 (compatible; dlnotes/{__version__}; reading-list link checker)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}

BROWSER = PROGRAM | {
    "User-Agent": (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/142.0.0.0 Safari/537.36"
    ),
    "Accept": (
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
        "image/apng,*/*;q=0.8"
    ),
    "Upgrade-Insecure-Requests": "1",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
    "Sec-Fetch-User": "?1",
}


@dataclass(slots=True)
class Journey:
    """One `Ask` on its way: the hops so far, and where the next request goes."""

    ask: Ask
    target: Target
    hops: list[Hop] = field(default_factory=list)
    cookies: Cookies = field(default_factory=Cookies)
    spent: float = 0.0
    seen: set[tuple[str, str]] = field(default_factory=set)
    tls_note: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Where the chain is: the same address with another cookie is another place."""
        return self.target.url, self.cookies.sent(self.target.host)

    def failed(self, kind: FailureKind, detail: str, at: float) -> Failure:
        """The end of the journey without an answer."""
        return Failure(self.ask.url, kind, detail, tuple(self.hops), at)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Takes journeys a step further over *transport*.

    *clock* gives seconds; *contact* is where a server's owner can complain, and
    stands in the User-Agent.  *seen_page* is shown the text of every page that
    was read whole at the end of a journey: what was asked, the target, the text.
    """

    transport: httpx2.AsyncBaseTransport
    clock: Callable[[], float]
    contact: str = ""
    deadline: float = DEADLINE
    seen_page: Callable[[str, Target, str], None] | None = None

    def begin(self, ask: Ask) -> Journey | Failure:
        """The journey of *ask*, or the reason why there can be none."""
        try:
            return Journey(ask, aim(ask.url))
        except ForeignSchemeError as error:
            return Failure(ask.url, "unsafe", str(error), at=self.clock())
        except NotAnAddressError as error:
            return Failure(ask.url, "protocol", str(error), at=self.clock())

    async def step(self, journey: Journey) -> Journey | Answer | Failure:
        """Send one request.  A `Journey` as the result wants a further step."""
        began = self.clock()
        journey.seen.add(journey.place)
        try:
            async with asyncio.timeout(max(0.0, self.deadline - journey.spent)):
                response = await self.transport.handle_async_request(self._request(journey))
                try:
                    return await self._received(journey, response, began)
                finally:
                    await response.stream.aclose()  # type: ignore[union-attr]
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, EOFError, h11.ProtocolError) as error:
            fault = fault_of(error)
            return journey.failed(fault.kind, fault.detail, self.clock())
        except (ValueError, LookupError, RecursionError) as error:
            # A page can be built to break its reader; it breaks its own link, not the run.
            detail = f"it cannot be read: {type(error).__name__}: {error}"
            return journey.failed("protocol", detail, self.clock())
        finally:
            journey.spent += self.clock() - began

    def _request(self, journey: Journey) -> httpx2.Request:
        target, ask = journey.target, journey.ask
        headers = {"Host": target.authority}
        headers |= BROWSER if ask.manner == "browser" else PROGRAM
        if self.contact and ask.manner == "program":
            agent = headers["User-Agent"].replace("; reading", f"; +{self.contact}; reading")
            headers["User-Agent"] = agent
        if cookie := journey.cookies.sent(target.host):
            headers["Cookie"] = cookie
        if ask.etag:
            headers["If-None-Match"] = ask.etag
        if ask.modified:
            headers["If-Modified-Since"] = ask.modified
        url = _at_origin(target.scheme, target.authority)
        return httpx2.Request("GET", url, headers=headers, extensions={"aim": target})

    async def _received(
        self, journey: Journey, response: httpx2.Response, began: float
    ) -> Journey | Answer | Failure:
        target = journey.target
        journey.tls_note = response.extensions.get("tls_note") or journey.tls_note
        said = _headers(response)
        if "set-cookie" in said:
            for cookie in response.headers.get_list("set-cookie"):
                journey.cookies.keep(target.host, cookie)
        location = _location(response.status_code, said, target)
        if location is not None:
            await drain(response, said)
            self._note(journey, response.status_code, location, began)
            return self._turned(journey, location)
        body, page, text = await self._body(response, said, target)
        if page is not None and page.refresh and response.status_code == 200:
            onward = join(target.url, page.refresh)
            if _without_fragment(onward) != _without_fragment(target.url):
                self._note(journey, response.status_code, onward, began)
                return self._turned(journey, onward)
        self._note(journey, response.status_code, None, began)
        if self.seen_page is not None and page is not None and body.whole:
            self.seen_page(journey.ask.url, target, text)
        page = self._shown(journey, page, text)
        return self._answer(journey, response.status_code, said, body, page)

    async def _body(
        self, response: httpx2.Response, said: Mapping[str, str], target: Target
    ) -> tuple[Read, Page | None, str]:
        if not is_readable(said):
            return await drain(response, said), None, ""
        body = await read_body(response, said, limit=DECODED_LIMIT)
        content_type = said.get("content-type", "")
        text = decode(body.data, content_type)
        if _is_html(content_type, text):
            return body, read(text, url=target.url), text
        return body, None, text

    def _note(self, journey: Journey, status: int, onward: str | None, began: float) -> None:
        journey.hops.append(Hop(journey.target.url, status, onward, self.clock() - began))

    def _turned(self, journey: Journey, onward: str) -> Journey | Failure:
        """Turn *journey* to where a redirect sends it."""
        at = self.clock()
        if len(journey.hops) > HOPS_FOLLOWED:
            return journey.failed("too-many-redirects", f"{len(journey.hops)} redirects", at)
        try:
            journey.target = aim(onward)
        except ForeignSchemeError as error:
            return journey.failed("unsafe", f"it leads to {onward}: {error}", at)
        except NotAnAddressError as error:
            return journey.failed("protocol", f"it leads nowhere: {error}", at)
        if journey.place in journey.seen:
            return journey.failed("redirect-loop", f"it leads back to {journey.target.url}", at)
        return journey

    def _shown(self, journey: Journey, page: Page | None, text: str) -> Page:
        """What a reader sees; of a service's answer, all that came."""
        if journey.ask.purpose in ("captures", "paper"):
            return Page(text=text)
        return Page(text=text[:TEXT_KEPT]) if page is None else page

    def _answer(
        self, journey: Journey, status: int, said: Mapping[str, str], body: Read, page: Page
    ) -> Answer:
        return Answer(
            asked=journey.ask.url,
            final_url=journey.target.url,
            status=status,
            hops=tuple(journey.hops),
            headers={name: said[name] for name in HEADERS if name in said},
            title=page.title,
            text=page.text,
            target=page.target,
            thin=page.thin,
            content_type=said.get("content-type", "") if body.readable else "",
            body_digest=body.digest,
            bytes_read=body.wire,
            tls_note=journey.tls_note,
            at=self.clock(),
        )


@lru_cache(1024)
def _at_origin(scheme: str, authority: str) -> httpx2.URL:
    """The address that a request bears; its path goes with the target."""
    return httpx2.URL(f"{scheme}://{authority}/")


def _headers(response: httpx2.Response) -> dict[str, str]:
    """The headers by lower-case name, the first of each; bytes as Latin-1, as they came."""
    said: dict[str, str] = {}
    for name, value in response.headers.raw:
        said.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return said


def _location(status: int, said: Mapping[str, str], target: Target) -> str | None:
    """Where the answer sends us, or None when it is the end of the way.

    A short link's answer may carry its target beside a 200.
    """
    location = said.get("location", "").strip(" \t")
    if not location or not (status in REDIRECTS or (status == 200 and is_short(target.url))):
        return None
    return join(target.url, location.encode("latin-1"))


def _is_html(content_type: str, text: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    if kind in ("", "text/plain", "application/xml", "text/xml"):
        return "<html" in text[:1024].lower() or "<!doctype html" in text[:1024].lower()
    return "html" in kind


def _without_fragment(url: str) -> str:
    return url.partition("#")[0]
