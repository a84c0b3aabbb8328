"""Rules for a plan: how, where and when, decided or looked up; and the signs that all is ready."""

from api.crisis.english.words import rule
from api.crisis.levels import Level

PLAN = rule(
    "text.plan",
    Level.L3,
    """
    (have|has|had|having|got|made|making|with|my|a|the|specific|detailed|suicide|clear|reports?
        |reported|endorses|his|her) <w1> plan <w2> (to <adv> (<method>|die|jump|kill|hurt|harm
        |<slay> (<selves>|self))|(for|of) <adv> (suicide|dying|killing|ending|overdose|overdosing|my
        death|hanging|jumping|shooting|how))
    | (have|has|made) a plan <w1> , <w6> (bridge|gun|rope|pills|train|roof|overdose|garage|knife)
    | (have|has|having|had) a <w1> plan (for|of) (tonight|tonite|tomorrow|this weekend|<day>)
    | (my|the|her|his|their) [suicide] plan (is|was) <adv> (<method>|die|drive|jump|take|use|drown
        |wait until)
    | suicide plans? | plans? for suicide
    | (si|ideation|suicidal|suicidality|thoughts) <w2> (with|w|and|has|have) <w2> plan
    | (know|knows|figured out|decided|planned|planned out|worked out|picked|chosen|chose|mapped out)
        <w1> (how|when|where|which way|the (day|date|place|time|way|method)) <w3> (i|im|ill|id|hes
        |shes|he|she|they) <w3> (do it|kill|die|end it|doing it|hang|jump)
    | how (many|much) <w6> (to|take|takes|would|it|need|needed|before) <w5> (die|kill|overdose|od|be
        fatal|be lethal|fatal|lethal|dead)
    | (lethal|fatal|deadly) (dose|amount|overdose)
    | (painless|painlessly|easiest|quickest|fastest|best|least painful|quick|easy|surest|peaceful
        |gentlest|cleanest) <w2> (way|ways|method|methods) <w2> (die|kill (<self>|yourself)|suicide
        |<endit>|end your life|go <end>)
    | (way|ways|method|methods|how|place|places|spot) (to|of|for|i can|can i|i could) <adv>
        (<method>|kill yourself|hang yourself|overdose|od)
    | (googl\\w+|search\\w*|look\\w*|read\\w*|research\\w*|asked|watch\\w*|found|finding|reddit
        |websites?|forums?) <w6> (ways?|how|methods?|places?|best way) (to|of) <adv> (die|dying|kill
        |hang|overdose|end it)
    | suicide methods?
    | (tie|tying|make|making) a noose
    | (set|picked|chosen|chose|have|booked|circled) (a|the|my) (date|day) (to (die|kill|end)|for (my
        |it all))
    | (where|so) (nobody|no one|noone|they) <w2> (find|finds|stop|stops|save) me [until] (its|it
        |<end>|,|in time|and|till|before|after) <w1> <word>
    | (have|got|with|gathered) everything <w1> i need to <adv> (do it|die|end|kill|<end>)
    | (rehears\\w*|practi(c|s)\\w*) <w4> (<method>|hanging|the knot|dying|the jump)
    | (picked|chose|chosen|booked|set|circled) <w1> (<day>|the \\d+(st|nd|rd|th)|a date|the date)
        <w1> (because|so|for it|when|after|and)
    | <gun> and a (date|plan|note|day|place)
    | (practi(c|s)ed|rehearsed|know|learned|looked up|worked out) <w1> where to (put|aim|point|cut
        |press|jump)
    | (be|find me|found|swinging) hanging (from|in|by)
    | hanging from (the|a|my) <w1> (beam|rafters?|tree|ceiling|fan|door|rope|rail|bar|hook)
    | i <w1> have (a|the|my) (way|means|method|stuff|things) <w1> (ready|picked|for it|i need|to do
        it)
    """,
    unless="how (many|much) <w9> (people|covid|war|animals|calories|drivers|soldiers|americans)",
    softens=False,
    is_denied_away=True,
)

READY = rule(
    "text.ready",
    Level.L3,
    """
    (i|ill|im|and|to|gonna|will) <adv> (do|doing) it (<end>|,|tonight|tomorrow|now|soon|this|when
        |after|because|on|out|at|there|in|with|before)
    | (go|going) (through|thru) with it
    | i did it <end>
    | (wrote|written|finished) [already] [all] (the|my) (notes?|letters?) <w1> (<end>|,|to|for|one)
    | (decided|settled) on (the|a) (date|day|method|place|time|way)
    | (dog|cat|kids) (is|are) (at|with) my <word> now
    | (a|my|the|specific|made a|have a|has a) plan <w1> (<end>|,|and|in place|made|set|ready
        |already)
    | (set|picked|chosen|chose|circled) (a|the|my) (date|day|place|spot|time|tree|bridge|knot)
    | affairs in order
    | my will (<end>|and|,|so)
    | (giving|gave|give|found|finding) (my|the) (dog|cat|pets?) (away|a [new] home)
    | paid everything off | cleaning out my
    | (goodbye|good bye|bye) (everyone|everybody|all|guys)
    | tell <w4> i loved? (them|her|him|you)
    | (wont|will not|not going to) be (here|around|alive) (tomorrow|next week|by|much longer|for
        much|after)
    | so i can go <end>
    | <end> <w2> <time> <end>
    | (have|got|know) (a|my|the) (way|means|method|stuff|spot) <w1> (<end>|,|and|ready|picked)
    """,
    softens=False,
    is_denied_away=True,
    is_corroborating=True,
    weight=3,
)

RULES = (PLAN, READY)
