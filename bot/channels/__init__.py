"""How people reach the assistant.

Every channel does three things: it finds out who speaks (`sender.sender_id`), hands what was said to
`conversation.Conversations`, and draws the reply it gets back. What is the same everywhere lives here:

    sender.py        one id a person and channel, that tells nothing about the person
    inbox.py         each update of a chat platform once, across restarts and processes
    platform.py      what a chat platform is; configured.py says which are on
    files.py         documents of a reply as files
    words.py         what the chat platforms say besides the replies (data/advice/en/channels.yml)
    incoming.py      the door: cleans what was typed, refuses what cannot be read
    conversation.py  one message at a time, answered once, kept, exported, erased

    conversations = Conversations(dialogue, database, scrub)
    delivery = await conversations.take(sender, text="...", button=None, key="update-17")
    delivery.reply   # bot.advice.reply.Reply, its buttons numbered; hand a number back as `button`
"""
