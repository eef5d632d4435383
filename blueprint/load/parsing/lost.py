"""Text that YAML takes for a comment though its author hardly meant one: `Room #5`, `colour: #ff0000`, `"Desk"#2`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from blueprint.load.parsing import wording as say
from blueprint.load.parsing.events import open_events
from blueprint.load.parsing.pyyaml import yaml

# Looking ahead from `#` and back is quick: the engine leaps from one to the next.
_SUSPECT = re.compile(r"""#(?:(?<=["'|>]#)|(?<=[ ]#)(?=\w)|(?<=[|>][-+0-9]#)|(?<=[|>][-+0-9][-+0-9]#))""")
_AFTER_PLAIN = re.compile(r" #\w")
_AFTER_BLOCK = re.compile(r"[|>][-+0-9]{0,2}#")


def lost_texts(text: str) -> Iterator[tuple[int, say.Said]]:
    """The index of each `#` that would swallow text. Reads the events again, where the text has reason to."""
    if _SUSPECT.search(text) is None:
        return
    next_event = open_events(text)
    while (event := next_event()) is not None:
        if type(event) is yaml.ScalarEvent and (at := _hash_after(event, text)) >= 0:
            yield at, (say.HASH_IN_TEXT if event.style in ("", None) else say.TIGHT_HASH)


def _hash_after(event: yaml.ScalarEvent, text: str) -> int:
    if event.start_mark is None or event.end_mark is None:
        return -1
    end = event.end_mark.index
    if event.style in ("'", '"'):
        return end if text.startswith("#", end) else -1
    if event.style in ("|", ">"):
        found = _AFTER_BLOCK.match(text, event.start_mark.index)
        return found.end() - 1 if found else -1
    return end + 1 if _AFTER_PLAIN.match(text, end) else -1
