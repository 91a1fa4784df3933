"""``dlnotes serve``: the site as one writes, live in the browser."""

from __future__ import annotations

import click

from dlnotes import disk
from dlnotes.cli.terminal import speak


@click.command(short_help="Show the site in the browser, and each change as you save it.")
@click.argument("notes", default="notes", type=click.Path())
@click.option(
    "-o",
    "--output",
    default="site",
    show_default=True,
    type=click.Path(),
    help="The folder for the site.",
)
@click.option(
    "-p",
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Where to serve it; 0 takes any that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to serve at; any but the default lets others read along.",
)
@click.option("--open", "opened", is_flag=True, help="Open the browser.")
def serve(notes: str, output: str, port: int, host: str, *, opened: bool) -> None:
    """Show the site of NOTES in the browser, and every change as you save it.

    NOTES is a folder or one file, "notes" if not given. The site is built
    as `dlnotes build` does it, and again whenever a note, a picture, the
    settings, the ledger or a template changes. Open pages then change where
    they are, and keep their place; they are loaded anew only where that
    cannot be done. What the notes' curator may want to mend is shown over
    the page, and so is a mistake: until that is mended, the last good site
    stays. Nothing of this is written into the site.

    \b
    Examples:
      dlnotes serve
      dlnotes serve list.md --open
      dlnotes serve --port 0             any free port
      dlnotes serve --host 0.0.0.0       for your phone, and for everybody near
    """
    from dlnotes.cli.saving import Desk
    from dlnotes.render import asset_path
    from dlnotes.serve import Board, Preview

    board = Board()
    preview = Preview(
        host,
        port,
        read=lambda name: disk.served(output, name),
        script=disk.live_script(),
        lasting=asset_path(*disk.lasting_script()),
        board=board,
    )
    desk = Desk(notes, output, board)
    desk.begin()
    try:
        with preview:
            if not preview.loopback:
                speak("serving-everybody", host=host)
            speak("serving", url=preview.url)
            if opened:
                click.launch(preview.url)
            desk.keep_up()
    except KeyboardInterrupt:
        # The only way to end it: nothing failed.
        speak("served", place=output)
