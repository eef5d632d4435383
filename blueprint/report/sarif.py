"""SARIF 2.1.0, the format of code scanning: the rules with their manuals, and each item with its place.

Paths are URIs from the current folder, which is called %SRCROOT% and not named, so that a report holds nothing of the
machine it was made on. What is silenced is there too, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from blueprint.errors import Location, Related
from blueprint.report.listing import Listed, listed
from blueprint.report.located import Run
from blueprint.report.manual import Manual, manual_of, manual_of_problem
from blueprint.report.pages import help_text, page
from blueprint.report.paths import path_of, uri_of
from blueprint.report.problems import PROBLEMS
from blueprint.report.strict import to_json
from blueprint.rules.findings import Level

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "ruleFileElement/v1"

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_ROOT = "%SRCROOT%"

Data = dict[str, Any]


def write(run: Run) -> str:
    """The log: one run of one tool."""
    every = list(listed(run))
    manuals = _manuals(run, every)
    places = {code: place for place, code in enumerate(manuals)}
    told_apart = any(one.silenced for one in every)
    driver = {
        "name": "blueprint",
        "version": run.version,
        "informationUri": "pkg:pypi/service-blueprint",  # a package URL: it names no host that could move
        "rules": [_descriptor(manual) for manual in manuals.values()],
    }
    data = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which the check was run."}}},
        "artifacts": [{"location": _artifact(path_of(file.name)), "roles": ["analysisTarget"]} for file in run.files],
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, places, told_apart) for one in every],
    }
    return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [data]})


def _manuals(run: Run, every: list[Listed]) -> Mapping[str, Manual]:
    """The manuals of the rules that ran, and of the problems that were met."""
    met = {one.item.code for one in every}
    manuals = [manual_of_problem(code) for code in PROBLEMS if code in met]
    manuals += [manual_of(rule) for rule in run.rules]
    return {manual.code: manual for manual in manuals}


def _descriptor(manual: Manual) -> Data:
    return {
        "id": manual.code,
        "name": manual.name,
        "shortDescription": {"text": manual.sentence},
        "fullDescription": {"text": f"{manual.sentence} Why: {manual.why}" if manual.why else manual.sentence},
        "help": {"text": help_text(manual), "markdown": page(manual)},
        "defaultConfiguration": {"level": _LEVELS[manual.level]},
        "properties": {"tags": list(manual.presets)},
    }


def _result(one: Listed, places: Mapping[str, int], told_apart: bool) -> Data:
    """An item. told_apart: some are silenced, and then each says whether it is."""
    item = one.item
    text = f"{item.message}\n{item.help}" if item.help else item.message
    result: Data = {"ruleId": item.code}
    if item.code in places:
        result["ruleIndex"] = places[item.code]
    result |= {"level": _LEVELS[item.level], "message": {"text": text}, "locations": [_location(one)]}
    if item.related:
        result["relatedLocations"] = [_related(place, other) for place, other in enumerate(item.related, start=1)]
    result["partialFingerprints"] = {FINGERPRINT: one.fingerprint}
    if told_apart:
        result["suppressions"] = [{"kind": "inSource", "justification": item.why}] if one.silenced else []
    return result


def _location(one: Listed) -> Data:
    physical: Data = {"artifactLocation": _artifact(one.path)}
    if one.item.location:
        physical["region"] = _region(one.item.location)
    location: Data = {"physicalLocation": physical}
    if one.item.element:
        name = {"name": one.item.about.name} if one.item.about and one.item.about.name else {}
        location["logicalLocations"] = [{**name, "fullyQualifiedName": one.item.element, "kind": "object"}]
    return location


def _related(number: int, related: Related) -> Data:
    location: Data = {"id": number, "message": {"text": related.message}}
    if related.location:
        artifact = _artifact(path_of(related.location.file))
        location["physicalLocation"] = {"artifactLocation": artifact, "region": _region(related.location)}
    return location


def _artifact(path: str) -> Data:
    uri = uri_of(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _region(location: Location) -> Data:
    line, column, end_line, end_column = location.span
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
