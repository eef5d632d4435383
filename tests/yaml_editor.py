"""An editor, as far as a test needs one: it asks a language server what a person would see."""

from __future__ import annotations

import json
import os
import queue
import re
import subprocess
import threading
from itertools import count
from pathlib import Path
from typing import Any

CURSOR = "▮"
PATIENCE = 20
"""How many seconds to wait for a message."""


class Editor:
    """An editor with the schema at hand, as far as a test needs one."""

    def __init__(self, command: list[str], schema: Path, folder: Path) -> None:
        self._folder, self._numbers = folder, count(1)
        self._found: dict[str, list[dict[str, Any]]] = {}
        self._inbox: queue.Queue[dict[str, Any]] = queue.Queue()
        self._settings = {"schemas": {schema.as_uri(): "*.yaml"}, "schemaStore": {"enable": False}}
        self._server = subprocess.Popen(
            [*command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        threading.Thread(target=self._listen, daemon=True).start()
        document = {
            "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
            "hover": {"contentFormat": ["markdown"]},
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
        }
        capabilities = {"textDocument": document, "workspace": {"configuration": True}}
        self.ask("initialize", processId=os.getpid(), rootUri=folder.as_uri(), capabilities=capabilities)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={"yaml": self._settings})
        while not self.problems("nonsense: 1\n"):
            pass  # the schema is not loaded yet

    def close(self) -> None:
        self._server.kill()
        self._server.wait()

    def open(self, text: str) -> str:
        """Open a text as a file of its own; its address."""
        address = (self._folder / f"{next(self._numbers)}.yaml").as_uri()
        file = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=file)
        return address

    def proposals(self, text: str) -> list[dict[str, Any]]:
        """What the editor proposes at the cursor."""
        found = self._ask_at("textDocument/completion", text)
        return found["items"] if isinstance(found, dict) else found

    def proposed(self, text: str) -> dict[str, str]:
        """What is proposed at the cursor, by its label, and what is said of it."""
        return {item["label"]: said(item.get("documentation")) for item in self.proposals(text)}

    def hover(self, text: str) -> str:
        """What is shown when the pointer rests at the cursor, without the link to the schema."""
        found = self._ask_at("textDocument/hover", text)
        return said(found and found["contents"]).partition("\n\nSource:")[0]

    def problems(self, text: str) -> list[tuple[str, str]]:
        """What is underlined, and what is said of it."""
        lines = text.splitlines()
        found = self.problems_of(self.open(text))
        spans = [(problem["range"]["start"], problem["range"]["end"]) for problem in found]
        marked = [lines[start["line"]][start["character"] : end["character"]] for start, end in spans]
        return [(words, problem["message"]) for words, problem in zip(marked, found, strict=True)]

    def problems_of(self, address: str) -> list[dict[str, Any]]:
        while address not in self._found:
            self._receive()
        return self._found[address]

    def repairs(self, text: str) -> list[str]:
        """What the editor offers to put in the place of what is underlined."""
        address = self.open(text)
        found = self.problems_of(address)
        file, context = {"uri": address}, {"diagnostics": found}
        actions = self.ask("textDocument/codeAction", textDocument=file, range=found[0]["range"], context=context)
        return [action["title"] for action in actions]

    def ask(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                return message["result"]

    def _ask_at(self, method: str, text: str) -> Any:
        before, _, after = text.partition(CURSOR)
        place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return self.ask(method, textDocument={"uri": self.open(before + after)}, position=place)

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        message = self._inbox.get(timeout=PATIENCE)
        if message.get("method") == "textDocument/publishDiagnostics":
            self._found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            wanted = message["params"].get("items", []) if message.get("params") else []
            answer = [self._settings if item.get("section") == "yaml" else {} for item in wanted]
            self._send({"id": message["id"], "result": answer or None})
        return message

    def _listen(self) -> None:
        out = self._server.stdout
        while header := out.readline():
            length = int(header.partition(b":")[2])
            while out.readline().strip():
                pass
            self._inbox.put(json.loads(out.read(length)))


def said(content: Any) -> str:
    return content["value"] if isinstance(content, dict) else content or ""


def accepted(text: str, item: dict[str, Any]) -> str:
    """The text after a proposal was accepted and all its places were left as they are, indented as an editor does."""
    start, end = item["textEdit"]["range"]["start"], item["textEdit"]["range"]["end"]
    lines = text.replace(CURSOR, "").split("\n")
    line = lines[start["line"]]
    indent = line[: len(line) - len(line.lstrip(" "))][: start["character"]]
    new = re.sub(r"\$\{\d+:([^}]*)\}|\$\d+", lambda place: place[1] or "", item["textEdit"]["newText"])
    lines[start["line"]] = line[: start["character"]] + new.replace("\n", "\n" + indent) + line[end["character"] :]
    return "\n".join(lines)
