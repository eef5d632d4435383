"""Pages of the reference that are written from the code: the language, the commands, the functions of Python.

`python -m tools.reference` writes them into `docs/reference`; a test compares.
"""
