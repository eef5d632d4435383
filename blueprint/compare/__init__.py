"""What changed: two states of a service, or two versions of a file, element by element."""
