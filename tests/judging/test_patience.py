"""Retry-After is understood in both of its forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.judging.ways import retry_after
from tests.judging.scripted import NOW, error


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 23 Nov 2026 12:01:00 GMT", 60.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("-1", None),
        ("soon", None),
        ("", None),
        ("9999999999", None),
    ],
)
def test_a_server_asks_for_seconds_or_names_a_moment(written: str, seconds: float | None) -> None:
    """A moment that is past asks for nothing, and what nobody understands is not there."""
    assert retry_after(error(429, retry_after=written), NOW) == seconds


@given(st.text())
def test_any_retry_after_is_survived(written: str) -> None:
    """A header is what a stranger wrote."""
    found = retry_after(error(503, retry_after=written), NOW)
    assert found is None or found >= 0
