"""Where things go: a graph becomes a scene, boxes and lines and texts with absolute coordinates."""
