"""GraphML with typed attributes: text as text, figures as figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.export import facts
from blueprint.export.plain import plain
from blueprint.export.source import Source
from blueprint.graph.graph import Graph
from blueprint.render.markup import element, empty, escaped

_SPACE = ' xmlns="http://graphml.graphdrawing.org/xmlns"'
_TYPES: dict[type, str] = {bool: "boolean", float: "double", str: "string"}
Attributes = dict[str, bool | float | str]


def render(source: Source) -> str:
    """The graph. Ids in GraphML are tokens, so ours stand in the attribute `element`, and names in `label`."""
    tokens: dict[str, str] = {}
    nodes: list[Attributes] = []
    for number, node in enumerate(facts.nodes(source.graph)):
        tokens[node["id"]] = f"n{number}"
        nodes.append({"element": node.pop("id"), "label": plain(node.pop("name", "")), **dict(_flat(node))})
    edges = list(facts.edges(source.graph))
    ends = [(tokens[edge.pop("source")], tokens[edge.pop("target")]) for edge in edges]
    joins = [dict(_flat(edge)) for edge in edges]
    whole = dict(_flat(_about(source.graph)))
    keys = {**_keys("graph", [whole]), **_keys("node", nodes), **_keys("edge", joins)}
    inside = [_data("graph", whole, keys)]
    inside += [element("node", _data("node", node, keys), id=f"n{number}") for number, node in enumerate(nodes)]
    for number, ((start, end), join) in enumerate(zip(ends, joins, strict=True)):
        inside.append(element("edge", _data("edge", join, keys), id=f"e{number}", source=start, target=end))
    graph = element("graph", "\n".join(["", *inside, ""]), id="blueprint", edgedefault="directed")
    declared = [_declared(*key, *said) for key, said in keys.items()]
    written = element("graphml", "\n".join(["", *declared, graph, ""]), _SPACE)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _about(graph: Graph) -> facts.Facts:
    """What is known of the whole; factors in a list, since no name of theirs may be that of an attribute."""
    told = facts.about(graph)
    factors = [{"what": name, **scores} for name, scores in told.pop("factors", {}).items()]
    return {**told, "factors": factors} if factors else told


def _keys(of: str, things: list[Attributes]) -> dict[tuple[str, str], tuple[str, str]]:
    """The id and the type of each attribute; one that has values of several types is text."""
    types: dict[str, set[str]] = {}
    for thing in things:
        for name, value in thing.items():
            types.setdefault(name, set()).add(_TYPES[type(value)])
    return {
        (of, name): (f"{of}-{number}", found.pop() if len(found) == 1 else "string")
        for number, (name, found) in enumerate(types.items())
    }


def _declared(of: str, name: str, key: str, kind: str) -> str:
    return empty("key", id=key, **{"for": of, "attr.name": name, "attr.type": kind})


def _data(of: str, thing: Attributes, keys: dict[tuple[str, str], tuple[str, str]]) -> str:
    """The attributes of one thing."""
    return "".join(element("data", escaped(_text(value)), key=keys[of, name][0]) for name, value in thing.items())


def _text(value: bool | float | str) -> str:
    """A value as XML Schema writes its type."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else f"{value:.12g}"


def _flat(known: facts.Facts) -> Iterator[tuple[str, bool | float | str]]:
    """Attributes of one value each: what is within another as `emotion_felt`, a list as one text."""
    for name, value in known.items():
        if isinstance(value, dict):
            yield from ((f"{name}_{inner}", _typed(one)) for inner, one in value.items())
        elif value is not None:
            yield name, _typed(value)


def _typed(value: Any) -> bool | float | str:
    """A value of a type that GraphML has. Whole figures are figures with a point, so that an attribute has one type."""
    if isinstance(value, list):
        return facts.listed(value) or ""
    if isinstance(value, bool):
        return value
    return float(value) if isinstance(value, int | float) else plain(str(value))
