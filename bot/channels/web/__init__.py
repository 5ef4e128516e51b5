"""The website's channel: plain HTTP under /webhooks/web, a reply being a stream of server-sent events.

    blueprint.py  the routes            problems.py  errors, in a patient's words
    session.py    signed tokens         limits.py    how much, how often
    origins.py    which pages may ask   request.py   what a request must look like
    stream.py     server-sent events    wire.py      a reply as JSON
    documents.py  documents as pages    links.py     signed links to them

    POST   /session            201 {"token", "expires_at"}
    POST   /messages           {"text"} or {"button"} -> events typing, message, done, error; a JSON list of
                               messages with `Accept: application/json`; optional Idempotency-Key
    GET    /history?after=SEQ  {"messages": [{"seq", "author", "text", "at", "blocks"?}]}, 200 at most
                               a block of kind "document" has "links": {"page", "pdf", "text", "calendar"?}
    POST   /feedback           {"seq", "rating": "up" or "down", "reason"?} -> 204; the last word on a reply counts
    GET    /export             all that is kept
    DELETE /session            204; everything is erased and the token is worth nothing

All but the first need `Authorization: Bearer TOKEN`. Errors are RFC 9457 problems: {"type", "title",
"status", "detail"}; "type" ends in the entry of data/advice/en/errors.yml.
"""
