"""The command line: it parses what was typed and calls the api; nothing is decided here."""
