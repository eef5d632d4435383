"""The row of the emotion curves: where it lies, how it swings, what is said of it."""
