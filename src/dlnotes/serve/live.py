"""Make a page live on its way to the browser: one script, and the leave to run it."""

from __future__ import annotations

import re
from html import escape, unescape

SCRIPT = "/.dlnotes/live.js"
EVENTS = "/.dlnotes/events"
"""Addresses that no site has: it holds no name that begins like this."""

_POLICY = re.compile(
    rb"""(<meta\b[^>]*\bhttp-equiv=["']?content-security-policy\b[^>]*?\bcontent=)"""
    rb"""(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)


def live(page: bytes, *, nonce: str, **told: str) -> bytes:
    """*page* with the script, which is *told* something; the rest to the byte.

    >>> live(b"<title>A</title><p>B", nonce="n0", tag="5f").decode()
    '<title>A</title><p>B<script src="/.dlnotes/live.js" data-tag="5f" nonce="n0"></script>\\n'
    """

    def loosen(policy: re.Match[bytes]) -> bytes:
        written = unescape((policy[2] or policy[3] or b"").decode("utf-8", "replace"))
        return policy[1] + f'"{escape(loosened(written, nonce))}"'.encode()

    head, end, body = page.partition(b"</head>")
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in told.items())
    script = f'<script src="{SCRIPT}"{data} nonce="{nonce}"></script>\n'
    return _POLICY.sub(loosen, head) + end + body + script.encode()


def loosened(policy: str, nonce: str) -> str:
    """A Content-Security-Policy that also lets our script run and ask its own server.

    >>> loosened("default-src 'none'; img-src 'self'", "n0")
    "default-src 'none'; img-src 'self'; script-src 'nonce-n0'; connect-src 'self'"
    >>> loosened("script-src 'self' 'unsafe-inline'", "n0")
    "script-src 'self' 'unsafe-inline'"
    """
    rules: dict[str, list[str]] = {}
    for rule in policy.split(";"):
        name, *sources = rule.split() or [""]
        if name:
            rules.setdefault(name.lower(), sources)
    for name in ("script-src", "script-src-elem", "connect-src"):
        governing = name if name in rules or name == "script-src-elem" else "default-src"
        if governing not in rules:
            # What no rule governs is open already.
            continue
        sources = rules[governing]
        # A nonce would close what 'unsafe-inline' has opened.
        ours = name == "connect-src" or "'unsafe-inline'" in sources
        wanted = "'self'" if ours else f"'nonce-{nonce}'"
        kept = [source for source in sources if source.lower() != "'none'"]
        rules[name] = kept if wanted in kept else [*kept, wanted]
    return "; ".join(" ".join((name, *sources)) for name, sources in rules.items())
