"""What can be declared: the models of a blueprint, its lanes, durations and ids."""
