"""A page is a stranger only when its title and its text share nothing with the entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.judging.titles import Kinship, compare, words

SAME, UNKNOWN, DIFFERENT = Kinship.SAME, Kinship.UNKNOWN, Kinship.DIFFERENT

TITLES = [
    ("漫谈ANN(1)：M-P模型", "漫谈ANN(1)：M-P模型 | HaHack", "", SAME),
    ("Understanding LSTM Networks", "Understanding LSTM Networks -- colah's blog", "", SAME),
    ("Understanding LSTM Networks", "understanding-lstm-network.pdf", "", SAME),
    ("RNN effectiveness", "The Unreasonable Effectiveness of Recurrent Nets", "", SAME),
    ("长短期记忆网络", "理解长短期记忆(LSTM)神经网络", "", SAME),
    ("长短期记忆网络", "長短期記憶", "", SAME),
    # Not comparable: another language, or a title that says nothing.
    ("长短期记忆网络", "Understanding LSTM Networks", "", UNKNOWN),
    ("Understanding LSTM Networks", "理解长短期记忆神经网络", "", UNKNOWN),
    ("Understanding LSTM Networks", "Home", "", UNKNOWN),
    ("Understanding LSTM Networks", "", "", UNKNOWN),
    ("part 1", "Cheap Flights Booking", "", UNKNOWN),
    ("视频", "澳门旅游攻略大全", "", UNKNOWN),
    ("官网", "Theano documentation", "", UNKNOWN),
    ("BERT", "Google Research Blog Archive", "", UNKNOWN),
    ("Understanding LSTM Networks", "403 Forbidden", "", UNKNOWN),
    # The text speaks of it.
    (
        "Deep learning course of Toronto",
        "CSC321 Winter 2015",
        "An introduction to learning in networks, University of Toronto, spring course",
        UNKNOWN,
    ),
    ("长短期记忆网络", "某某的技术笔记本", "本文介绍长短期记忆网络的原理", UNKNOWN),
    # Strangers.
    ("Understanding LSTM Networks", "Cheap Flights and Hotels", "book flights", DIFFERENT),
    ("Understanding LSTM Networks", "Best Casino Bonus Offers", "networks of payment", DIFFERENT),
    ("卷积神经网络入门教程", "某市装修公司哪家好", "装修报价", DIFFERENT),
]


@pytest.mark.parametrize(("entry", "page", "text", "expected"), TITLES)
def test_titles_are_compared_with_care(entry: str, page: str, text: str, expected: Kinship) -> None:
    """Nothing is said of titles in two languages, of labels, or where the text agrees."""
    assert compare([entry], page, text) is expected


def test_one_entry_that_fits_is_enough() -> None:
    """A link cited twice is judged by the better of its titles."""
    assert compare(["视频讲座", "Understanding LSTM Networks"], "LSTM Networks") is SAME


@given(st.text(), st.text(), st.text())
def test_a_page_is_never_a_stranger_to_itself(title: str, page: str, text: str) -> None:
    """A title is never different from a page that begins with it."""
    assert compare([title], f"{title} | {page}", text) is not DIFFERENT
    assert isinstance(words(title).tells, bool)
