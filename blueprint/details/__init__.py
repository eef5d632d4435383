"""What a page tells beside the picture, taken from the graph and from what the rules find in it."""
