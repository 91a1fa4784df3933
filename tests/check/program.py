"""dlnotes, living in the small web: the program as it is, with that web's names and ports.

    SMALL_WEB=… python -m tests.check.program check notes

The environment says where the small web is (`Loopback.environment`).  Only the
dialer is another one, and the run's own clock goes ten times as fast; nothing
of this is to be had from the real program.
"""

from __future__ import annotations

import functools
import json
import os
import ssl
from typing import Any

from dlnotes.cli import asking, main
from dlnotes.web import run
from dlnotes.web.asking import Options
from dlnotes.web.dialing import Dialer
from dlnotes.web.guard import EVERYWHERE
from dlnotes.web.names import NameServers, Remembered
from tests.web.small_web import PUBLIC


def dialer(options: Options) -> Dialer:
    """A dialer whose names, ports and certificates are the small web's."""
    web = json.loads(os.environ["SMALL_WEB"])
    return Dialer(
        Remembered(NameServers([("127.0.0.1", web["dns"])], seconds=1.0)),
        controls=options.controls,
        allowed=EVERYWHERE if options.allow_private else PUBLIC,
        ports={int(port): found for port, found in web["ports"].items()},
        trusted=lambda: ssl.create_default_context(cadata=web["authority"]),
    )


def settle_in() -> None:
    """Have the program live in the small web from now on."""
    quick: Any = {"rate": 10.0, "deadline": 4.0, "controls": ("control.example",)}
    run.dialer_of = dialer
    setattr(asking, "Options", functools.partial(Options, **quick))  # noqa: B010


if __name__ == "__main__":
    settle_in()
    main()
