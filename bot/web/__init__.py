"""What browsers load, served as it is but for the operator's own facts.

widget/    the chat for any website: ES modules    widget.py  serves them and their words as JSON
site/      the guide's own pages, `/` and `/theme` page.py    serves them
files.py   one file, ready to be sent
"""
