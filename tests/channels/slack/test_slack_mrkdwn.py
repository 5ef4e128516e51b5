"""What people type in Slack, as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.mrkdwn import escaped, unescaped, words


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("my doctor said <mailto:ann@b.org|ann@b.org> is best", "my doctor said ann@b.org is best"),
        ("<mailto:ann@b.org>", "ann@b.org"),
        ("call <tel:5550100|555-0100>", "call 555-0100"),
        ("see <https://a.org/?x=1&amp;y=2>", "see https://a.org/?x=1&y=2"),
        ("see <https://a.org|the &lt;page&gt;>", "see the <page>"),
        ("<@U0BOT> what about cost?", "what about cost?"),
        ("<@U123> and <@W9|ann> told me", "[name] and [name] told me"),
        ("in <#C1|general> and <#C2>", "in #general and a channel"),
        ("<!channel> <!here> <!everyone>", "everyone everyone everyone"),
        ("<!subteam^S1|@nurses> <!subteam^S2>", "@nurses [name]"),
        ("on <!date^1392734382^{date_short}|Feb 18, 2014>", "on Feb 18, 2014"),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        ("T4 <10 and no end", "T4 <10 and no end"),
        ("", ""),
    ],
)
def test_what_was_typed_is_read_without_markup(sent, typed):
    assert words(sent, bot="U0BOT") == typed


@given(st.text())
def test_whatever_is_typed_comes_back_as_it_was(text):
    assert unescaped(escaped(text)) == text
    assert words(escaped(text)) == text.strip()


@given(st.text())
def test_nothing_escaped_means_anything_to_slack(text):
    assert not set("<>") & set(escaped(text))


@given(st.text(alphabet="<>&@#!|^amplt;x "))
def test_no_text_is_too_strange_to_be_read(text):
    words(text, bot="x")
