"""The app as Slack's page "From a manifest" takes it: what it may do, and where Slack finds us."""

from __future__ import annotations

from typing import Any

from bot.channels.slack.channel import ACTIONS, COMMAND, EVENTS, PREFIX
from bot.channels.slack.words import Words
from bot.settings import Settings

#: Why we ask for each: to hear a mention, to answer, for the slash command, to send documents, to see whether an
#: answer went out when the line broke, to open the private chat.
SCOPES = ("app_mentions:read", "chat:write", "commands", "files:write", "im:history", "im:write")
BOT_EVENTS = ("app_home_opened", "app_mention", "message.im")
SLASH_COMMAND = "/second-opinion"


def manifest(settings: Settings, words: Words) -> dict[str, Any]:
    """The manifest of the app for the operator's public address (`settings.public_url`)."""
    address = settings.public_url + PREFIX
    name = words("manifest.name")
    return {
        "display_information": {
            "name": name,
            "description": words("manifest.description"),
            "long_description": words("manifest.long_description"),
            "background_color": settings.brand_color,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": name, "always_online": True},
            "slash_commands": [
                {
                    "command": SLASH_COMMAND,
                    "url": address + COMMAND,
                    "description": words("manifest.command"),
                    "usage_hint": words("manifest.hint"),
                    "should_escape": False,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"request_url": address + EVENTS, "bot_events": list(BOT_EVENTS)},
            "interactivity": {"is_enabled": True, "request_url": address + ACTIONS},
            "org_deploy_enabled": False,
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,
        },
    }
