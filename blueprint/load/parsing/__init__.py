"""YAML text into plain data with positions: nothing else in the project reads YAML."""
