"""Documents from the person's own facts: messages, requests, sheets to fill in, and the plan with its dates.

template.py  a document as its file describes it     choose.py  which document a request means
write.py     the document for one case               desk.py    the reply that hands it over
fills.py     parts that are worked out from the case

Names, birthdays and numbers of people stay out: a document has blanks such as `[your name]`, which the person
fills in on their own device.
"""
