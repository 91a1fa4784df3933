"""dlnotes reads a reading list as it is written, and prints it as a website.

    notes/*.md ──read──▶ records ──check──▶ ledger ──build──▶ site/
                             └──────────fix──────────▶ notes/*.md

The notes are the source: they are read as people write them, and never
restructured to please the program.  The ledger is what the web answered.  The
site is a pure function of notes, ledger, configuration and templates, and of
the notes' history where there is one: it says when an entry came.

A module imports only from the floors below its own.  The doors (files,
network, Jinja, terminal) never import each other; only `cli` joins them.

    6  cli        one short file a command: wire, print, exit
    5  disk       the door to files: notes, settings, ledger, the site
    5  render     the door to Jinja and Markdown: records to HTML
    5  serve      the live preview: answers browsers, tells what was saved
    5  web        the door to the network: asks what the judge wants to know
    4  site       records to pages, feeds and maps of the site
    4  export     records to JSON, CSV, BibTeX, CSL-JSON, RIS, OPML and bookmarks
    4  adding     a new work: what it is, whether it is there, how it is written
    4  fixing     the text of a note and the ledger to edits that read back
    4  report     problems and verdicts to text, JSON, JUnit, SARIF and annotations
    3  reading    the text of a note to records and problems; never fails
    3  judging    what a server answered to a verdict, and what to ask next
    2  ledger     memories to text and back
    1  urls       when two spellings are one link; what kind of host it is
    0  records, config, repository, words    frozen data

Start at `reading.read_note` to see how a note becomes records, at
`site.lay_out` for which pages there are, at `judging.case` for how a link is
judged, and at `cli.build` and `cli.check` for the whole ways.
"""

__version__ = "0.1.0"
