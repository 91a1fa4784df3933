"""Find and read a list's settings."""

from __future__ import annotations

import os
from pathlib import Path

from dlnotes.config import Config, ConfigError, configure
from dlnotes.disk.decoding import decode
from dlnotes.disk.mistakes import DiskError, told
from dlnotes.disk.notes import ReadingList

NAMES = ("dlnotes.yaml", "dlnotes.yml")


def settings(notes: ReadingList) -> Config:
    """The configuration of a list: its file's, or the default one.

    The file is looked for in the notes' folder and then in the folder above.
    Raises DiskError or ConfigError, each with the file and the line.
    """
    path = settings_place(notes)
    if not path.is_file():
        return Config()
    with told("read", path):
        text = decode(path.read_bytes()).text
    data = _parse(text, path)
    try:
        return configure(data)
    except ConfigError as error:
        line = _line(text, error.path)
        error.place = f"{path.as_posix()}:{line}" if line else path.as_posix()
        raise


def settings_place(notes: ReadingList) -> Path:
    """The file that holds a list's settings, or would if it had any."""
    above = Path(os.path.normpath(notes.folder / ".."))
    return settings_in(notes.folder) or settings_in(above) or notes.folder / NAMES[0]


def settings_in(folder: Path) -> Path | None:
    """The file in *folder* that holds a list's settings, None when there is none."""
    return next((folder / name for name in NAMES if (folder / name).is_file()), None)


def _parse(text: str, path: Path) -> object:
    # Most lists have no settings: the parser is not worth its import for them.
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        reason = error.problem or "not YAML"
        raise DiskError("broken-yaml", path.as_posix() + place, reason=reason) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).split("\n")[0]
        raise DiskError("broken-yaml", path.as_posix(), reason=reason) from error


def _line(text: str, path: tuple[str, ...]) -> int | None:
    """The line, from 1, of the setting that *path* leads to."""
    import yaml

    node = yaml.compose(text, yaml.SafeLoader)
    line = None
    for name in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        for key, value in pairs:
            if key.value == name:
                node, line = value, key.start_mark.line + 1
                break
        else:
            break
    return line
