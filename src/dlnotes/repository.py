"""Where the notes are kept: the address of a line of a note, for those who mend it.

How an address looks on each sort of forge is a row of data.  Nothing here asks
anybody whether the repository is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args
from urllib.parse import quote, urlsplit

Forge = Literal["github", "gitlab", "gitea", "gitee", "bitbucket", "sourcehut"]


class Form(NamedTuple):
    """How a forge writes the address of a line, and the branch that it takes for the main one."""

    line: str
    branch: str
    hosts: tuple[str, ...]


# Two of them show a Markdown file by lines only when they are asked to.
FORGES: Mapping[Forge, Form] = {
    "github": Form("/blob/{branch}/{path}?plain=1#L{line}", "HEAD", ("github.com",)),
    "gitlab": Form("/-/blob/{branch}/{path}?plain=1#L{line}", "HEAD", ("gitlab.com",)),
    "gitea": Form(
        "/src/branch/{branch}/{path}?display=source#L{line}",
        "main",
        ("codeberg.org", "gitea.com"),
    ),
    "gitee": Form("/blob/{branch}/{path}#L{line}", "master", ("gitee.com",)),
    "bitbucket": Form("/src/{branch}/{path}#lines-{line}", "HEAD", ("bitbucket.org",)),
    "sourcehut": Form("/tree/{branch}/item/{path}#L{line}", "HEAD", ("git.sr.ht",)),
}
"""The forges, by the names that `repository: {forge: …}` takes."""

NAMES: tuple[str, ...] = get_args(Forge)


@dataclass(frozen=True, slots=True)
class Repository:
    """A list's repository: its *url*, the *branch*, and the *folder* that the notes are in.

    An empty *folder* is the repository's root, and None one that is still to
    be found out.
    """

    url: str
    forge: Forge
    branch: str
    folder: str | None = None

    def line(self, path: str, line: int) -> str:
        """The address of a *line* of the note at *path*, which is its way from the folder.

        >>> where = Repository("https://github.com/a/b", "github", "HEAD", "notes")
        >>> where.line("2015/笔 1.md", 7)
        'https://github.com/a/b/blob/HEAD/notes/2015/%E7%AC%94%201.md?plain=1#L7'
        """
        whole = "/".join(part for part in (self.folder, path) if part)
        form = FORGES[self.forge].line
        return self.url + form.format(branch=quote(self.branch), path=quote(whole), line=line)


def forge_of(url: str) -> Forge | None:
    """Which sort of forge keeps *url*; a host may say so itself (gitlab.example.org).

    >>> forge_of("https://codeberg.org/a/b"), forge_of("https://gitlab.a.org/b/c")
    ('gitea', 'gitlab')
    >>> forge_of("https://git.example.org/a/b") is None
    True
    """
    host = urlsplit(url).hostname or ""
    for name, form in FORGES.items():
        if host in form.hosts or host.startswith(f"{name}."):
            return name
    return "gitea" if host.startswith(("forgejo.", "codeberg.")) else None
