"""The rule engine: the language of the rules, and what it takes to read a human language."""
