"""HTTP proxies of the environment: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY.

The user chose the proxy, so its own address is not judged.  What lies behind
it is resolved by the proxy and not by us: the guard then sees literal
addresses and private suffixes only, which is why a proxy is used only when the
environment names one.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore

from dlnotes.web.faults import Fault
from dlnotes.web.target import Target


@dataclass(frozen=True, slots=True)
class Proxy:
    """One HTTP proxy; *credentials* is the value of its header, or ''."""

    host: str
    port: int
    secure: bool
    credentials: str


@dataclass(frozen=True, slots=True)
class Proxies:
    """Which proxy stands before which address; empty means none."""

    table: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_environment(cls) -> Proxies:
        """What the environment says now, in capitals or not."""
        return cls(getproxies_environment())

    def on_the_way(self, target: Target) -> Proxy | None:
        """The proxy to *target*, or None.

        >>> proxies = Proxies({"http": "http://u:p@proxy.lan:3128", "no": ".example.org"})
        >>> from dlnotes.web.target import aim
        >>> proxies.on_the_way(aim("http://t.cn/x")).port
        3128
        >>> proxies.on_the_way(aim("http://www.example.org/"))
        """
        written = self.table.get(target.scheme) or self.table.get("all")
        if not written or proxy_bypass_environment(target.host, dict(self.table)):
            return None
        parts = urlsplit(written if "://" in written else f"http://{written}")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Fault("offline", f"the proxy {written} is not an HTTP proxy")
        secure = parts.scheme == "https"
        name, password = unquote(parts.username or ""), unquote(parts.password or "")
        return Proxy(
            host=parts.hostname,
            port=parts.port or (443 if secure else 8080),
            secure=secure,
            credentials=_basic(name, password) if name else "",
        )


def _basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode("ascii")
