"""Problems as text for a person, JSON for a program, annotations for a review.

A `findings.Finding` is a problem with the piece of the note that it points
at.  Every format (`text.text`, `structured.json`, `annotations.github`) is a
function from findings to pieces of text; the caller prints.  What is said, in
which language, stands in `catalogue`.  Nothing here opens a file or knows
whether there is a terminal, and each format is imported only by who needs it.
`report.verdicts` does the same for what `dlnotes check` found.
"""
