"""What can be drawn of a blueprint: each module asks an analysis, makes its figures plain, and has them laid out.

A module has one function `view(graph, theme)` that returns a scene, and a line in `VIEWS` (`blueprint/wishes.py`).
"""
