"""The room where a message loses its identifiers before anything understands, logs or stores it.

    scrub = Scrubber.load()
    scrub("I'm John Smith, SSN 123-45-6789, and I have Hodgkin lymphoma")
    # "I'm [name], SSN [number], and I have Hodgkin lymphoma"

What is removed, how, and what is not: docs/privacy.md.
"""

from .scrubber import Scrubber

__all__ = ["Scrubber"]
