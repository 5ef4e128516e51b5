"""Replies as Telegram shows them."""

from __future__ import annotations

import pytest
from fake_telegram import utf16, visible

from bot.advice.reply import (
    Bullets,
    Button,
    Buttons,
    Callout,
    Document,
    Reply,
    Source,
    Sources,
    Steps,
    Text,
    Wording,
)
from bot.channels.telegram.cutting import cut, pack, units
from bot.channels.telegram.drawing import draw


def drawn(*blocks) -> list[str]:
    return [part.html for part in draw(Reply(blocks), "Sources", "What now?")]


def test_a_whole_reply():
    (part,) = draw(
        Reply(
            (
                Text("**Good.** Let's go."),
                Steps(("Call **today**.", "Ask.")),
                Bullets(("A", "B"), "Bring"),
                Wording("May I?", "Say"),
                Callout("Take care.", "amber"),
                Document("Summary", "Line one\nLine two"),
                Sources((Source("A study", "2020", "https://a.example/x?y=1&z=2"), Source("A guide"))),
                Buttons((Button("Go on", "more", id="4.1"),)),
            )
        ),
        "Sources",
        "",
    )

    assert part.html == (
        "<b>Good.</b> Let's go.\n\n"
        "1. Call <b>today</b>.\n2. Ask.\n\n"
        "<b>Bring</b>\n• A\n• B\n\n"
        "<b>Say</b>\n<pre>May I?</pre>\n\n"
        "<blockquote>⚠️ Take care.</blockquote>\n\n"
        "<b>Summary</b>\n<blockquote expandable>Line one\nLine two</blockquote>\n\n"
        "<blockquote expandable><b>Sources</b>\n"
        '• <a href="https://a.example/x?y=1&amp;z=2">A study, 2020</a>\n• A guide</blockquote>'
    )
    assert part.keyboard == {"inline_keyboard": [[{"text": "Go on", "callback_data": "4.1"}]]}


def test_an_alarm_stands_out():
    assert drawn(Callout("Call **911** now.", "red")) == ["<b>❗ Call 911 now.</b>"]


@pytest.mark.parametrize(
    "block",
    [
        Text("<b>&"),
        Steps(("<b>&",)),
        Bullets(("<b>&",), "<i>"),
        Wording("<b>&", "<i>"),
        Callout("<b>&"),
        Document("<i>", "<b>&</pre>"),
        Sources((Source("<b>&", "<", 'https://x"><b>'),)),
    ],
)
def test_nothing_in_a_text_is_markup(block):
    (html,) = drawn(block)

    assert "<b>&" in visible(html)


def test_a_source_links_to_websites_only():
    (html,) = drawn(Sources((Source("A", "", "javascript:alert(1)"), Source("B", "", "tg://user?id=1"))))

    assert "href" not in html


def test_buttons_alone_get_a_line():
    (part,) = draw(Reply((Buttons((Button("Go on", "more", id="4.1"),)),)), "Sources", "What now?")

    assert part.html == "What now?" and part.keyboard


def test_empty_blocks_take_no_room():
    assert drawn(Text("Hi"), Text(""), Bullets(()), Sources(()), Text("there")) == ["Hi\n\nthere"]


SENTENCES = "This is an honest sentence. Here comes a question? And 😀 an emoji! " * 200


@pytest.mark.parametrize(
    "block",
    [
        Text(SENTENCES),
        Callout(SENTENCES, "red"),
        Callout(SENTENCES, "amber"),
        Steps((SENTENCES, *(["A step. Done."] * 400))),
        Bullets(tuple(["A thing. Done."] * 700), "Things"),
        Wording(SENTENCES, "Say"),
        Document("Summary", SENTENCES),
    ],
)
def test_what_is_too_long_goes_out_in_parts_that_end_with_a_sentence(block):
    parts = draw(Reply((Text("First."), block, Buttons((Button("Go on", "more", id="4.1"),)))), "Sources", "")

    texts = [visible(part.html) for part in parts]
    assert len(texts) > 1 and all(utf16(text) <= 4096 for text in texts)
    assert all(text[-1] in ".?!" for text in texts)
    assert [part.keyboard is not None for part in parts] == [False] * (len(parts) - 1) + [True]


def test_nothing_is_lost_between_parts():
    words = visible("".join(part + " " for part in drawn(Text(SENTENCES)))).split()

    assert words == SENTENCES.split()


def test_a_text_that_just_fits_is_one_message():
    assert len(drawn(Text("x" * 4096))) == 1
    assert len(drawn(Text("x" * 4097))) == 2
    assert len(drawn(Text("😀" * 2048))) == 1
    assert len(drawn(Text("😀" * 2049))) == 2


def test_bold_goes_on_in_the_next_part():
    assert cut("**One two. Three four.** Five.", 20) == ["**One two.**", "**Three four.**", "Five."]


def test_a_doctor_ends_no_sentence():
    assert cut("I saw Dr. Who, e.g. today. Then I left. Yes.", 36) == [
        "I saw Dr. Who, e.g. today.",
        "Then I left. Yes.",
    ]


def test_a_long_sentence_is_cut_between_words_and_a_long_word_between_letters():
    assert cut("one two three four", 12) == ["one two", "three", "four"]
    assert "".join(cut("😀" * 40, 24)) == "😀" * 40
    assert all(units(part) <= 24 for part in cut("😀" * 40, 24))


def test_lines_are_put_together_in_order():
    assert pack(["aaaa", "bbbb", "cccc"], 9) == [["aaaa", "bbbb"], ["cccc"]]
