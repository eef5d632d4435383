"""GraphML with typed attributes: text as text, figures as figures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from blueprint.export import facts
from blueprint.export.plain import plain
from blueprint.export.source import Source


def render(source: Source) -> str:
    """The graph. Ids in GraphML are tokens, so ours stand in the attribute `element`, and names in `label`."""
    import networkx as nx
    from networkx.readwrite.graphml import write_graphml_xml  # the one that needs no package beside networkx

    graph = nx.MultiDiGraph(title=plain(source.graph.title))
    tokens: dict[str, str] = {}
    for number, node in enumerate(facts.nodes(source.graph)):
        token = tokens[node.pop("id")] = f"n{number}"
        label = node.pop("name", "")
        graph.add_node(token, element=next(reversed(tokens)), label=plain(label), **dict(_flat(node)))
    for number, edge in enumerate(facts.edges(source.graph)):
        ends = tokens[edge.pop("source")], tokens[edge.pop("target")]
        graph.add_edge(*ends, key=f"e{number}", **dict(_flat(edge)))
    out = io.BytesIO()
    write_graphml_xml(graph, out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode()


def _flat(known: facts.Facts) -> Iterator[tuple[str, Any]]:
    """Attributes of one value each: what is within another as `emotion_felt`, a list as one text."""
    for name, value in known.items():
        if isinstance(value, dict):
            yield from ((f"{name}_{inner}", _typed(one)) for inner, one in value.items())
        else:
            yield name, _typed(value)


def _typed(value: Any) -> Any:
    """A value of a type that GraphML has. Whole figures are figures with a point, so that an attribute has one type."""
    if isinstance(value, list):
        return plain("; ".join(map(_told, value)))
    if isinstance(value, bool):
        return value
    return float(value) if isinstance(value, int | float) else plain(str(value))


def _told(one: Any) -> str:
    """An entry of a list in words: a note with its kind, a fail point by its name."""
    if isinstance(one, dict):
        said = one.get("text") or one.get("what") or ", ".join(map(str, one.values()))
        return f"{one['kind']}: {said}" if "kind" in one else said
    return ": ".join(map(str, one)) if isinstance(one, list) else str(one)
