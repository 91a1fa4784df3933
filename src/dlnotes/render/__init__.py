"""Print records and pages as HTML: the door to Jinja and Markdown.

Nothing here opens a file.  Templates come as text, records come as they were
read, and what goes out is a string.  Three promises hold for every entry, and
tests keep them:

- its outgoing addresses are those of its record, in the record's order;
- nothing that a stranger wrote becomes a tag, a handler or a script;
- printing is linear in what was written, however hostile.

Start at `Press`.
"""

from dlnotes.render.environment import Compiled, TemplateError
from dlnotes.render.pictures import Picture, path_of, picture
from dlnotes.render.press import Press, asset_path

__all__ = ["Compiled", "Picture", "Press", "TemplateError", "asset_path", "path_of", "picture"]
