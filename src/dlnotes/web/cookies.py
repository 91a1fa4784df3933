"""Cookies within one chain of redirects, and no longer.

A cookie wall sets a cookie, sends the reader round and looks for it.  A chain
that forgot it would run in a circle; a program that kept it would be tracked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

COOKIES_KEPT = 50
COOKIE_LIMIT = 4096


@dataclass(slots=True)
class Cookies:
    """What the servers of one chain have set: (domain, exact, name) to value."""

    _jar: dict[tuple[str, bool, str], str] = field(default_factory=dict)

    def keep(self, host: str, written: str) -> None:
        """Take a ``Set-Cookie`` of *host*; one for a foreign domain is dropped.

        >>> jar = Cookies()
        >>> jar.keep("www.a.cn", "seen=1; Path=/; Domain=.a.cn")
        >>> jar.sent("b.a.cn")
        'seen=1'
        """
        pair, *attributes = written.split(";")
        name, equals, value = pair.strip().partition("=")
        if not (equals and name) or len(pair) > COOKIE_LIMIT or not _is_plain(pair):
            return
        said = dict(_attribute(attribute) for attribute in attributes)
        domain = said.get("domain", "").lstrip(".").lower()
        if domain and domain != host and not ("." in domain and host.endswith("." + domain)):
            return
        key = (domain or host, not domain, name)
        if said.get("max-age", "1").startswith(("0", "-")):
            self._jar.pop(key, None)
        elif len(self._jar) < COOKIES_KEPT or key in self._jar:
            self._jar[key] = value

    def sent(self, host: str) -> str:
        """The ``Cookie`` header for *host*, or ''."""
        if not self._jar:
            return ""
        fits = (
            f"{name}={value}"
            for (domain, exact, name), value in self._jar.items()
            if host == domain or (not exact and host.endswith("." + domain))
        )
        return "; ".join(fits)


def _attribute(written: str) -> tuple[str, str]:
    name, _, value = written.partition("=")
    return name.strip().lower(), value.strip()


def _is_plain(text: str) -> bool:
    return all(" " <= character <= "~" for character in text)
