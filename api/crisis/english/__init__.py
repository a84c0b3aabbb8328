"""What is looked for in English text: words, rules, and the context that softens a hit."""

from api.crisis.english import (
    active,
    context,
    cues,
    farewell,
    fields,
    gone,
    harm,
    means,
    medical,
    passive,
    people,
    plan,
    signs,
    unsafe,
    wishing,
    words,
)
from api.crisis.rules.language import Language

ENGLISH = Language(
    tag="en",
    urgent=words.URGENT,
    rules=(
        *plan.RULES,
        *means.RULES,
        *farewell.RULES,
        *medical.RULES,
        *active.RULES,
        *passive.RULES,
        *wishing.RULES,
        *gone.RULES,
        *unsafe.RULES,
        *harm.RULES,
        *people.RULES,
        *cues.RULES,
        *signs.RULES,
        *fields.RULES,
    ),
    is_denied=context.is_denied,
    denies_itself=context.denies_itself,
    is_long_past=context.is_long_past,
    is_supposed=context.is_supposed,
    is_about_others=context.is_about_others,
)
