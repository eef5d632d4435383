"""Charts: from plain figures to a scene. Each module lays out one kind, and knows nothing of what computed it."""
