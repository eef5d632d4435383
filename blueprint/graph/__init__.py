"""What is connected: a blueprint becomes typed nodes and edges."""
