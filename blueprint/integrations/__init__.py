"""Blueprints in the pages of others: Sphinx, Markdown fences (MkDocs, Zensical), notebooks."""
