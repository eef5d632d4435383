"""How a blueprint is read and written: YAML text becomes plain data with positions, data a record, a record a graph.

`source` reads YAML and nothing else does; `reader` composes the way from text to graph and tells every problem at once;
`includes` brings in catalogs; `writer` writes a blueprint as a person would.
"""
