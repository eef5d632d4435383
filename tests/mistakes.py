"""Mistakes that people make, each planted into the full file of the format: what is replaced, and what is said."""

from __future__ import annotations

from typing import NamedTuple

from tests.samples import FULL


class Mistake(NamedTuple):
    """One mistake.

    old: text that stands once in the file; new: what was typed instead; codes: of the problems, in the order of the
    file; line: of the first problem, counted from the line of the change.
    """

    old: str
    new: str
    codes: str
    line: int = 0

    @property
    def text(self) -> str:
        """The file with the mistake in it."""
        assert FULL.count(self.old) == 1, f"{self.old!r} stands {FULL.count(self.old)} times in the file"
        return FULL.replace(self.old, self.new)

    @property
    def first_line(self) -> int:
        """The line of the first problem."""
        return FULL[: FULL.index(self.old)].count("\n") + 1 + self.line


UNKNOWN_KEYS = [
    Mistake("title: Overnight", "titel: Overnight", "BP103"),
    Mistake("title: Overnight", "name: Overnight", "BP103"),
    Mistake("scenario: One", "scenrio: One", "BP103"),
    Mistake("goal: Repeat", "aim: Repeat", "BP103"),
    Mistake("state: current", "status: current", "BP103"),
    Mistake("language: en", "lang: en", "BP103"),
    Mistake("scale: [-3, 3]", "scales: [-3, 3]", "BP103"),
    Mistake("reviewed: 2026", "reveiwed: 2026", "BP103"),
    Mistake("use: [../", "include: [../", "BP103"),
    Mistake("customers:\n", "personas:\n", "BP103"),
    Mistake("owners:   ", "ownesr:   ", "BP103"),
    Mistake("touchpoints:     ", "touchpoint:     ", "BP103"),
    Mistake("systems:\n", "sytems:\n", "BP103"),
    Mistake("lanes:    ", "swimlanes:    ", "BP103"),
    Mistake("journey:\n", "phases:\n", "BP103"),
    Mistake("links:    ", "connections:    ", "BP103"),
    Mistake("promises:\n", "promisses:\n", "BP103"),
    Mistake("indicators:\n", "kpis:\n", "BP103"),
    Mistake("factors:  ", "factor:  ", "BP103"),
    Mistake("ignore: [{", "ingore: [{", "BP103"),
    Mistake("{name: Front office, part_of", "{title: Front office, part_of", "BP103"),
    Mistake("part_of: hotel, kind: department", "department: hotel, kind: department", "BP103"),
    Mistake('contact: "ext', 'phone: "ext', "BP103"),
    Mistake("channel: web, owner", "type: web, owner", "BP103"),
    Mistake("with: [kitchen]", "helpers: [kitchen]", "BP103"),
    Mistake("senses: [sense]", "sense: [sense]", "BP103"),
    Mistake("{kind: backstage, name", "{kid: backstage, name", "BP103"),
    Mistake("phase: Arrive", "phaes: Arrive", "BP103"),
    Mistake("phase: Arrive", "name: Arrive", "BP103"),
    Mistake("stage: during", "staeg: during", "BP103"),
    Mistake("customer: Waits in the check", "custmer: Waits in the check", "BP103"),
    Mistake("customer: Waits in the check", "action: Waits in the check", "BP103"),
    Mistake("touchpoints: [lobby]", "touchpoint: [lobby]", "BP103"),
    Mistake("waits: {for", "wait: {for", "BP103"),
    Mistake("for: 8 min, most", "length: 8 min, most", "BP103"),
    Mistake("most: 5 min", "max: 5 min", "BP103"),
    Mistake("explained: false", "explaned: false", "BP103"),
    Mistake("emotion: {felt", "emotions: {felt", "BP103"),
    Mistake("felt: -2.4", "value: -2.4", "BP103"),
    Mistake("n: 14", "sample: 14", "BP103"),
    Mistake("notes: {pain", "note: {pain", "BP103"),
    Mistake("{pain: [", "{pains: [", "BP103"),
    Mistake("frontstage: {does: Registers", "front stage: {does: Registers", "BP103"),
    Mistake("does: Registers", "dose: Registers", "BP103"),
    Mistake("by: Desk clerk", "who: Desk clerk", "BP103"),
    Mistake("takes: 4 min", "duration: 4 min", "BP103"),
    Mistake("needs: [property", "need: [property", "BP103"),
    Mistake("fails: {what", "failure: {what", "BP103"),
    Mistake("what: No room", "reason: No room", "BP103"),
    Mistake("severity: 7", "severty: 7", "BP103"),
    Mistake("level: service ", "levle: service ", "BP103"),
    Mistake("scores: {exp", "score: {exp", "BP103"),
    Mistake("expectation: 7, importance: 9, ideal: 9", "expected: 7, importance: 9, ideal: 9", "BP103"),
    Mistake("decides: true", "decision: true", "BP103"),
    Mistake("next: [{to", "then: [{to", "BP103"),
    Mistake("when: no room", "if: no room", "BP103"),
    Mistake("share: 90%", "probability: 90%", "BP103"),
    Mistake("loop: true", "lop: true", "BP103"),
    Mistake("mark: peak", "marks: peak", "BP103"),
    Mistake("emotion: 2.7", "mood: 2.7", "BP103"),
    Mistake("kitchen-line: {id", "kichen-line: {id", "BP103"),
    Mistake("backstage: Prepares the room", "owner: Prepares the room", "BP103"),
    Mistake("emotion: 1.9", "pain: Too short", "BP103"),
    Mistake("{from: offer", "{form: offer", "BP103"),
    Mistake("label: order", "text: order", "BP103"),
    Mistake("within: 5 min", "sla: 5 min", "BP103"),
    Mistake("says: In your", "text: In your", "BP103"),
    Mistake("promised: 10", "promise: 10", "BP103"),
    Mistake("unit: min", "units: min", "BP103"),
    Mistake("why: The landlord", "because: The landlord", "BP103"),
]

WRONG_VALUES = [
    Mistake("title: Overnight hotel stay", "title:", "BP104"),
    Mistake("title: Overnight hotel stay", "title: ~", "BP104"),
    Mistake("title: Overnight hotel stay", "title: [Overnight, stay]", "BP104"),
    Mistake("id: hotel-stay  ", "id: hotel stay  ", "BP104"),
    Mistake("state: current", "state: now", "BP104"),
    Mistake("scale: [-3, 3]", "scale: [-3, 0, 3]", "BP104"),
    Mistake("scale: [-3, 3]", "scale: -3 to 3", "BP104"),
    Mistake("scale: [-3, 3]", "scale: [3, -3]", "BP106"),
    Mistake("reviewed: 2026-11-01", "reviewed: 1.11.2026", "BP104"),
    Mistake("reviewed: 2026-11-01", "reviewed: 2026-13-01", "BP104"),
    Mistake("traveller: Business traveller", "business traveller: Business traveller", "BP104"),
    Mistake("kind: post", "kind: person", "BP104"),
    Mistake("channel: web, owner", "channel: wbe, owner", "BP104"),
    Mistake("stage: during", "stage: while", "BP104"),
    Mistake("for: 8 min, most", "for: 8, most", "BP104"),
    Mistake("most: 5 min", "most: five minutes", "BP104"),
    Mistake("for: 8 min, most", "for: 2,5 min, most", "BP103"),
    Mistake("for: 8 min, most", "for: 5-10 min, most", "BP104"),
    Mistake("takes: 4 min", "takes: 5-10 min", "BP104"),
    Mistake("takes: 4 min", "takes: 4 minutes", "BP104"),
    Mistake("within: 5 min", 'within: "0:05"', "BP104"),
    Mistake("explained: false", "explained: no", "BP104"),
    Mistake("felt: -2.4", "felt: bad", "BP104"),
    Mistake("felt: -2.4", 'felt: "-2.4"', "BP104"),
    Mistake("felt: -2.4", "felt: -2,4", "BP103"),
    Mistake("n: 14", "n: 14.5", "BP104"),
    Mistake("n: 14", "n: 0", "BP106"),
    Mistake("date: 2026-10-02", "date: 2026-02-30", "BP104"),
    Mistake("severity: 7", "severity: 11", "BP106"),
    Mistake("severity: 7", "severity: high", "BP104"),
    Mistake("experience: 5, expectation: 7, importance: 9, ideal: 9", "experience: 50, expectation: 7", "BP106"),
    Mistake("level: service ", "level: 2 ", "BP104"),
    Mistake("share: 90%", "share: 90", "BP106"),
    Mistake("share: 90%", "share: 190%", "BP106"),
    Mistake("share: 90%", "share: most", "BP104"),
    Mistake("mark: peak", "mark: peek", "BP104"),
    Mistake("emotion: -0.6", "emotion: -0.6.1", "BP104"),
    Mistake("emotion: 2.7", "emotion: 4", "BP106"),
    Mistake("emotion: 2.7", "emotion: .inf", "BP106"),
    Mistake("target: 0,", "target: -5,", "BP106"),
    Mistake("support: property-system", "support:", "BP104"),
    Mistake("kitchen-line: {id: snack, does: Prepares a snack}", "kitchen-line:", "BP104"),
    Mistake("kitchen-line: {id: snack, does", "kitchen-line: {id: snack, needs: {a: 1}, does", "BP104"),
    Mistake("{kind: backstage, name", "{name", "BP105"),
    Mistake('target: "<= 5"', "target: 5", "BP104"),
    Mistake("actual: 8", "actual: eight", "BP104"),
    Mistake("2026-10: 42", "2026-1: 42", "BP104"),
    Mistake("2026-10: 42", "Oct: 42", "BP104"),
    Mistake("convenience: {exp", "comfort: {exp", "BP104"),
    Mistake("call-housekeeping -> go", "call-housekeeping => go", "BP103"),
    Mistake("{rule: BP301, at: lobby, why: The landlord runs it until June}", "{rule: BP301, at: lobby}", "BP105"),
    Mistake("blueprint: 1 ", "blueprint: 2 ", "BP109"),
    Mistake("blueprint: 1 ", "blueprint: one ", "BP104"),
    Mistake("title: Overnight hotel stay", 'title: "   "', "BP104"),
    Mistake("title: Overnight hotel stay", 'title: "\\u200b\\t"', "BP104"),
    Mistake("customer: Waits in the check-in line", 'customer: "\\t"', "BP104"),
    Mistake("emotion: 2.7", "emotion: 1.0e+300", "BP106"),
    Mistake("actual: 61", "actual: -1.0e+300", "BP106"),
    Mistake("scale: [-3, 3]", "scale: [-1.0e+300, 3]", "BP106"),
    Mistake("scale: [-3, 3]", "scale: [-3, -2.9999999]", "BP106"),
    Mistake("scale: [-3, 3]", "scale: 1-5", "BP104"),
    Mistake("n: 14", "n: 99999999999", "BP106"),
    Mistake("most: 5 min", "most: 5-10 min", "BP104"),
    Mistake("most: 5 min", "most: about 5 min", "BP104"),
    Mistake("severity: 7", "severity: 7/10", "BP104"),
    Mistake("channel: person", "channel: face to face", "BP104"),
    Mistake("blueprint: 1 ", "blueprint: 0 ", "BP109"),
]

WRONG_NAMES = [
    Mistake("with: [kitchen]", "with: [kithcen]", "BP107"),
    Mistake("part_of: front-office, kind: post", "part_of: duty-manager, kind: post", "BP107"),
    Mistake("touchpoints: [lobby]", "touchpoints: [loby]", "BP107"),
    Mistake("needs: [property-system]", "needs: [property-sytem]", "BP107"),
    Mistake("recovery: offer-drink", "recovery: offer-drnk", "BP107"),
    Mistake("{to: go-to-room", "{to: go-to-rom", "BP107"),
    Mistake("next: check-in ", "next: chek-in ", "BP107"),
    Mistake("next: check-in ", "next: kitchen ", "BP107"),
    Mistake("to: snack", "to: snak", "BP107"),
    Mistake("says: In your room in ten minutes, at: check-in", "says: In your room, at: chekc-in", "BP107"),
    Mistake("at: wait-in-line", "at: waiting", "BP107"),
    Mistake("id: go-to-room", "id: check-in", "BP107 BP108 BP107", -9),
    Mistake("id: snack", "id: lobby", "BP108 BP107"),
    Mistake("id: offer-drink\n", "id: end\n", "BP107 BP107 BP108 BP107", -7),
    Mistake("traveller: Business traveller", "kitchen: Business traveller", "BP108", 6),
    Mistake("use: [../catalog.yaml]", "use: [../catalogue.yaml]", "BP110"),
    Mistake("use: [../catalog.yaml]", "use: [/etc/passwd]", "BP110"),
    Mistake("use: [../catalog.yaml]", "use: [../.env]", "BP110"),
    Mistake("use: [../catalog.yaml]", "use: [../catalog]", "BP110"),
    Mistake("use: [../catalog.yaml]", "use: [../catalog.yaml/.]", "BP110"),
    Mistake("to: snack", "to: Prepares a snack", "BP107"),
    Mistake("call-housekeeping -> go", "call-housekeeping --> go", "BP104"),
    Mistake("use: [../catalog.yaml]", "use: [hotel-stay.yaml]", "BP110"),
]

MISSING_DASHES = [
    Mistake("      - id: offer-drink\n", "        id: offer-drink\n", "BP102"),
    Mistake("      - id: check-in\n", "      id: check-in\n", "BP101"),
    Mistake("  - phase: Leave\n", "  phase: Leave\n", "BP101"),
    Mistake("  - phase: Leave\n", "  -phase: Leave\n", "BP101"),
    Mistake("  - phase: Leave\n", "  – phase: Leave\n", "BP101"),
    Mistake("      - customer: Gets water for the drive\n", "        customer: Gets water for the drive\n", "BP104"),
    Mistake("      - customer: Gets water for the drive\n", "      -customer: Gets water for the drive\n", "BP101"),
    Mistake("      - id: go-to-room\n", "      • id: go-to-room\n", "BP101"),
    Mistake("  - call-housekeeping -> go-to-room/backstage: room is ready\n"
            "  - {from: offer-drink/frontstage, to: snack, kind: informs, label: order, within: 5 min}",
            "  call-housekeeping -> snack: room is ready", "BP104"),
    Mistake("fails: {what: No room is ready, recovery", "fails: {recovery", "BP105"),
    Mistake("          - Assigns a ready room", "          - Assigns: a ready room", "BP103"),
    Mistake("{pain: [\"Nobody says how long it will take\"], idea: [\"Text when the desk is free\"]}",
            "[{pain: Nobody says how long}]", "BP104"),
    Mistake("  traveller: Business traveller", "  - Business traveller", "BP104"),
    Mistake("  property-system: {name: Property system, owner: hotel}", "  - id: property-system\n    name: System",
            "BP104"),
    Mistake("use: [../catalog.yaml]", "use: ../catalog.yaml ../other.yaml", "BP110"),
    Mistake("mark: peak", "mark: peak, end", "BP104"),
    Mistake("touchpoints: [desk, key-card]", "touchpoints: desk, key-card", "BP107"),
    Mistake("[{to: go-to-room, share: 90%}, {to: offer-drink, when: no room is ready, share: 10%}]",
            "{go-to-room: 90%, offer-drink: 10%}", "BP103 BP103"),
    Mistake("  quick-check-in: {says: In your room in ten minutes, at: check-in, promised: 10 min, delivered: 12 min, "
            "owner: front-office}", "  quick-check-in: In your room in ten minutes", "BP104"),
    Mistake("ignore: [{rule: BP301, at: lobby, why: The landlord runs it until June}]", "ignore: [BP301]", "BP104"),
    Mistake("        frontstage: Says goodbye by name\n", "        frontstage: Says goodbye\n        phase: Bye\n",
            "BP103", 1),
]  # fmt: skip

MISSPELT = [
    Mistake("  kitchen: {name: Kitchen, part_of", "  kitch\u200ben: {name: Kitchen, part_of", "BP104"),
    Mistake("id: snack", "id: sna\u0301ck", "BP104 BP107"),
    Mistake("id: snack", "id: Desk", "BP108 BP107"),
    Mistake("id: snack", "id: d\u0435sk", "BP108 BP107"),
    Mistake("to: snack", "to: sn\u0430ck", "BP107"),
    Mistake("to: snack", "to: sna\u202eck", "BP104"),
    Mistake("with: [kitchen]", "with: [kit\u00adchen]", "BP104"),
    Mistake("  policy: {kind: note", "  Frontstage: {kind: note", "BP108"),
    Mistake("  policy: {kind: note", "  notes: {kind: note", "BP108"),
    Mistake("touchpoints: [lobby]", 'touchpoints: ["lob\u200bby"]', "BP107"),
]

WRONG_YAML = [
    Mistake("goal: Repeat", "goal:Repeat", "BP101"),
    Mistake("stage: during", "\tstage: during", "BP101"),
    Mistake("state: current", "state: current\nstate: target", "BP102", 1),
    Mistake("channel: place}", "channel: place, channel: web}", "BP102"),
    Mistake("channel: place}", "channel: place", "BP101", 1),
    Mistake("goal: Repeat", "goal: !!python/name:os.system Repeat", "BP101"),
]

COMMAS = [
    Mistake("does: Registers the guest,", "does: Greets, or waves,", "BP103"),
    Mistake("The landlord runs it until June", "The landlord runs it, until June", "BP103"),
    Mistake("when: no room is ready", "when: full, or late", "BP103"),
    Mistake("what: No room is ready", "what: “No room, sorry”", "BP103"),
    Mistake("kitchen: {name: Kitchen, part_of: hotel}", "kitchen: {name: Kitchen, and more, part_of: hotel}", "BP103"),
    Mistake("needs: [property-system]", "needs: property-system, till", "BP103"),
    Mistake("with: [kitchen]", "with: {kitchen, hotel}", "BP104"),
    Mistake("touchpoints: [lobby]", "touchpoints: {lobby, desk}", "BP104"),
]

SPACES = [
    Mistake("    stage: during", "\u00a0\u00a0  stage: during", "BP101"),
    Mistake("        emotion: 2.7", "\u00a0       emotion: 2.7", "BP101"),
    Mistake("        mark: peak", "\u3000\u3000mark: peak", "BP101"),
    Mistake("goal: Repeat", "goal:\u00a0Repeat", "BP101"),
    Mistake("        notes: {pain", "        // the wait\n        notes: {pain", "BP101"),
    Mistake("owner: hotel}\n  desk", "owner: ?}\n  desk", "BP101"),
    Mistake("  - phase: Leave\n    stage: after\n    steps:\n", "  - phase: Leave\n    stage: after\n", "BP101", 2),
]

ALL = [*UNKNOWN_KEYS, *WRONG_VALUES, *WRONG_NAMES, *MISSING_DASHES, *MISSPELT, *WRONG_YAML, *COMMAS, *SPACES]
