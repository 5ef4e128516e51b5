"""What outlives a message: conversations, their events and their messages, on SQLite or PostgreSQL.

    database = Database(settings.database_url)   # database.py: connections, threads, transactions
    database.open()                              # applies the migrations; costs one query when there are none
    messages = Messages(database)                # messages.py: what was said, history
    records = Records(database)                  # records.py: export, erase, retention
    opinions = Feedback(database)                # feedback.py: thumbs up or down, and why
    updates = Updates("tg", database)             # updates.py: what a platform sent, until it is handled
    ConversationTrackerStore(domain, database)   # tracker_store.py: Rasa's memory (needs Rasa)

Everything is async and runs in the database's own threads. Errors are raised; nothing falls back to memory.
"""
