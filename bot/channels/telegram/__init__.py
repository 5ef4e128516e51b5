"""The channel of Telegram: its Bot API over aiohttp, updates by webhook.

    channel.py   the webhook: who may post, what is kept of an update
    reading.py   an update as Telegram sends it -> an `Event`, or nothing for us
    handling.py  an `Event` -> what is said, shown and sent
    drawing.py   a reply -> messages in Telegram's HTML, each within its limits
    cutting.py   long texts -> parts that end where a sentence ends
    api.py       one call of the Bot API, and what its errors mean
    setup.py     `python -m bot channels`: checks the token, sets the webhook and the menu

An update is kept in the inbox before Telegram gets its 200, and handled afterwards.
"""
