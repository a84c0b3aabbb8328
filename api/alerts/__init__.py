"""A life at risk wakes a person: who is paged, who answers, and what they may see."""
