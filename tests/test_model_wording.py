"""What is said of wrong data: one problem for each wrong value, in the words of a blueprint, with a way to mend it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError as ModelsError
from pydantic_core import SchemaValidator, ValidationError

from blueprint.document import Blueprint
from blueprint.errors import ModelError, Problem, one_line
from blueprint.load.parsing.source import read_data
from blueprint.model import blueprint as models
from blueprint.model.records import _definitions, fields_of, schema, validator
from blueprint.model.telling import slips
from blueprint.model.telling.faults import faults_of
from blueprint.model.telling.phrasebook import THINGS, describe
from blueprint.model.telling.wording import plain, problems_of, unknown_key, unknown_step_key
from tests.effort import ends_soon


def said(data: Any, root: str = "Blueprint", path: Any = ()) -> list[Problem]:
    """The problems of wrong data."""
    with pytest.raises(ValidationError) as caught:
        validator(root).validate_python(data)
    return problems_of(caught.value, data, path)


def in_a_step(**step: Any) -> dict[str, Any]:
    return {"title": "A", "journey": [{"phase": "P", "steps": [step]}]}


def the_one(data: Any, root: str = "Blueprint") -> str:
    (problem,) = said(data, root)
    assert problem.message
    return one_line(problem)


STEP = ("journey", 0, "steps", 0)


# ── union noise is collapsed ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("step", "path", "code"),
    [
        ({"customer": 5}, ("customer",), "BP104"),
        ({"customer": True}, ("customer",), "BP104"),
        ({"customer": {"does": 5}}, ("customer", "does"), "BP104"),
        ({"customer": {"does": "x", "by": [1]}}, ("customer", "by"), "BP104"),
        ({"customer": ["a", {"does": "x", "takes": "soon"}]}, ("customer", 1, "takes"), "BP104"),
        ({"customer": ["a", ["b"]]}, ("customer", 1), "BP104"),
        ({"touchpoints": {"nmae": "x"}}, ("touchpoints", "nmae"), "BP103"),
        ({"touchpoints": ["a", {"name": "x", "channel": "wbe"}]}, ("touchpoints", 1, "channel"), "BP104"),
        ({"touchpoints": [{"name": "x", "Touchpoint": 1}]}, ("touchpoints", 0, "Touchpoint"), "BP103"),
        ({"waits": {"for": "8"}}, ("waits", "for"), "BP104"),
        ({"waits": {"fro": "8 min"}}, ("waits", "fro"), "BP103"),
        ({"waits": []}, ("waits",), "BP104"),
        ({"emotion": "good"}, ("emotion",), "BP104"),
        ({"emotion": {"felt": "good"}}, ("emotion", "felt"), "BP104"),
        ({"emotion": {"felt": float("nan")}}, ("emotion", "felt"), "BP106"),
        ({"next": {"share": 2, "to": "x"}}, ("next", "share"), "BP106"),
        ({"next": [{"to": "x", "share": "2"}]}, ("next", 0, "share"), "BP104"),
        ({"next": [{"share": 0.5}]}, ("next", 0), "BP105"),
        ({"next": [["x"]]}, ("next", 0), "BP104"),
        ({"mark": "peek"}, ("mark",), "BP104"),
        ({"mark": ["peak", "peek"]}, ("mark", 1), "BP104"),
        ({"mark": {"peak": True}}, ("mark",), "BP104"),
        ({"notes": {"pain": ["a", {"b": "c"}]}}, ("notes", "pain", 1), "BP104"),
        ({"fails": [{"what": "x", "severity": 0}]}, ("fails", 0, "severity"), "BP106"),
        ({"ignore": {"rule": "BP301"}}, ("ignore",), "BP105"),
        ({"ignore": [{"rule": "BP301", "why": "a"}, "BP302"]}, ("ignore", 1), "BP104"),
        ({"scores": {"experience": 11}}, ("scores", "experience"), "BP106"),
        ({"decides": "yes"}, ("decides",), "BP104"),
        ({"takes": None}, ("takes",), "BP104"),
    ],
)
def test_one_problem_for_one_wrong_value(step: dict[str, Any], path: Any, code: str) -> None:
    (problem,) = said(in_a_step(**step))
    assert (problem.code, problem.place.path, problem.at_key) == (code, (*STEP, *path), code == "BP103")


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        ({"scale": [1]}, ("scale",), "BP104"),
        ({"scale": [1, 2, 3]}, ("scale",), "BP104"),
        ({"scale": ["a", 2]}, ("scale",), "BP104"),
        ({"scale": {"from": 1}}, ("scale",), "BP105"),
        ({"links": [{"a -> b": {}}]}, ("links", 0, "a -> b"), "BP104"),
        ({"links": [{"from": "a", "too": "b"}]}, ("links", 0, "too"), "BP103"),
        ({"links": [{"a => b": "c"}]}, ("links", 0, "a => b"), "BP103"),
        ({"links": [["a", "b"]]}, ("links", 0), "BP104"),
        ({"links": {"a -> b": "c"}}, ("links",), "BP104"),
        ({"owners": ["a"]}, ("owners",), "BP104"),
        ({"owners": {"a b": "c"}}, ("owners", "a b"), "BP104"),
        ({"owners": {"a": None}}, ("owners", "a"), "BP104"),
        ({"owners": {"a": {"name": "A", "kind": "boss"}}}, ("owners", "a", "kind"), "BP104"),
        ({"factors": {"pirce": {}}}, ("factors", "pirce"), "BP104"),
        ({"indicators": {"a": {"name": "A", "complaints": {"5": 1}}}}, ("indicators", "a", "complaints", "5"), "BP104"),
        ({"indicators": {"a": {"name": "A", "target": [1]}}}, ("indicators", "a", "target"), "BP104"),
        ({"id": "x" * 65}, ("id",), "BP106"),
        ({"blueprint": "1"}, ("blueprint",), "BP104"),
        ({"use": [None]}, ("use", 0), "BP104"),
    ],
)  # fmt: skip
def test_one_problem_at_the_head(data: dict[str, Any], path: Any, code: str) -> None:
    (problem,) = said({"title": "A", "journey": []} | data)
    assert (problem.code, problem.place.path) == (code, path)


def test_several_mistakes_are_several_problems() -> None:
    found = said(in_a_step(waits="8", emotion="x", mark=["peek", "pti"]) | {"titel": "A", "x-mine": {"any": [1]}})
    assert [problem.code for problem in found] == ["BP104"] * 4 + ["BP103"]


def test_the_data_may_stand_deep_in_a_file() -> None:
    (problem,) = said([{"does": "x", "tkaes": "8 min"}], "Cell", (*STEP, "kitchen"))
    assert problem.place.path == (*STEP, "kitchen", 0, "tkaes")
    (problem,) = said([None], "Touchpoints", (*STEP, "signs"))
    assert one_line(problem).startswith("BP104 entry 1 of `signs` is empty (write `- lobby` or `- {name: Bar")
    (problem,) = said({"does": "x", "id": 5}, "Cell", (*STEP, "kitchen"))
    assert problem.message == "`id` should be an id, not the number 5"


def test_errors_of_the_models_themselves_are_told_alike() -> None:
    data = in_a_step(waits="8", touchpoints=[{"nmae": "x"}], next=[{"to": "a", "share": 2}], mark="peek")
    with pytest.raises(ModelsError) as caught:
        models.Blueprint.model_validate(data)
    assert problems_of(caught.value, data) == said(data)


def test_a_blueprint_made_in_python_raises_what_a_file_raises() -> None:
    data = in_a_step(waits="8", touchpoints=[{"nmae": "x"}], next=[{"to": "a", "share": 2}], mark="peek")
    for make in (Blueprint.model_validate, lambda data: Blueprint(**data)):
        with pytest.raises(ModelError) as caught:
            make(data)
        assert list(caught.value.problems) == said(data)


# ── keys ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_misspelt_key_is_not_a_missing_one_as_well() -> None:
    data = {"titel": "A", "journey": [{"name": "P", "step": []}], "owners": {"a": {"nmae": "A"}}}
    assert {problem.code for problem in said(data)} == {"BP103"}
    assert [problem.code for problem in said({"titel": "A", "journey": [], "x": 1})] == ["BP103", "BP103"]
    assert [problem.code for problem in said({"zzz": "A", "journey": []})] == ["BP105", "BP103"]


CONFUSED = [
    ("Step", "emotions", "emotion"), ("Step", "touchpoint", "touchpoints"), ("Step", "name", "customer"),
    ("Step", "wait", "waits"), ("Step", "action", "customer"), ("Step", "fornstage", "frontstage"),
    ("Step", "Back Office", "backstage"), ("Step", "feelings", "emotion"), ("Step", "duration", "takes"),
    ("Blueprint", "name", "title"), ("Blueprint", "phases", "journey"), ("Blueprint", "kpis", "indicators"),
    ("Blueprint", "personas", "customers"), ("Blueprint", "version", "blueprint"), ("Action", "name", "does"),
    ("Action", "who", "by"), ("Touchpoint", "type", "channel"), ("Touchpoint", "department", "owner"),
    ("Branch", "probability", "share"), ("Owner", "parent", "part_of"), ("Link", "form", "from"),
    ("Link", "source", "from"), ("Wait", "max", "most"), ("Emotion", "score", "felt"), ("Phase", "name", "phase"),
    ("Indicator", "current", "actual"), ("Failure", "fix", "recovery"), ("Ignore", "reason", "why"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "key", "meant"), CONFUSED)
def test_keys_that_people_confuse(model: str, key: str, meant: str) -> None:
    assert unknown_key(model, key) == f"did you mean `{meant}`?"


def test_what_is_said_elsewhere() -> None:
    assert "`frontstage: {does: …, owner: …}`" in unknown_key("Step", "owner")
    assert unknown_key("Step", "pain") == "write it under `notes`: `notes: {pain: …}`"
    assert unknown_key("Step", "action", ["customer"]) == "did you mean `customer`? That is there already."
    assert "`lanes: {zzz: {kind: backstage}}`" in unknown_step_key("zzz", [], ["desk"])[1]
    assert "`desk`" in unknown_step_key("desks", [], ["desk"])[1]


def test_every_confused_key_leads_to_a_key_that_is_there() -> None:
    for model, words in slips._MEANT.items():
        assert set(words) <= set(fields_of(model)), model
        for word in " ".join(words.values()).split():
            assert word.replace("-", "_") not in fields_of(model) or model == "Notes", (model, word)
    assert {model for model, _ in slips._ELSEWHERE} <= set(schema()["models"])


def test_x_keys_are_never_a_problem() -> None:
    data = in_a_step(**{"x-a": None, "customer": {"does": "x", "x-b": [1]}}) | {"x-c": {"d": {}}, "x-": 1}
    validator("Blueprint").validate_python(data)


# ── a dash too many or too few ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("step", "hint"),
    [
        ({"fails": {"recovery": "bar", "severity": 7}}, "write `{what: No room is ready, recovery: bar, severity: 7}`"),
        ({"fails": ["No room", {"severity": 3}]}, "write `{what: No room is ready, severity: 3}`"),
        ({"fails": [{"No room": 7}]}, 'put it in quotes: `"No room: 7"`; else write `what: No room`'),
        ({"backstage": [{"Cooks": "5 min"}]}, 'put it in quotes: `"Cooks: 5 min"`; else write `does: Cooks`'),
        ({"touchpoints": {"counter": {"name": "Counter"}}}, "take the colon away: `- counter`"),
        (
            {"notes": [{"pain": "slow"}, {"idea": "x"}]},
            "take the dashes away: `pain: slow` stands right below `notes:`",
        ),
        ({"mark": "peak, end"}, "several stand in brackets: `mark: [peak, end]`"),
        ({"mark": "peak and end"}, "several stand in brackets: `mark: [peak, end]`"),
        ({"next": {"bar": "10%"}}, "write `- {to: bar, share: 10%}`"),
        ({"next": {"bar": "no room"}}, "write `- {to: bar, when: no room}`"),
        (
            {"waits": "5-10 min"},
            "write the usual length, such as `7.5 min`; if it must never be more than 10 min, "
            "`waits: {for: 7.5 min, most: 10 min}`",
        ),
        ({"waits": {"for": "5-10 min"}}, "if it must never be more than 10 min, `for: 7.5 min, most: 10 min`"),
        ({"waits": {"for": 2, "5 min": None}}, "write a decimal number with a point: `2.5 min`"),
        ({"frontstage": {"does": "x", "takes": 1, "5h": None, "by": "y"}}, "with a point: `1.5 h`"),
        ({"emotion": {"felt": -2, "5": None}}, "write a decimal number with a point: `-2.5`"),
        ({"takes": "5-10 min"}, "write the usual length, such as `7.5 min`"),
        ({"takes": "50 min to 1 h"}, "write the usual length, such as `1 h`"),
        ({"tolerates": "5 bis 10 min"}, "write the limit: `10 min`"),
        ({"waits": "ca. 5 Minuten"}, "did you mean `5 min`?"),
        ({"waits": "about 5 minutes"}, "did you mean `5 min`?"),
        ({"emotion": "+2 happy"}, "did you mean `2`?"),
        ({"scores": {"experience": "7/10"}}, "did you mean `7`?"),
        ({"customer": {"does": "x", "-by": "y"}}, "put a space after the dash: `- by: y`"),
    ],
)
def test_what_to_write_is_made_of_what_was_typed(step: dict[str, Any], hint: str) -> None:
    assert hint in the_one(in_a_step(**step))


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        ({"journey": {"phase": "Visit", "steps": []}}, "put a dash before each entry: `- phase: Visit`"),
        ({"journey": [{"phase": "P", "steps": {"customer": "A"}}]}, "put a dash before each entry: `- customer: A`"),
        ({"journey": [{"phase": "P", "steps": {"-customer": "A"}}]}, "put a space after the dash: `- customer: A`"),
        ({"journey": [{"phase": "P", "steps": {"– customer": "A"}}]}, "a plain `-` in place of `–`: `- customer: A`"),
        ({"journey": [{"phase": "P", "steps": ["Queues"]}]}, "write `- customer: Queues`"),
        ({"journey": {"Visit": [{"customer": "A"}]}}, "write `- phase: Visit`, and its steps below `steps:`"),
        ({"journey": [{"Visit": [{"customer": "A"}]}]}, "write `- phase: Visit`, and its steps below `steps:`"),
        ({"journey": [{"customer": "A", "emotion": 1}]}, "begin with `- phase: Arrive`"),
        ({"steps": [{"customer": "A"}]}, "steps stand in a phase"),
        ({"links": {"a -> b": "c"}}, "put a dash before each entry: `- a -> b: c`"),
        ({"links": "a -> b"}, "put a dash before each: `- a -> b`"),
        ({"owners": ["Front office"]}, "without a dash: `front-office: Front office`"),
        ({"owners": [{"id": "k", "name": "Kitchen"}]}, "without a dash: `k: {name: Kitchen, …}`"),
        ({"owners": [{"kitchen": "Kitchen"}]}, "take the dashes away: `kitchen: Kitchen`"),
        ({"lanes": ["Kitchen"]}, "`kitchen: {kind: backstage, name: Kitchen}`"),
        ({"promises": ["Quick"]}, "write `quick: {says: Quick, at: …}`"),
        ({"promises": {"quick": "In ten minutes"}}, "write `quick: {says: In ten minutes, at: …}`"),
        ({"ignore": "BP301"}, "write `ignore: {rule: BP301, why: …}`"),
        ({"ignore": ["BP301"]}, "write `- {rule: BP301, why: …}`"),
        ({"scale": "1 to 5"}, "write `scale: [1, 5]`"),
        ({"scale": "-3..3"}, "write `scale: [-3, 3]`"),
        ({"state": "as is"}, "did you mean `current`?"),
        ({"language": ["en", "de"]}, "name one: `language: en`"),
        ({"blueprint": {"title": "A"}}, "write `blueprint: 1` in a line of its own"),
    ],
)
def test_what_to_write_at_the_head_is_made_of_what_was_typed(data: dict[str, Any], hint: str) -> None:
    assert hint in the_one({"title": "A", "journey": []} | data)


def test_a_step_in_place_of_a_phase_is_one_problem_each() -> None:
    found = said({"title": "A", "journey": [{"customer": "A", "emotion": 1, "waits": "8 min"}, {"customer": "B"}]})
    assert [problem.message for problem in found] == ["this is a step, and a journey has phases"] * 2


def test_of_more_problems_than_anybody_reads_the_last_are_told_in_haste() -> None:
    data = {"title": "A", "journey": []} | {f"titel{number}": 1 for number in range(1000)}
    found = said(data)
    assert found[0].help.startswith("its keys are")
    assert found[-1].help == ""


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_field_is_described() -> None:
    assert set(THINGS) == set(schema()["models"])
    for model in schema()["models"]:
        for key in fields_of(model):
            field = describe(model, key)
            assert field.examples, (model, key)
            assert all(len(example) < 100 for example in field.examples)


def test_examples_are_right() -> None:
    """What a message tells people to write is accepted."""
    for model in schema()["models"]:
        for key, node in fields_of(model).items():
            field = node["schema"] if node["type"] == "default" else node
            check = SchemaValidator({"type": "definitions", "definitions": _definitions(), "schema": field})
            for example in describe(model, key).examples:
                check.validate_python(read_data(f"x: {example}\n", "<example>")["x"])


def test_empty_values_have_a_sentence_of_their_own() -> None:
    assert the_one(in_a_step(customer=None)).startswith("BP104 `customer` has nothing after it (write `customer: Waits")
    assert the_one(in_a_step(customer="")).startswith("BP104 `customer` is an empty text")
    assert the_one(in_a_step(customer=["a", None])).startswith("BP104 entry 2 of `customer` is empty")
    assert "take the key away" not in the_one({"title": None, "journey": []})


def test_no_message_echoes_much() -> None:
    long = "z" * 50_000
    data = in_a_step(customer={long: 1, "does": "x"}, waits=long, mark=long, next=[{"to": "a", "share": long}],
                     touchpoints=[{"name": long, "channel": long, "id": long}], emotion=long)  # fmt: skip
    data |= {long: 1, "owners": {long: "x", "a " + long: "y"}, "links": [{long: "x"}], "factors": {long: {}},
             "indicators": {"a": {"name": "A", "target": long, "complaints": {long: 1}}}, "reviewed": long}  # fmt: skip
    for problem in said(data):
        assert problem.message.count("z") <= 120
        assert problem.help.count("z") <= 120
        assert "\n" not in problem.message


def test_many_problems_are_told_quickly() -> None:
    data = {"title": "A", "journey": []} | {f"key{number}": 1 for number in range(3000)}
    with ends_soon():
        assert len(said(data)) == 3000


def test_plain_leaves_the_rest_alone() -> None:
    data: dict[str, Any] = {"journey": []}
    with pytest.raises(ValidationError) as caught:
        validator("Blueprint").validate_python(data)
    faults = faults_of(caught.value, data)
    assert plain(faults) == faults
