"""What the operator reads: the manifest, `python -m bot channels`, and docs/slack.md, which quotes both."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.channels.configured import status
from bot.channels.slack import SLACK
from bot.channels.slack.channel import ACTIONS, COMMAND, EVENTS, PREFIX
from bot.channels.slack.manifest import BOT_EVENTS, SCOPES, manifest
from bot.channels.slack.words import Words
from tests.channels.slack.fake import refused

DOCS = Path(__file__).parents[3] / "docs" / "slack.md"
ADDRESS = "https://guide.example.org"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"


@pytest.fixture
def ours(settings, slack):
    """The settings of an operator who has done everything."""
    return replace(
        settings,
        public_url=ADDRESS,
        slack_bot_token="xoxb-clinic",
        slack_signing_secret=SECRET,
        slack_api_url=slack.api_url,
    )


async def found(settings) -> str:
    return "\n".join((await SLACK.set_up(settings)).lines)


def test_the_manifest_names_our_routes_and_asks_for_what_we_use(ours):
    app = manifest(ours, Words(ours))

    assert app["settings"]["event_subscriptions"]["request_url"] == ADDRESS + PREFIX + EVENTS
    assert app["settings"]["interactivity"]["request_url"] == ADDRESS + PREFIX + ACTIONS
    (command,) = app["features"]["slash_commands"]
    assert (command["command"], command["url"]) == ("/second-opinion", ADDRESS + PREFIX + COMMAND)
    assert set(app["settings"]["event_subscriptions"]["bot_events"]) == set(BOT_EVENTS)
    assert set(app["oauth_config"]["scopes"]["bot"]) == set(SCOPES)
    assert app["features"]["app_home"]["messages_tab_read_only_enabled"] is False


def test_the_manifest_keeps_to_slacks_limits(ours):
    app = manifest(ours, Words(ours))

    shown = app["display_information"]
    assert len(shown["name"]) <= 35 and len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000
    assert re.fullmatch(r"#[0-9a-f]{6}", shown["background_color"])
    (command,) = app["features"]["slash_commands"]
    assert (
        len(command["command"]) <= 32
        and len(command["description"]) <= 2000
        and len(command["usage_hint"]) <= 1000
    )


def test_slack_is_on_with_a_token_and_the_secret(ours):
    assert SLACK.lacks(ours) == ()
    assert SLACK.lacks(replace(ours, slack_bot_token="", slack_tokens={"T1": "xoxb-other"})) == ()
    assert SLACK.lacks(replace(ours, slack_bot_token="")) == ("SLACK_BOT_TOKEN",)
    assert SLACK.lacks(replace(ours, slack_signing_secret="")) == ("SLACK_SIGNING_SECRET",)


async def test_the_manifest_is_printed_ready_to_paste(ours):
    findings = await SLACK.set_up(ours)

    text = "\n".join(f"  {line}" for line in findings.lines)
    assert findings.works
    assert json.loads(text[text.index("{") :]) == manifest(ours, Words(ours))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"public_url": ""}, "set PUBLIC_URL"),
        ({"public_url": "http://guide.example.org"}, "set PUBLIC_URL"),
        ({"slack_bot_token": ""}, "set SLACK_BOT_TOKEN"),
        ({"slack_bot_token": "xoxb-unknown"}, "Slack says invalid_auth"),
        ({"slack_bot_token": "", "slack_tokens": {"T0WRONG": "xoxb-other"}}, "belongs to T0OTHER"),
        ({"slack_api_url": "http://127.0.0.1:9/api/"}, "could not be asked"),
    ],
)
async def test_what_is_wrong_is_said(ours, changes, says):
    findings = await SLACK.set_up(replace(ours, **changes))

    assert not findings.works
    assert says in "\n".join(findings.lines)
    assert "xoxb" not in "\n".join(findings.lines)


async def test_the_ten_steps_quote_what_is_printed(ours, slack, monkeypatch):
    printed = [
        await found(replace(ours, slack_bot_token="", slack_signing_secret="")),
        await found(ours),
        status(ours),
    ]
    printed.append(await found(replace(ours, public_url="")))
    printed.append(await found(replace(ours, slack_tokens={"T0WRONG": "xoxb-other"})))
    slack.troubles["auth.test"] = [refused("token_revoked")]
    printed.append(await found(ours))
    printed.append(await found(replace(ours, slack_api_url="http://127.0.0.1:9/api/")))
    monkeypatch.setattr(slack, "scopes", ",".join(scope for scope in SCOPES if scope != "im:history"))
    printed.append(await found(ours))
    lines = {line.strip() for output in printed for line in output.splitlines()}

    text = DOCS.read_text(encoding="utf-8")
    quoted = re.findall(r"^ *```text\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    quoted = [line.strip() for block in quoted for line in block.splitlines()]
    quoted += re.findall(r"^\| `(.*?)` \|", text, re.MULTILINE)
    assert len(quoted) == 9
    assert [line for line in quoted if line not in lines] == []


def test_the_ten_steps_name_what_there_is(ours):
    text = DOCS.read_text(encoding="utf-8")
    words = Words(ours)

    assert re.findall(r"^(\d+)\.", text, re.MULTILINE) == [str(n) for n in range(1, 11)]
    assert f"**{words('home.start')}**" in text and f"*{words('manifest.name')}*" in text
    assert f"`{ADDRESS}{PREFIX}{EVENTS}`" in text
    example = Path(__file__).parents[3].joinpath(".env.example").read_text(encoding="utf-8")
    for name in re.findall(r"^ *(SLACK_\w+|PUBLIC_URL)=", text, re.MULTILINE):
        assert f"{name}=" in example
