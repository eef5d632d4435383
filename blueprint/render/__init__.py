"""How it looks: each module turns a scene into one format."""
