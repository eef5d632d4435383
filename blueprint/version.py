"""The version, as a constant: asking the installed package for it would slow every start."""

__version__ = "0.1.0"
