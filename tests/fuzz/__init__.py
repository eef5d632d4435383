"""Coverage-guided runs against the loader, by hand: `python -m tests.fuzz`."""
