"""A blueprint for other people's tools: one module a format, each with a function `render(source)`."""
