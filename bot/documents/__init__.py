"""Documents as people keep them: a page to fill in and print, a PDF, plain text, dates for a calendar.

form.py  what the text of a document is made of      files.py     all files of a document
pdf.py   one page of paper, with fields to fill in   calendar.py  its dates
page.py  the page in a browser                       static/      its style and its script

What is typed into a blank stays on the person's device: nothing here takes it in.
"""
