"""What can go wrong on the way to an answer, as exceptions with a kind.

    Fault            one exchange failed, and its kind says how far it got
    ├── NoSuchName   the name does not exist: proved, by a resolver that works
    └── Unsafe       it leads where the guard does not let anybody go

Below `fetch`, failures travel as exceptions; there they become values.
"""

from __future__ import annotations

import errno
import ssl
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "dns-nxdomain",
    "dns-trouble",
    "refused",
    "reset",
    "timeout",
    "tls",
    "protocol",
    "too-many-redirects",
    "redirect-loop",
    "unsafe",
    "offline",
]

UNREACHABLE = frozenset(
    (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL)
)


class Fault(Exception):  # noqa: N818 (not always an error: a server may be at rest)
    """One exchange failed; *kind* is one of the judge's words for it."""

    def __init__(self, kind: Kind, detail: str) -> None:
        super().__init__(detail)
        self.kind: Kind = kind
        self.detail = detail


class NoSuchName(Fault):
    """A working resolver says that there is no such name (NXDOMAIN)."""

    def __init__(self, host: str) -> None:
        super().__init__("dns-nxdomain", f"{host}: no such name")


class Unsafe(Fault):
    """Not asked: it leads into a private network, or is not of the web."""

    def __init__(self, detail: str) -> None:
        super().__init__("unsafe", detail)


def fault_of(error: BaseException) -> Fault:
    """Name what went wrong.

    >>> fault_of(ConnectionRefusedError()).kind, fault_of(TimeoutError()).kind
    ('refused', 'timeout')
    """
    match error:
        case Fault():
            return error
        case TimeoutError():
            return Fault("timeout", "no answer in time")
        case ssl.SSLError():
            return Fault("tls", error.reason or str(error))
        case ConnectionRefusedError():
            return Fault("refused", "the connection was refused")
        case ConnectionError():
            return Fault("reset", "the connection was closed before the answer was whole")
        case OSError() if error.errno in UNREACHABLE:
            return Fault("offline", f"no way there: {error.strerror}")
        case OSError():
            return Fault("refused", error.strerror or str(error))
        case EOFError():
            return Fault("protocol", f"not an HTTP answer: {error}")
        case _:
            return Fault("protocol", f"{type(error).__name__}: {error}")
