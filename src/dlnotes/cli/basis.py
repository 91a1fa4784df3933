"""What a build starts from, with a name for everything that the site depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from dlnotes import disk
from dlnotes.cli.gathering import Gathered
from dlnotes.ledger import text_of


@dataclass(frozen=True, slots=True)
class Basis:
    """The *templates* and the bytes of the notes (*data*), in the list's order.

    A note's key is a name for all that its print depends on, its bytes among
    it; *salt* one for all of that but the notes, and *notes* one for them all.
    *program* is the part of it that only a new version changes.
    """

    program: str
    templates: Mapping[str, str]
    data: tuple[bytes, ...]
    keys: tuple[str, ...]
    salt: str

    @property
    def notes(self) -> str:
        """A name for all the notes together, in their order."""
        return _name(*self.keys)


def basis(gathered: Gathered) -> Basis:
    """Read the bytes of a list's notes and templates."""
    program = disk.program()
    templates = disk.templates(gathered.notes, gathered.config)
    # The whole ledger: every entry that is printed may show what it says.
    memories = blake2b(text_of(gathered.ledger.memories.values()).encode()).digest()
    salt = _name(program, gathered.config, sorted(templates.items()), memories)
    data = tuple(disk.read(file) for file in gathered.files)
    pairs = zip(gathered.files, data, strict=True)
    keys = tuple(_name(salt, file.name, blake2b(content).digest()) for file, content in pairs)
    return Basis(program, templates, data, keys, salt)


def _name(*parts: object) -> str:
    said = repr(parts).encode("utf-8", "surrogatepass")
    return blake2b(said, digest_size=20).hexdigest()
