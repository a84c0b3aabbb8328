"""What is looked for in English text: words, rules, and the context that softens a hit."""

from api.crisis.english import active, acute, harm, medical, passive, people, unsafe

RULES = (
    *acute.RULES,
    *medical.RULES,
    *active.RULES,
    *passive.RULES,
    *unsafe.RULES,
    *harm.RULES,
    *people.RULES,
)
