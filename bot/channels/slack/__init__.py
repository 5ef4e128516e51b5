"""Slack: direct messages, the Home tab, `/second-opinion`, and an invitation for whoever mentions us elsewhere.

    request -> signature.py -> reading.py -> inbox -> handler.py -> conversation -> render.py -> outbox.py -> Slack

    channel.py     the routes              mrkdwn.py   what people type, as words
    signature.py   is it Slack?            rich.py     words as rich text
    reading.py     what happened?          render.py   replies as blocks
    handler.py     what to do about it     home.py     Home tab, invitation
    outbox.py      each message once       words.py    what is said on Slack only
    api.py         Slack's Web API         manifest.py, setting_up.py   for the operator

A conversation is one direct message in one workspace. A thread in it is the same conversation, answered where it
was asked: whoever asks about "it" in a thread means what was said above, and erasing must erase everything.
"""

from bot.channels.platform import Platform
from bot.channels.slack.channel import SlackChannel
from bot.channels.slack.setting_up import lacks, set_up

SLACK = Platform("Slack", lacks, SlackChannel, set_up)
