"""Python runs this at start when its folder is on the path: it notes every address beyond this machine.

The file to write to is named by ADDRESSES. An audit hook sees what no patched function can hide.
"""

import os
import sys
from pathlib import Path

HERE = ("127.", "::1", "localhost", "0.0.0.0", "::ffff:127.")


def _note(event: str, arguments: tuple) -> None:
    if event not in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        return
    address = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
    host = address[0] if isinstance(address, tuple) else address
    if host is None or (isinstance(host, bytes | str) and str(host).startswith(("/", *HERE))):
        return
    with Path(os.environ["ADDRESSES"]).open("a", encoding="utf-8") as notes:
        notes.write(f"{event} {host}\n")


sys.addaudithook(_note)
