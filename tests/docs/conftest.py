"""A stranger, as the command line's own tests know them."""

from tests.cli.conftest import dlnotes, newcomer

__all__ = ["dlnotes", "newcomer"]
