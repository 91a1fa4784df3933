"""When two spellings are one link, and what kind of address it is.

Everything here looks only at the text of an address.  Nothing is resolved or
asked, nothing but `ValueError` is ever raised, and hostile text (``http://[::1``,
a port of 99999, a lone surrogate) is a case like any other.

    spelling   `canonical`, `host`, `href`: one address, three ways to write it
    hostname   the host's own rules: numbers in disguise, international names
    arxiv      which paper an address means, in all its forms and mirrors
    doi        which DOI an address holds
    copies     what the list's own copy of a picture is called
    tracking   parameters that only follow the reader
    in_text    how an address is written where it stands
    short      short links, and wrappers that carry their target with them
    traces     what of an address is looked for in the history of a list
"""

from __future__ import annotations

from dlnotes.urls.spelling import canonical, host, href, identity

__all__ = ["canonical", "host", "href", "identity"]
