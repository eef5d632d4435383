"""A picture as a page for browsers: what it is told beside the scene, its parts, its style and its script."""
