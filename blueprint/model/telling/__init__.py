"""What is wrong with data, told in the words of a blueprint: which value, what may stand there, what to do."""
