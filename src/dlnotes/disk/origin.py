"""Where this very program came from, so that another machine can install it too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dlnotes
from dlnotes.disk import git
from dlnotes.disk.mistakes import DiskError

_SSH = re.compile(r"(?:ssh://)?(?:[\w.-]+@)([\w.-]+)(?::(?!\d+/)|/)(?P<path>[^:]+)")


def requirement() -> str:
    """What pip must be told to install this program elsewhere.

    How it was installed here is known from PEP 610: from a repository, or from
    a checkout, which may know its repository.  Else it is the version's name.
    """
    # Late: it brings zip files and e-mail along, and only a new list needs it.
    import json
    from importlib import metadata

    try:
        told_by_pip = metadata.distribution("dlnotes").read_text("direct_url.json")
        direct = json.loads(told_by_pip or "{}")
    except (metadata.PackageNotFoundError, OSError, ValueError):
        direct = {}
    return requirement_of(direct) or f"dlnotes~={dlnotes.__version__}"


def requirement_of(direct: Mapping[str, object]) -> str:
    """The requirement that a ``direct_url.json`` stands for, empty where nobody else has it.

    >>> requirement_of({"url": "https://example.org/dlnotes.git",
    ...                 "vcs_info": {"vcs": "git", "commit_id": "f00"}})
    'dlnotes @ git+https://example.org/dlnotes.git@f00'
    >>> requirement_of({"url": "file:///no/such/checkout", "dir_info": {}})
    ''
    """
    url, source = str(direct.get("url", "")), direct.get("vcs_info")
    if url.startswith("file://") and "dir_info" in direct:
        return _of_checkout(Path(unquote(urlsplit(url).path)))
    if not url.startswith("https://"):
        return ""
    if isinstance(source, Mapping):
        return f"dlnotes @ {source.get('vcs')}+{url}@{source.get('commit_id')}"
    return f"dlnotes @ {url}"


def _of_checkout(folder: Path) -> str:
    """The repository of a checkout, at its commit where that has been pushed."""
    try:
        url = public(git.output(folder, "remote", "get-url", "origin").decode().strip())
        commit = git.output(folder, "rev-parse", "HEAD").decode().strip()
        pushed = git.output(folder, "branch", "--remotes", "--contains", commit).strip()
    except (DiskError, UnicodeDecodeError):
        return ""
    if not url:
        return ""
    return f"dlnotes @ git+{url}@{commit}" if pushed else f"dlnotes @ git+{url}"


def public(remote: str) -> str:
    """The address at which anybody can clone what *remote* means, without names and passwords.

    >>> public("git@example.org:me/dlnotes.git"), public("https://me:secret@example.org/dlnotes")
    ('https://example.org/me/dlnotes.git', 'https://example.org/dlnotes')
    >>> public("ssh://git@example.org/me/dlnotes"), public("/srv/git/dlnotes.git")
    ('https://example.org/me/dlnotes', '')
    """
    if remote.startswith("https://"):
        parts = urlsplit(remote)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    found = _SSH.fullmatch(remote)
    return f"https://{found[1]}/{found['path']}" if found else ""
