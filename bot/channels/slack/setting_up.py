"""What the operator reads: is Slack set up, and what is left to do?"""

from __future__ import annotations

import json
from collections.abc import Iterator

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.channels.inbox import RetryLater
from bot.channels.platform import Findings
from bot.channels.slack.api import SlackApi, SlackRefusedError
from bot.channels.slack.manifest import SCOPES, manifest
from bot.channels.slack.words import Words
from bot.settings import Settings

#: The name, for `SlackApi`, of whichever workspace SLACK_BOT_TOKEN belongs to.
THE_WORKSPACE = "the workspace"


def lacks(settings: Settings) -> tuple[str, ...]:
    """The settings that are missing for Slack to be on."""
    token = () if settings.slack_bot_token or settings.slack_tokens else ("SLACK_BOT_TOKEN",)
    return (*token, *(() if settings.slack_signing_secret else ("SLACK_SIGNING_SECRET",)))


async def set_up(settings: Settings) -> Findings:
    """Asks Slack about each token. Prints the manifest, which is what makes or changes the app."""
    lines, works = [], True
    if missing := lacks(settings):
        lines.append(f"Off. To switch it on, set {' and '.join(missing)} (docs/slack.md).")
        works = False
    api = SlackApi(settings.slack_tokens, settings.slack_bot_token, settings.slack_api_url)
    await api.start()
    try:
        for name in [*settings.slack_tokens, *([THE_WORKSPACE] if settings.slack_bot_token else [])]:
            line, good = await _token(api, name)
            lines.append(line)
            works = works and good
    finally:
        await api.stop()
    if not settings.public_url.startswith("https://"):
        lines.append("Slack cannot reach us yet: set PUBLIC_URL to the https:// address people use.")
        return Findings(tuple(lines), False)
    return Findings((*lines, *_manifest(settings)), works)


async def _token(api: SlackApi, name: str) -> tuple[str, bool]:
    """What Slack says of one token, and whether it can be used."""
    granted: list[str] = []

    async def ask(client: AsyncWebClient) -> AsyncSlackResponse:
        response = await client.auth_test()
        granted.extend(str(response.headers.get("x-oauth-scopes", "")).replace(" ", "").split(","))
        return response

    try:
        found = await api.call([name], ask)
    except SlackRefusedError as refused:
        return f"The token of {name} does not work: Slack says {refused.code}.", False
    except RetryLater as problem:
        return f"Slack could not be asked about the token of {name} ({problem.why}). Try again later.", False
    if name not in (THE_WORKSPACE, found.get("team_id"), found.get("enterprise_id")):
        return f"The token of {name} belongs to {found.get('team_id')}. Put it under that name.", False
    missing = [scope for scope in SCOPES if any(granted) and scope not in granted]
    if missing:
        return f"The token of {found.get('team')} may not do {', '.join(missing)}. Install the app again.", False
    return f"The token works: {found.get('user')} in {found.get('team')} ({found.get('team_id')}).", True


def _manifest(settings: Settings) -> Iterator[str]:
    yield "The app manifest, for https://api.slack.com/apps (Create New App, From a manifest, JSON):"
    yield ""
    yield from json.dumps(manifest(settings, Words(settings)), indent=2, ensure_ascii=False).splitlines()
