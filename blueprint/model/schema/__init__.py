"""The JSON Schema of the format, for editors: made from the models, and told in a designer's words."""
