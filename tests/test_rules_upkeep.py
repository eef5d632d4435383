"""Rules about upkeep (BP7): ignores, reviews, questions, policies, text that reads otherwise than it is, tidiness."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from blueprint import api
from blueprint.document import Blueprint
from blueprint.edits import Remove
from blueprint.errors import ModelError
from blueprint.rules.engine import Finding, Wanted

HEAD = "blueprint: 1\ntitle: Example\n"
JOURNEY = "journey: [{phase: Visit, steps: [{customer: Leaves, emotion: 1}]}]\n"
MEETING = JOURNEY.replace("emotion: 1", "touchpoints: [door, lobby]")
TODAY = date(2026, 11, 22)


def found(example: str, *select: str, today: date | None = TODAY, **thresholds: float) -> list[Finding]:
    """What selected rules find in a part of a blueprint; thresholds are those of the first."""
    text = api.read_text(HEAD + example + ("" if "journey:" in example else JOURNEY))
    return list(api.check(text, select=Wanted(select, rules={select[0]: thresholds}), today=today).findings)


def spots(findings: list[Finding]) -> list[tuple[int, int]]:
    """The line and the column of each finding, without the head."""
    return [(at.span.line - 2, at.span.column) for finding in findings if (at := finding.location)]


# Ignores


def test_an_ignore_that_silences_nothing_can_be_taken_away() -> None:
    lobby = "touchpoints: {lobby: {name: Lobby, owner: Hotel}}\n"
    (finding,) = found(f"{lobby}ignore: {{rule: BP301, at: lobby, why: The landlord}}\n", "BP301", "BP701")
    assert finding.message == "nothing is found here that this ignore of `BP301` could silence"
    assert finding.help == "take it away; it said: The landlord"
    assert finding.fix is not None
    assert finding.fix.safe
    assert [edit for edit in finding.fix.edits if isinstance(edit, Remove)] == list(finding.fix.edits)
    assert [edit.place.path for edit in finding.fix.edits] == [("ignore",)]


def test_only_the_ignores_that_silence_nothing_are_told() -> None:
    directory = "touchpoints: {lobby: {name: Lobby}, bar: {name: Bar, owner: Hotel, ignore: {rule: BP301, why: Was}}}\n"
    ignores = "ignore: [{rule: BP301, at: lobby, why: Is}, {rule: touchpoint-without-owner, at: Door, why: Is}]\n"
    journey = JOURNEY.replace("emotion: 1", "touchpoints: [Door]")
    (finding,) = found(directory + ignores + journey, "BP301", "BP701")
    assert finding.place.path == ("touchpoints", "bar", "ignore")


def test_an_unused_comment_is_shown_where_it_stands() -> None:
    text = "scenario: One night  # blueprint: ignore[BP301] nobody knows why\n"
    (finding,) = found(text, "BP301", "BP701")
    assert spots([finding]) == [(1, 22)]
    assert finding.fix is None


@pytest.mark.parametrize("rule", ["BP401", "BP702", "stale"])
def test_an_ignore_of_a_rule_that_does_not_run_or_waits_for_its_day_is_kept(rule: str) -> None:
    ignore = f"ignore: {{rule: {rule}, why: One day}}\n"
    assert found(ignore, "BP301", "BP701", "BP702") == []


def test_an_ignore_of_a_rule_on_text_is_kept_where_there_is_no_text() -> None:
    journey = [{"phase": "V", "steps": [{"customer": "Leaves"}]}]
    made = Blueprint(title="Made", journey=journey, ignore={"rule": "BP705", "why": "We like it"})  # type: ignore[arg-type]
    assert api.check(made, select=["BP7"]).findings == ()


def test_ignores_in_a_catalog_are_for_other_blueprints_too(tmp_path: Path) -> None:
    lobby = "{name: Lobby, owner: Hotel, ignore: {rule: BP301, why: Elsewhere}}"
    shared = f"touchpoints: {{lobby: {lobby}, door: Door}}\n"
    (tmp_path / "shared.yaml").write_text(f"catalog: 1\n{shared}# blueprint: ignore[BP301] elsewhere\n", "utf-8")
    (tmp_path / "stay.yaml").write_text(f"{HEAD}use: [shared.yaml]\n{MEETING}", "utf-8")
    assert [one.code for one in api.check(tmp_path / "stay.yaml", select=["BP301", "BP701"]).findings] == ["BP301"]


@pytest.mark.parametrize(
    ("family", "runs", "is_told"),
    [
        ("BP3", ("BP3",), True),
        ("BP3", ("BP303",), False),
        ("BP2", ("recommended",), False),
        ("BP7", ("strict",), False),
        ("BP702", ("BP7",), False),
    ],
)
def test_an_ignore_of_a_family_is_judged_only_if_all_of_it_runs_every_day(
    family: str, runs: tuple[str, ...], is_told: bool
) -> None:
    told = found(f"ignore: {{rule: {family}, why: No owners yet}}\n", "BP701", *runs)
    assert [one.code for one in told if one.code == "BP701"] == ["BP701"] * is_told


def test_of_an_ignored_family_one_silenced_rule_that_does_not_run_keeps_it() -> None:
    text = f"{HEAD}ignore: {{rule: BP3, why: No owners yet}}\n{MEETING}"
    wanted = Wanted(ignore=("BP301",))
    assert [one.code for one in api.check(api.read_text(text), select=wanted).findings if one.code == "BP701"] == []


def test_two_comments_that_silence_may_stand_in_one_line() -> None:
    both = "lobby: Lobby  # blueprint: ignore[BP301] see #12 # blueprint: ignore[BP203] not built yet"
    text = f"{HEAD}touchpoints:\n  {both}\n{JOURNEY}"
    report = api.check(api.read_text(text), select=["BP301", "BP203", "BP701"])
    assert report.findings == ()
    assert sorted((one.finding.code, one.why.strip()) for one in report.silenced) == [
        ("BP203", "not built yet"), ("BP301", "see #12")]  # fmt: skip


def test_the_second_of_two_comments_says_why_too() -> None:
    with pytest.raises(ModelError) as caught:
        found("goal: G  # blueprint: ignore[BP301] why # blueprint: ignore[BP203]\n", "BP301")
    assert [problem.code for problem in caught.value.problems] == ["BP105"]


@pytest.mark.parametrize("name", ["bp301", "Bp301", "Touchpoint-Without-Owner"])
def test_a_rule_in_other_capitals_is_asked_back(name: str) -> None:
    meant = "BP301" if name[:2].lower() == "bp" else "touchpoint-without-owner"
    for said in (f"goal: G  # blueprint: ignore[{name}] why\n", f"ignore: {{rule: {name}, why: W}}\n"):
        with pytest.raises(ModelError) as caught:
            found(said, "BP301")
        assert [problem.help for problem in caught.value.problems] == [f"did you mean `{meant}`?"]


# Reviews


@pytest.mark.parametrize(
    ("reviewed", "today", "is_stale"),
    [
        ("2026-05-22", date(2026, 11, 22), True),
        ("2026-05-23", date(2026, 11, 22), False),
        ("2025-08-31", date(2026, 2, 28), False),
        ("2025-08-31", date(2026, 3, 1), True),
        ("2026-12-24", date(2026, 11, 22), False),
        ("9999-12-31", date(2026, 11, 22), False),
        ("0001-01-01", date(2026, 11, 22), True),
        ("2020-01-01", None, False),
    ],
)
def test_a_review_holds_for_six_months(reviewed: str, today: date | None, is_stale: bool) -> None:
    findings = found(f"reviewed: {reviewed}\n", "BP702", today=today)
    assert bool(findings) is is_stale
    for finding in findings:
        assert finding.place.path == ("reviewed",)
        assert today is None or str(today) not in finding.message + finding.help


def test_how_long_a_review_holds_can_be_set() -> None:
    (finding,) = found("reviewed: 2026-09-01\n", "BP702", months=2)
    assert finding.message.endswith("2026-09-01, and a review holds for 2 months")
    assert found("reviewed: 2026-09-01\n", "BP702", months=3) == []
    assert found("", "BP702") == []


# Questions and policies


def test_every_question_is_told_where_it_stands() -> None:
    step = """journey:
  - phase: Visit
    steps:
      - customer: {does: Leaves, notes: {question: Who waves?}}
        frontstage: {does: Waves, notes: Any question here is no question}
        touchpoints: [{name: Door, notes: {question: Who paints it?}}]
        notes:
          question: [Who pays?, Who asks?]
          idea: Ask
"""
    findings = found(step, "BP703")
    asked = [finding.message.partition(": ")[2] for finding in findings]
    assert asked == ["Who waves?", "Who paints it?", "Who pays?", "Who asks?"]
    assert [finding.place.path[-1] for finding in findings] == ["question", "question", 0, 1]
    assert spots(findings) == [(4, 52), (6, 54), (8, 22), (8, 33)]


def test_of_a_catalog_only_what_is_used_is_asked_about(tmp_path: Path) -> None:
    used, unused = ("{name: %s, notes: {question: Who paints it?}}" % name for name in ("Door", "Gate"))  # noqa: UP031
    (tmp_path / "shared.yaml").write_text(f"catalog: 1\ntouchpoints: {{door: {used}, gate: {unused}}}\n", "utf-8")
    meeting = MEETING.replace(", lobby", "")
    (tmp_path / "stay.yaml").write_text(f"{HEAD}use: [shared.yaml]\n{meeting}", "utf-8")
    (finding,) = api.check(tmp_path / "stay.yaml", select=["BP703"]).findings
    assert finding.element is not None
    assert finding.element.name == "Door"
    assert finding.location is not None
    assert finding.location.file.endswith("shared.yaml")


LANES = "lanes: {policy: {kind: note, name: Rules}, metric: {kind: note, name: Figures}}\n"


def noted(said: str) -> str:
    return f"{LANES}journey: [{{phase: Visit, steps: [{{customer: Leaves, {said}}}]}}]\n"


@pytest.mark.parametrize(
    ("policies", "said", "told"),
    [
        ("{water: Water}", "policy: water", []),
        ("{water: Water}", "metric: Water", []),
        ("{water: Water}", "frontstage: Waves", ["no step names the policy `Water`"]),
        ("{water: Water}", "policy: [water, Smile]", ["`Smile` stands among the policies and is not declared as one"]),
        ("{water: Water}", "policy: water, metric: Bottles a day", []),
        ("{}", "policy: Smile", []),
    ],
)
def test_policies_and_their_lane_belong_together(policies: str, said: str, told: list[str]) -> None:
    assert [finding.message for finding in found(f"policies: {policies}\n{noted(said)}", "BP704")] == told


def test_a_policy_that_is_measured_has_its_place() -> None:
    measured = "policies: {water: Water}\nindicators: {bottles: {name: Bottles, at: water}}\n"
    assert found(measured + noted("frontstage: Waves"), "BP704") == []


# Text that reads otherwise than it is

RLO, LRI, RLI, PDI, RLE, PDF = "\u202e", "\u2066", "\u2067", "\u2069", "\u202b", "\u202c"


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        (f"goal: Pay {RLO} }} {LRI}only guests{PDI} {LRI}begin", [11]),
        (f"goal: Pay {RLI}and leave", [11]),
        (f'goal: "Pay {RLI}and"  # leave{PDI}', [12]),
        (f"goal: Pay  # a guest {LRI}who stays", [22]),
        (f"goal: Pay {RLE}and leave", [11]),
        (f"goal: Pay {RLI}and {RLE}leave{PDF}", [11]),
        (f"goal: Pay {RLO}and{PDF} leave", [11]),
        (f"goal: Pay {RLI}and{PDI} leave {LRI}now", [23]),
        ("goal: Pay\u200b", [10]),
        ("goal: P\u2060ay", [8]),
        ("goal: \u3164Pay", [7]),
        ("goal: Pay \U000e0041", [11]),
        ("goal: 喝咖啡\u200b！", [10]),
        ("goal: \U0001f600 Pay\u200b", [12]),
    ],
)
def test_what_turns_or_hides_text_is_shown_to_the_character(line: str, columns: list[int]) -> None:
    findings = found(f"{line}\n", "BP705")
    assert spots(findings) == [(1, column) for column in columns]


@pytest.mark.parametrize(
    ("value", "columns"),
    [
        (r'"Asks for \u202egnp.exe"', [17]),
        (r'"Asks \U0000202Ea\u202C b"', [13]),
        (r'"Asks \u2067for\u2069 it"', []),
        (r'"Asks \u2067for it"', [13]),
        (r'"Asks\u2060 it"', [12]),
        (r'"\u05d0 \u200f! \xe9"', []),
        (r"'Asks for \u202egnp.exe'", []),
        (r"Asks for \u202egnp.exe", []),
        (r'"Asks for \\u202egnp.exe"', []),
    ],
)
def test_what_is_written_by_its_number_turns_and_hides_as_well(value: str, columns: list[int]) -> None:
    assert spots(found(f"goal: {value}\n", "BP705")) == [(1, column) for column in columns]


def test_an_escape_on_a_later_line_of_a_value_is_shown_there() -> None:
    assert spots(found('goal: "Asks\n  for \\u202e it"\n', "BP705")) == [(2, 7)]


ORDINARY = [
    "אורח נכנס ומשלם בקופה (Visa) תוך 10 דקות",
    "שלום\u200e! איך אפשר לעזור?",
    "הלקוח אומר: \u2067תודה רבה\u2069 והולך",
    "המחיר הוא \u206612-15\u2069 שקלים",
    "הָאוֹרֵחַ מְקַבֵּל מַפְתֵּחַ",
    "צ'ק-אין בשעה 14:00\u200f, צ'ק-אאוט ב-11:00",
    "\u202bאורח\u202c pays",
    "Lobby (לובי)",
    "\u2068מלון\u2069 – \u2068Hotel\u2069",
    "רחוב 5\u200f/\u200f7",
    "الضيف ينتظر في البهو ٨ دقائق",
    "يدفع الضيف ٣٦٤ ريالًا (Visa)",
    "\u061cالغرفة 12-ب",
    "قال: \u2067شكرًا\u2069 ثم غادر",
    "بِطَاقَةُ ٱلْمِفْتَاحِ",
    "می\u200cخواهد اتاق را ببیند",
    "كتـــاب الضيوف",
    "مرحبًا بكم في فندق \u2066Example\u2069!",
    "استقبال\u200f: مفتوح ٢٤ ساعة",
    "السعر \u202a12-15\u202c دولارًا",
    "क्\u200dष और क्\u200cष",
    "ไป\u200bห้อง",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Gäste\u00adbetreuung",
    "PDF-файл и Wi-Fi в номере, SMSка и α-версия",
    "Κατάλυμα 5Ω",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_of_any_script_is_left_alone(text: str) -> None:
    lines = [f'scenario: "{text}"  # {text}', f'x-note: {{a: "{text}"}}', "x-more: |", f"  {text}", f"# {text}"]
    assert found("\n".join(lines) + "\n", "BP705") == []


@pytest.mark.parametrize(
    ("line", "column", "right"),
    [
        ("owners: {p\u0430yment: Payment}", 11, "type it anew: `payment`"),
        ("owners: {front-\u043effice: Office}", 16, "type it anew: `office`"),
        ("owners:\n  Des\u039a: Desk", 6, "type it anew: `desk`"),
        ("owners: {\u043c\u043e\u0439-c\u0430\u0443\u043d\u0430: Сауна}", 14, "type it anew in one script"),
    ],
)
def test_a_letter_of_another_script_in_an_id_is_shown(line: str, column: int, right: str) -> None:
    (finding,) = found(f"{line}\n", "BP705")
    assert spots([finding])[0][1] == column
    assert finding.help == right


def test_the_id_of_a_step_is_looked_at_as_well() -> None:
    journey = "journey:\n  - phase: Visit\n    steps:\n      - id: ch\u0435ck-in\n        customer: Checks in\n"
    (finding,) = found(journey, "BP705")
    assert spots([finding]) == [(4, 15)]
    assert "U+0435, cyrillic small letter ie" in finding.message
    assert finding.message.endswith("in the id `ch\u0435ck-in`")


@pytest.mark.parametrize(
    "line",
    [
        "owners: {касса: Касса}",
        "owners: {kpi-отдел: Отдел}",
        "owners: {wifiсеть: Сеть}",
        "owners: {α-team: Alpha}",
        "owners: {前台desk: Desk}",
        "owners: {café: Café}",
        "scenario: 'p\u0430yment by card'",
    ],
)
def test_ids_of_one_script_to_a_word_and_texts_are_left_alone(line: str) -> None:
    assert found(f"{line}\n", "BP705") == []


def test_catalogs_and_every_kind_of_line_break_are_looked_through(tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_bytes(f"catalog: 1\r\nowners: {{hotel: Hotel}}  # {RLO}\r\n".encode())
    (tmp_path / "stay.yaml").write_text(f"\ufeff{HEAD}use: [shared.yaml]\n{JOURNEY}", "utf-8")
    (finding,) = api.check(tmp_path / "stay.yaml", select=["BP705"]).findings
    assert str(finding.location).endswith("shared.yaml:2:27")


def test_a_long_line_takes_no_long_time() -> None:
    words = "\u0430-" * 20_000 + "a" * 40_000 + " " * 20_000 + RLI * 20_000
    assert len(found(f"# a {words}\n", "BP705")) == 1
    assert len(found(f"# a {RLE * 40_000}{PDI * 40_000}\n", "BP705")) == 1


def test_a_comment_with_a_reason_silences_it() -> None:
    assert found(f"# blueprint: ignore[BP705] an example of it\ngoal: Pay {RLO}\n", "BP705", "BP701") == []


# Tidiness


def test_an_untidy_file_is_told_in_strict_only() -> None:
    text = "scenario:   One night\n"
    assert spots(found(text, "BP706")) == [(1, 1)]
    assert [one for one in found(text, "recommended") if one.code == "BP706"] == []
    assert [one.code for one in found(text, "strict") if one.code == "BP706"] == ["BP706"]
    assert found("scenario: One night\n", "BP706") == []
