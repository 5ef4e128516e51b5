"""Slack's documented limits on blocks, read from the JSON: https://docs.slack.dev/reference/block-kit/blocks"""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.advice.reply import Bullets, Callout, Document, Reply, Steps, Text, Wording, block_text

BLOCKS = {"message": 50, "home": 100}
TEXT, SECTION, HEADER = 3000, 3000, 150
RICH = {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}
STYLES = {None, "primary", "danger"}


class BlockError(ValueError):
    """What is wrong with blocks, and where."""


def check_blocks(blocks: list[dict[str, Any]], surface: str = "message") -> None:
    """Raises BlockError unless Slack takes the blocks; also when slack_sdk's models do not."""
    _need(isinstance(blocks, list), "blocks are no list")
    _need(len(blocks) <= BLOCKS[surface], f"{len(blocks)} blocks")
    actions: list[str] = []
    for block in blocks:
        _block(block, actions)
        Block.parse(block).to_dict()  # slack_sdk validates as it writes
    _need(len(actions) == len(set(actions)), "an action_id stands twice")


def _block(block: dict[str, Any], actions: list[str]) -> None:
    _need(len(block.get("block_id", "")) <= 255, "block_id")
    match block.get("type"):
        case "section":
            _text(block["text"], SECTION)
        case "header":
            _need(block["text"]["type"] == "plain_text", "a header is plain")
            _text(block["text"], HEADER)
        case "context":
            _need(1 <= len(block["elements"]) <= 10, "context elements")
            for element in block["elements"]:
                _text(element, TEXT)
        case "actions":
            _need(1 <= len(block["elements"]) <= 25, f"{len(block['elements'])} elements")
            for element in block["elements"]:
                _element(element, actions)
        case "rich_text":
            _need(bool(block["elements"]), "empty rich text")
            for element in block["elements"]:
                _rich(element)
        case "divider":
            pass
        case other:
            raise BlockError(f"unknown block {other}")


def _element(element: dict[str, Any], actions: list[str]) -> None:
    if "action_id" in element:  # Slack makes one where there is none
        _need(1 <= len(element["action_id"]) <= 255, "action_id")
        actions.append(element["action_id"])
    if element["type"] == "button":
        _need(element["text"]["type"] == "plain_text", "a button is plain")
        _text(element["text"], 75)
        _need(len(element.get("value", "")) <= 2000, "value")
        _need(element.get("style") in STYLES, "style")
        _need(element.get("url", "https://").startswith("https://") and len(element.get("url", "")) <= 3000, "url")
    elif element["type"] == "static_select":
        _text(element["placeholder"], 150)
        _need(1 <= len(element["options"]) <= 100, "options")
        values = [option["value"] for option in element["options"]]
        _need(len(values) == len(set(values)), "a value stands twice")
        for option in element["options"]:
            _text(option["text"], 75)
            _need(1 <= len(option["value"]) <= 150, "value")
    else:
        raise BlockError(f"unknown element {element['type']}")
    if confirm := element.get("confirm"):
        for name, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
            _text(confirm[name], most)


def _rich(element: dict[str, Any]) -> None:
    _need(element["type"] in RICH, f"unknown rich text {element['type']}")
    _need(bool(element["elements"]), f"empty {element['type']}")
    for part in element["elements"]:
        if element["type"] == "rich_text_list":
            _need(part["type"] == "rich_text_section", "a list holds sections")
            _need(element["style"] in ("ordered", "bullet"), "list style")
            _rich(part)
        elif part["type"] == "text":
            _need(bool(part["text"]), "empty text")
        else:
            _need(part["type"] == "emoji", f"unknown part {part['type']}")


def _text(text: dict[str, Any], most: int) -> None:
    _need(text["type"] in ("plain_text", "mrkdwn"), "text type")
    _need(1 <= len(text["text"]) <= most, f"a text of {len(text['text'])} characters, {most} at most")
    _need("emoji" not in text or text["type"] == "plain_text", "emoji is for plain text")


def _need(fine: bool, wrong: str) -> None:
    if not fine:
        raise BlockError(wrong)


def words_of(blocks: list[dict[str, Any]]) -> str:
    """All the words that somebody sees, markup and buttons left out, one space between them."""
    return " ".join(" ".join(_words(block) for block in blocks).split())


def _words(node: dict[str, Any]) -> str:
    if node["type"] in ("actions", "context", "emoji", "divider"):
        return ""
    if isinstance(node.get("text"), dict):
        return str(node["text"]["text"])
    if "text" in node:
        return str(node["text"])
    inner = [_words(element) for element in node["elements"]]
    return ("" if node["type"] in ("rich_text_section", "rich_text_quote") else "\n").join(inner)


def the_words(reply: Reply) -> str:
    """What the web page shows: numbers, dashes and quotation marks are drawn by the list and the quote."""
    said = []
    for block in reply.blocks:
        match block:
            case Steps(items=items) | Bullets(items=items):
                said += [getattr(block, "title", ""), *(item.replace("**", "") for item in items)]
            case Wording(title=title, text=text) | Document(title=title, text=text):
                said += [title, text.replace("**", "") if isinstance(block, Wording) else text]
            case Text() | Callout():
                said.append(block_text(block))
    return " ".join(" ".join(said).split())
