"""The fonts of pictures that carry their letters in themselves, PNG and PDF: ours, those of packages, the system's."""
