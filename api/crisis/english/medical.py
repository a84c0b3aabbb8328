"""Rules for a body in danger now: an overdose, a poisoning, somebody who does not respond."""

from api.crisis.english.idioms import FIGURATIVE
from api.crisis.english.words import rule
from api.crisis.levels import Level

OVERDOSE = rule(
    "text.overdose",
    Level.L3,
    """
    (took|taken|taking|swallowed|swallowing|ingested|downed|ate|drank|popped|chugged|injected|takes
        |had) <w2> ((whole|entire|full) (bottle|box|pack|packet|supply)|bottle|bunch|handfuls?
        |fistful|too (many|much)|all|every|the rest|\\d\\d+|ten|twelve|fifteen|twenty|thirty|forty
        |fifty|sixty|seventy|eighty|ninety|hundred|dozens?|so many|everything in|way too|half) [of]
        [my|the|those|these|too|a|his|her|their|our|moms|dads] [many|much|extra|strength|bottle]
        [of] [my|his|her|the|their|moms|dads|husbands|wifes|mothers|fathers] [sleeping|pain|heart
        |blood|anxiety|sleep|old|other|leftover|strong|blue|white|little|diabetes] [pressure
        |strength|medicine] <meds>
    | (took|swallowed|downed|ingested|ate) <w1> (a lot of|lots of|several|multiple) <w1> pills
    | (took|taken|swallowed|downed|emptied|drank|finished|ate) <w1> (whole|entire|full|half) [the|a
        |my] (bottle|box|pack|packet)
    | (took|swallowed|downed|popped) <w2> (leftover|remaining|entire|every|all of|whole) <w4> <meds>
    | (swallowed|washed|downed|chased) (them|it|the lot) <w2> with <w3> (wine|vodka|alcohol|whiskey
        |whisky|liquor|beer|rum|gin|water)
    | (took|swallowed|downed|taken) (them all|it all|all of them|the lot|everything) <w1> (<end>|,
        |and|at once|with|an|\\d+|about|just|already|tonight|ago)
    | <meds> <w3> (in me|inside me|in my (stomach|system|blood)|kicking in)
    | (can|could|will|would) (you|u|i|one|someone) <w1> (od|overdose) <w3> (on|purpose|from|and
        |with)
    | overdose <w3> (kicking in|right now|ago|tonight|this (morning|evening))
    | <end> [just|i|ive|literally] (overdosed|oded|od d) (<end>|,|and|on|again|last|today|yesterday)
    | (took|taken|swallowed|downed) everything in <w1> (cabinet|medicine|drawer|cupboard)
    | (purposely|purposefully|deliberately|intentionally|on purpose) <w1> (took|taken|swallowed
        |injected) <w2> (extra|too|more|double|all|<meds>)
    | (took|taken|injected) <w6> on purpose
    | (injected|took|taken) <w2> too (much|many) <w3> (<meds>|on purpose)
    | (im|am|is|are|hes|shes|might be|may be|think i) <adv> (overdosing|oding|od ing|overdosed
        |having an overdose)
    | overdosed (just now|right now|an hour|a few (minutes|hours)|tonight|today|and (isnt|wont|not
        |is))
    | (drank|drunk|swallowed|ate|ingested|eaten) <w4> (<poison>|batteries|battery|rat pellets|razor
        |glass shards)
    | mixed <w4> <meds> (and|with) <w2> (vodka|alcohol|whiskey|wine|liquor|booze|beer|tequila|rum)
    | took something <w3> (wont|not|unconscious|passed)
    | wont wake up <w3> took something
    | empty <w1> (pill|medication|med|medicine) (bottles?|packs?)
    | empty bottles? of <meds>
    | (took|taken|injected|used) <w9> on purpose
    | (took|taken|swallowed|downed|drank|ate) everything <w3> (cabinet|medicine|drawer|cupboard
        |bathroom|house|box|shelf|fridge|sink)
    | (i|ive) already (took|taken|swallowed|drank|drunk) (them|it|everything|all|the) <w2> (<end>|,
        |pills|tablets|lot|bottle|of)
    | (swallowing|swallowed|took|taken|after) <w2> <drug> , <w6> (hospital|home|icu|a and e|stomach
        |charcoal)
    | (after|for) swallowing <w2> <drug>
    | (took|taken|swallowed|taking|downed) <w5> <meds> <w1> (at once|in one go|all together|in one
        sitting)
    | i <adv> swallowed something
    | ate the whole <w1> (jar|bottle|pack|box|strip)
    | (took|swallowed|drank|ate|taken) something <w4> (slurring|slurred|sleepy|drowsy|burns|burning
        |foaming|shaking|wont say|passed out|confused|vomiting|on purpose)
    """,
    domain="overdose",
    idioms=FIGURATIVE,
    unless="""
    finale | movie | episode | shakespeare | scene | juliet | tv
    | as (prescribed|directed|needed)
    | like i (should|am supposed)
    | mg | milligrams? | vitamins? | on time | over the years | lifetime of | years of | as usual
    | dose raised
    """,
    softens=False,
)

MEDICAL = rule(
    "text.medical",
    Level.L3,
    """
    <they> <w1> (wont|isnt|is not|cant|doesnt|does not|stopped) <w1> (wake up|waking up|breathe
        |breathing|respond|responding|responsive|conscious)
    | and (isnt|is not|wont) (waking up|wake up|breathing|breathe|responding|responsive)
    | not (breathing|responding|responsive)
    | (is|hes|shes|theyre|found (him|her|them)) <w1> (unresponsive|unconscious|turning blue)
    | (wont|will not|cant|not|doesnt) (stop|get it to stop) bleeding
    | bleeding (badly|heavily|out|a lot|wont)
    | blood [is] everywhere
    | losing <w2> blood
    | [just] (cut|slit|slashed) (his|her|their) (wrists?|throat)
    """,
    domain="medical",
    unless="""
    periods? | nose | gums | paper cut | alarm | for school | dog | cat | mask | panic | anxiety
    | emails? | text back
    """,
    softens=False,
)

RULES = (OVERDOSE, MEDICAL)
