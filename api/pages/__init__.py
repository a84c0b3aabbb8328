"""Pages that the server renders: a client of the verbs, with no rule of its own."""
