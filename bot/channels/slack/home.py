"""What is not a reply: the Home tab, the invitation into the private chat, the answer to the slash command."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    LinkButtonElement,
    MarkdownTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.channels.slack.mrkdwn import escaped
from bot.channels.slack.reading import START
from bot.channels.slack.render import MOST_IN_BLOCK, TITLE, Message, plain
from bot.channels.slack.words import Words
from bot.settings import Settings

LINK = "link"


def home_view(settings: Settings, words: Words) -> View:
    """The Home tab: what this is, what is kept, and a button that starts a conversation."""
    start = ButtonElement(text=plain(words("home.start"), TITLE), action_id=START, value=START, style="primary")
    offered = [ContextBlock(elements=[plain(words("home.offered"), 2000)])] if settings.organisation else []
    person = [_section(words("home.person"))] if settings.contact else []
    blocks: list[Block] = [
        HeaderBlock(text=plain(words("home.title"), HeaderBlock.text_max_length)),
        *offered,
        _section(words("home.what")),
        _section(words("home.where")),
        ActionsBlock(elements=[start]),
        _section(f"*{words('home.danger')}*"),
        *person,
        DividerBlock(),
        HeaderBlock(text=plain(words("home.kept_title"), HeaderBlock.text_max_length)),
        _section(words("home.kept")),
        _section(words("home.undo")),
    ]
    return View(type="home", blocks=blocks)


def invitation(text: str, app: str, team: str, words: Words) -> Message:
    """One line, and a link that opens the private chat with us."""
    blocks: list[Block] = [SectionBlock(text=MarkdownTextObject(text=escaped(text)))]
    if app:
        title = plain(words("invite.button"), TITLE)
        blocks.append(
            ActionsBlock(elements=[LinkButtonElement(text=title, url=chat_url(app, team), action_id=LINK)])
        )
    return Message(escaped(text), tuple(blocks))


def only_you(message: Message) -> dict[str, Any]:
    """The message as the response to a slash command, for nobody else to see."""
    blocks = [block.to_dict() for block in message.blocks]
    return {"response_type": "ephemeral", "text": message.text, "blocks": blocks}


def chat_url(app: str, team: str) -> str:
    """Where a browser, or Slack itself, opens the private chat with the app."""
    return "https://slack.com/app_redirect?" + urlencode({"app": app, "team": team})


def _section(text: str) -> SectionBlock:
    return SectionBlock(text=MarkdownTextObject(text=escaped(text)[:MOST_IN_BLOCK]))
