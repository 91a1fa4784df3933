"""What servers do, and the verdict that a careful person would give: the whole table.

Each row is one link of the small web: a rule in words, the address, the
verdict, and what the servers on its way answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.web.replies import (
    Reply,
    html,
    message,
    sends,
)
from tests.web.rows_addresses import ARXIV, ARXIV_PAGES, UNSAFE, WRITTEN, arxiv_api
from tests.web.rows_answers import ENCODINGS, PLAIN
from tests.web.rows_china import CHINA
from tests.web.rows_contents import CONTENTS
from tests.web.rows_doors import DOORS
from tests.web.rows_excuses import EXCUSES
from tests.web.rows_files import FILES
from tests.web.rows_framing import FRAMING
from tests.web.rows_gates import GATES
from tests.web.rows_lands import LANDS
from tests.web.rows_oddities import ODDITIES
from tests.web.rows_onward import ONWARD
from tests.web.rows_pages import SOFT
from tests.web.rows_redirects import REDIRECTS
from tests.web.rows_registries import REGISTERED, REPOSITORIES
from tests.web.rows_short import SHORT, SHORT_LATIN
from tests.web.rows_taken import TAKEN
from tests.web.rows_trouble import STATUSES, TLS, TROUBLE
from tests.web.rows_world import WORLD

GROUPS = {
    "plain answers": PLAIN,
    "framing": FRAMING,
    "encodings": ENCODINGS,
    "redirects": REDIRECTS,
    "ways on": ONWARD,
    "statuses": STATUSES,
    "trouble": TROUBLE,
    "tls": TLS,
    "contents": CONTENTS,
    "pages that are none": SOFT,
    "excuses": EXCUSES,
    "excuses of all lands": LANDS,
    "gates": GATES,
    "doors": DOORS,
    "other hands": TAKEN,
    "houses of China": CHINA,
    "houses of the world": WORLD,
    "files and documents": FILES,
    "seldom seen": ODDITIES,
    "short links": SHORT,
    "arxiv": ARXIV,
    "identifiers": REGISTERED,
    "repositories": REPOSITORIES,
    "unsafe": UNSAFE,
    "spellings": WRITTEN,
}
ALL = [behaviour for group in GROUPS.values() for behaviour in group]

CAPTURES = json.dumps({"archived_snapshots": {}}).encode()
SERVICES: Mapping[str, Reply] = {
    "export.arxiv.org*": arxiv_api,
    "arxiv.org*": ARXIV_PAGES,
    "weibo.cn*": html("微博", "继续访问"),
    "archive.org*": sends(message(200, CAPTURES, kind="application/json")),
    "web.archive.org*": sends(message(200, b"[]", kind="application/json")),
    **SHORT_LATIN,
}
