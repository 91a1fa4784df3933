"""What every test may ask for."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests import browser as chromium

if TYPE_CHECKING:
    from typing_extensions import Buffer

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# A slow machine is no bug, so no example is timed.
settings.register_profile("default", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a browser come last: its driver leaves an event loop running behind it."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def own_notes() -> Path:
    """The project's own reading list."""
    return ROOT / "notes"


@pytest.fixture(scope="session")
def shared_notes() -> Path:
    """The list that ours is modelled on, where it lies next to the checkout."""
    return _beside("notes")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Other people's lists, where they lie next to the checkout."""
    return _beside("corpora")


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on a disk that has room for one byte of a file, and says so at the second."""

    class Full(io.FileIO):
        def write(self, content: Buffer, /) -> int:
            super().write(bytes(content)[:1])
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "open", lambda path, mode: Full(path, mode))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window, one for the whole run."""
    path = chromium.find()
    if path is None:
        reason = "no Chromium: run `python -m tests.browser` to get one"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        yield launched
        launched.close()


def _beside(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"../shared/{name} is not here")
    return folder
