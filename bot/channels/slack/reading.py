"""What Slack sent, as an update for the inbox; None for what nobody has to answer.

An update carries what handling it needs and no more: a mention in a channel, for one, loses its text here.
`payload["kind"]` is one of

    said     a message: text, file (whether there was one)
    edited   a message was changed: of (the message's time), text
    deleted  a message was taken back: of
    pressed  a button or a menu: button (its id), title, of and message (the message it stood in)
    opened   somebody looks at the Home tab: user
    invited  somebody mentioned us in a channel: user, channel, app
    started  a conversation is wanted in the direct message with user: text ("" for a greeting)

and all have `teams`, the workspace and organization whose token answers; the first four have `channel` and
`thread` ("" outside of one). Functions of signed requests and of the sender's id: nothing else goes in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.channels.inbox import Update
from bot.channels.slack.mrkdwn import unescaped, words
from bot.channels.slack.render import CHOOSE

#: The id of the conversation that Slack knows by these parts.
SenderOf = Callable[..., str]

#: A message that somebody wrote: as it is, with a file, from a thread to all, or with /me.
WRITTEN = frozenset({"", "file_share", "thread_broadcast", "me_message"})
START = "start"
LONGEST_KEPT = 8000  # of a typed text; the door refuses anything over 2000
_TIME = re.compile(r"\d{1,20}\.\d{1,20}")


def event(body: Mapping[str, Any], sender_of: SenderOf) -> Update | None:
    """The update in an event of the Events API."""
    found = _map(body, "event")
    match _text(found, "type"):
        case "message" if _is_direct(found):
            return _message(body, found, sender_of)
        case "app_mention" if _is_direct(found):  # the same message may arrive as both
            return _message(body, found, sender_of)
        case "app_mention":
            return _mention(body, found, sender_of)
        case "app_home_opened" if _text(found, "tab") == "home":
            return _home(body, found, sender_of)
    return None


def action(body: Mapping[str, Any], sender_of: SenderOf) -> Update | None:
    """The update in an interaction: a choice of ours, or the button of the Home tab."""
    actions = body.get("actions")
    if _text(body, "type") != "block_actions" or not isinstance(actions, list) or not actions:
        return None
    pressed = actions[0] if isinstance(actions[0], dict) else {}
    name = _text(pressed, "action_id")
    if name.partition(".")[0] == CHOOSE:
        return _choice(body, pressed, sender_of)
    if name == START:
        ten_seconds = _text(pressed, "action_ts").partition(".")[0][:-1]  # a double click is one wish
        return _start(_teams(body), _text(_map(body, "user"), "id"), ten_seconds, "", sender_of)
    return None


def command(form: Mapping[str, str], sender_of: SenderOf) -> Update | None:
    """The update in a slash command: its text is answered in the direct message."""
    teams = [name for name in (form.get("team_id", ""), form.get("enterprise_id", "")) if name]
    text = unescaped(form.get("text", ""))[:LONGEST_KEPT].strip()
    return _start(teams, form.get("user_id", ""), form.get("trigger_id", ""), text, sender_of)


def _message(body: Mapping[str, Any], found: Mapping[str, Any], sender_of: SenderOf) -> Update | None:
    teams, channel = _teams(body), _text(found, "channel")
    time, subtype = _text(found, "ts"), _text(found, "subtype")
    if not teams or not channel or not _TIME.fullmatch(time) or _is_from_a_bot(body, found):
        return None
    sender = sender_of(teams[0], channel)
    payload: dict[str, Any] = {"teams": teams, "channel": channel, "thread": _thread(found)}
    if subtype in WRITTEN:
        said = _typed(body, found)
        file = bool(found.get("files")) or subtype == "file_share"
        return Update(f"{sender}:{time}", sender, {**payload, "kind": "said", "text": said, "file": file})
    if subtype == "message_deleted":
        return _deletion(payload, sender, _text(found, "deleted_ts"))
    if subtype == "message_changed":
        return _change(body, found, payload, sender)
    return None


def _change(
    body: Mapping[str, Any], found: Mapping[str, Any], payload: dict[str, Any], sender: str
) -> Update | None:
    now, before = _map(found, "message"), _map(found, "previous_message")
    of = _text(now, "ts")
    if not _TIME.fullmatch(of) or _is_from_a_bot(body, now):
        return None
    if _text(now, "subtype") == "tombstone":  # deleted, but people had replied to it
        return _deletion(payload, sender, of)
    if _text(now, "subtype") not in WRITTEN or _text(now, "text") == _text(before, "text"):
        return None  # Slack itself changes messages, to add the preview of a link for one
    payload = {**payload, "kind": "edited", "of": of, "text": _typed(body, now), "thread": _thread(now)}
    return Update(f"{sender}:{of}:{_text(found, 'ts')}", sender, payload)


def _deletion(payload: dict[str, Any], sender: str, of: str) -> Update | None:
    if not _TIME.fullmatch(of):
        return None
    return Update(f"{sender}:{of}:deleted", sender, {**payload, "kind": "deleted", "of": of})


def _mention(body: Mapping[str, Any], found: Mapping[str, Any], sender_of: SenderOf) -> Update | None:
    teams, channel, user = _teams(body), _text(found, "channel"), _text(found, "user")
    time, app = _text(found, "ts"), _text(body, "api_app_id")
    if not teams or not channel or not user or not _TIME.fullmatch(time) or _is_from_a_bot(body, found):
        return None
    sender = sender_of(teams[0], channel, user)
    payload = {"kind": "invited", "teams": teams, "channel": channel, "user": user, "app": app}
    return Update(f"{sender}:{time}", sender, {**payload, "thread": _thread(found)})


def _home(body: Mapping[str, Any], found: Mapping[str, Any], sender_of: SenderOf) -> Update | None:
    teams, user, name = _teams(body), _text(found, "user"), _text(body, "event_id")
    if not teams or not user or not name:
        return None
    sender = sender_of(teams[0], "home", user)
    return Update(f"{sender}:{name}", sender, {"kind": "opened", "teams": teams, "user": user})


def _choice(body: Mapping[str, Any], pressed: Mapping[str, Any], sender_of: SenderOf) -> Update | None:
    """One choice a message: a second click, on this button or another one of it, is the same update."""
    option = _map(pressed, "selected_option")
    button = _text(pressed, "value") or _text(option, "value")
    title = _text(_map(pressed, "text"), "text") or _text(_map(option, "text"), "text")
    message, channel = _map(body, "message"), _text(_map(body, "channel"), "id")
    teams, of = _teams(body), _text(message, "ts")
    if not button or not teams or not channel or not _TIME.fullmatch(of):
        return None  # a menu that was cleared, for one
    sender = sender_of(teams[0], channel)
    blocks = message.get("blocks")
    payload = {
        "kind": "pressed",
        "teams": teams,
        "channel": channel,
        "thread": _thread(message),
        "button": button,
        "title": unescaped(title),
        "of": of,
        "message": {"text": _text(message, "text"), "blocks": blocks if isinstance(blocks, list) else []},
    }
    return Update(f"{sender}:{of}:pressed", sender, payload)


def _start(teams: list[str], user: str, name: str, text: str, sender_of: SenderOf) -> Update | None:
    if not teams or not user or not name:
        return None
    sender = sender_of(teams[0], "user", user)
    return Update(f"{sender}:{name}", sender, {"kind": "started", "teams": teams, "user": user, "text": text})


def _typed(body: Mapping[str, Any], found: Mapping[str, Any]) -> str:
    return words(_text(found, "text")[:LONGEST_KEPT], _bot(body))


def _is_direct(found: Mapping[str, Any]) -> bool:
    return _text(found, "channel_type") == "im" or _text(found, "channel").startswith("D")


def _is_from_a_bot(body: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Whether a bot wrote it, we among them. What is deleted or changed names no author of its own."""
    if found.get("bot_id") or found.get("bot_profile") or _text(found, "subtype") == "bot_message":
        return True
    author = _text(found, "user")
    if _text(found, "subtype") == "message_deleted":
        return _is_from_a_bot(body, _map(found, "previous_message"))
    return author == "USLACKBOT" or bool(author and author == _bot(body))


def _bot(body: Mapping[str, Any]) -> str:
    """Our own user id in that workspace."""
    listed = body.get("authorizations")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and one.get("is_bot"):
            return _text(one, "user_id")
    return ""


def _teams(body: Mapping[str, Any]) -> list[str]:
    """The workspace, then the organization it belongs to: one of them has installed us."""
    team = _text(body, "team_id") or _text(_map(body, "team"), "id") or _text(_map(body, "user"), "team_id")
    organization = _text(body, "enterprise_id") or _text(_map(body, "enterprise"), "id")
    return [name for name in (team, organization) if name]


def _thread(found: Mapping[str, Any]) -> str:
    """The thread a message belongs to; "" for one that merely has replies."""
    thread = _text(found, "thread_ts")
    return thread if _TIME.fullmatch(thread) and thread != _text(found, "ts") else ""


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _map(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, dict) else {}
