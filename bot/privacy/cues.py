"""What stands before a name: the words that announce a person."""

from __future__ import annotations

import re

_RELATIVE = (
    r"(?:wife|husband|hubby|spouse|partner|fianc[eé]e?|boyfriend|girlfriend|son|daughter|kid|child|baby|boy|girl"
    r"|toddler|twins?|newborn|teen|mom|mum|mommy|mummy|mama|mother|dad|daddy|father|parent|sister|brother|sibling"
    r"|aunt|auntie|uncle|cousin|nephew|niece|grand(?:ma|pa|mother|father|son|daughter|dad|child)|granny|nana|friend"
    r"|neighbou?r|roommate|colleague|boss|caregiver|carer|pastor|in-law|ex"
    r"|stepson|stepdaughter|stepmom|stepdad|patient|surgeon|oncologist|pcp|gp"
    r"|therapist|cardiologist)"
)
TITLE = re.compile(
    r"(?P<owner>\b(?:my|the|his|her|their|our|your|a|an|this|that|\w+'s)\s+)?"
    r"(?:\b(?P<short>dr|drs|mr|mrs|ms|prof|sr|sra)\b(?P<dot>\.?)"
    r"|\b(?:doctor|doc|nurse|miss|professor|midwife|rabbi|father|pastor)\b)(?:(?<=\.)|(?=[ ]))[ ]*",
    re.IGNORECASE,
)
INTRODUCTION = re.compile(
    r"\b(?:(?:my|his|her|their|our|\w+'s) (?:full |real |first |last |maiden )?name(?:['’]s| is|s)?"
    r"|name['’]s|names"
    r"|me llamo|mi nombre es|patient name|pt name|full name|first name"
    r"|last name|(?<=\n)name|^name)\s*[:=]?\s+",
    re.IGNORECASE,
)
I_AM = re.compile(
    r"\b(?:i['’]?m|i am|this is|it['’]?s|call me|soy|speaking with|talk to|spoke to|spoke with|named"
    r"|called|signed,?|signed by|attending"
    r"|patient|pt|surgeon|physician"
    r"|provider|referring physician)\s*:?\s+",
    re.IGNORECASE,
)
OF_MINE = re.compile(
    rf"\b(?:my|our|his|her|their)\s+(?:[\w-]+\s+){{0,2}}?{_RELATIVE}(?P<comma>,)?\s+"
    r"(?:named\s+|called\s+|is\s+named\s+)?"
    r"|\b(?:aunt|uncle|auntie|tia|tio|cousin|grandma|grandpa|granny|nana)\s+",
    re.IGNORECASE,
)
FAREWELL = re.compile(
    r"(?:\b(?:thanks|thank you|thankyou|thx|ty|tia|regards|best|wishes|sincerely|cheers|love|yours"
    r"|respectfully"
    r"|gratefully|gracias|blessings|bless)"
    r"\b[\s,.!:;–—-]*|[.!?)]\s*[–—~-]+\s*|\n\s*[–—~-]*\s*)(?=\S)",
    re.IGNORECASE,
)
END = re.compile(r"[\s.!,)]*\Z")
