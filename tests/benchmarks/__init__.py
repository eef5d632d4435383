"""How long things take: run by hand with `python -m tests.benchmarks`, never by the tests."""
