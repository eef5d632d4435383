"""How results of analyses are told: one module a format, each written from `Result` alone."""
