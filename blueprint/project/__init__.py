"""A team's blueprints: its settings, its baseline, and many files checked at once, again and again."""
