"""Rules for danger that is near: plan, means, farewell, attempt, and the hints beside them."""

from api.crisis.english.idioms import DYING
from api.crisis.english.rule import rule
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
    | suicide plans?
    | plans? for suicide
    | (si|ideation|suicidal|suicidality|thoughts) <w2> (with|w|and|has|have) <w2> plan
    | (know|knows|figured out|decided|planned|planned out|worked out|picked|chosen|chose|mapped out)
        <w1> (how|when|where|which way|the (day|date|place|time|way|method)) <w3> (i|im|ill|id|hes
        |shes|he|she|they) <w3> (do it|kill|die|end it|doing it|hang|jump)
    | how (many|much) <w6> (to|take|takes|would|it|need|needed|before) <w5> (die|kill|overdose|od|be
        fatal|be lethal|fatal|lethal|dead)
    | (lethal|fatal|deadly) (dose|amount|overdose)
    | (painless|painlessly|easiest|quickest|fastest|best|least painful|quick|easy|surest|peaceful)
        <w2> (way|ways|method|methods) <w2> (die|kill (<self>|yourself)|suicide|<endit>|end your
        life)
    | (way|ways|method|methods|how) (to|of|for|i can|can i|i could) (kill|killing|hang|hanging)
        (<self>|yourself)
    | (way|ways|method|methods|how) (to|of) (commit|committing) suicide
    | suicide methods?
    | (tie|make) a noose
    | (set|picked|chosen|chose|have) (a|the|my) (date|day) (to (die|kill|end)|for (my|it all))
    | (where|so) (nobody|no one|noone|they) <w2> (find|finds|stop|stops|save) me [until] (its|it
        |<end>|,|in time|and|till|before|after) <w1> <word>
    | (have|got|with|gathered) everything <w1> i need to <adv> (do it|die|end|kill|<end>)
    """,
    unless="how (many|much) <w9> (people|covid|war|animals|calories|drivers|soldiers|americans)",
    softens=False,
    is_denied_away=True,
)

MEANS = rule(
    "text.means",
    Level.L3,
    """
    (saving|saved|save|stockpil(e|ed|ing)|hoard|hoarding|hoarded|stash|stashed|stashing|collecting
        |collected|gathered|gathering|set aside|putting aside|hiding|stocked|stocking|kept) [up]
        [on] <w4> <meds> <w1> (<word>|<end>)
    | <meds> <w2> (i|ive|that i|hes|shes) <w1> (saved|stockpiled|hoarded|stashed|collected|set aside
        |hid)
    | (\\d\\d|twenty|thirty|forty|fifty|sixty|hundred|lots of) <w2> <meds> <w1> (saved|stashed
        |hidden|set aside)
    | (do|doing) it (<end>|,) <w5> (<gun>|<noose>|<blade>|the pills|all the pills)
    | (the|a|my|his|her) (<gun>|<noose>|pills) <w3> (<end>|,) <w6> (going to|gonna|will|ill) <adv>
        do it
    | enough <w4> to <adv> (die|do it|kill (<self>|me)|end (it|my life)|overdose|od|be (fatal
        |lethal)|finish it|not wake up)
    | loaded <w1> <gun>
    | <gun> <w2> loaded
    | (<gun>|<blade>|<noose>|belt|bottle|<meds>) <w3> (in my (hand|hands|lap|mouth)|next to me
        |beside me|in front of me|(to|against|at|on|around) (my|his|her) (head|temple|wrists?|throat
        |neck|chest|mouth))
    | <gun> <w9> (in my mouth|to my head|at my head|to my temple)
    | (<blade>) <w9> (on|to|across|against) my [own] (wrists?|throat|arms?|neck|skin)
    | (held|holding|put|putting|pressed|pressing|hold|had|has|got) <w2> (<gun>|<blade>|<noose>) <w1>
        (to|against|around|in|at|on) (my|his|her) <w1> (head|temple|wrists?|throat|neck|chest|mouth)
    | (<gun>|<noose>|<blade>|<meds>|helium|charcoal) <w4> (to|so i can|so i could|and) <adv> (die|do
        it|finally do it|kill <self>|end (it|my life)|hang <self>|shoot <self>|be done with)
    | noose
    | (rope|cord|belt|knot) <w3> (ready|tied|hung|around my)
    | tied <w2> (rope|knot|sheet|belt)
    | (have|has|having|got|bought|buying|found|hid) <w2> rope
    | (charcoal|helium) <w4> (ready|tape|tank|hood|bag|tent)
    | (hose|exhaust) <w6> (window|car|exhaust|hose|tailpipe)
    | (engine|car) <w2> (running|on) <w6> garage
    | garage <w4> (engine|car) <w2> (running|on)
    | carbon monoxide <w3> (<self>|poison|to die|painless)
    | (standing|sitting|stood|sat|climbed|parked|waiting|im|i am|up) <w2> (on|at|over|by|near) <w1>
        (the|a|this|an) <w2> (ledge|edge|overpass|bridge|railing|roof|rooftop|tracks|cliff
        |windowsill|parking garage) <w1> (<end>|,|and|of|about|ready|looking|right|now|rn|thinking
        |alone|over|wanting)
    | on the (ledge|roof|edge) (<end>|rn|right now|and (looking|im|i|ready))
    | (about|ready|going|want|wanting|wants) to (jump|step off|pull the trigger|slit) (<end>|,|off
        |from|now|and|tonight|this|because|my|on)
    | (about|ready|going) to (take|swallow|down) (them all|all of them|these (pills|meds)|all (these
        |my|the) <meds>|the whole bottle|every pill|the pills|the whole)
    | (he|she|they|hes|shes|<kin>) <w3> (on|off) (the|a) (bridge|roof|ledge|overpass|tracks) <w6>
        (jump|right now|threatening)
    | locked (himself|herself|themself|themselves) <w6> (<gun>|knife|pills|razor)
    | (pills|meds|gun|rope|knife) (i|ive|that i) (saved|bought|hid|got|kept|stashed|loaded)
    | no reason to stop <end>
    | <gun> <w9> use it (tonight|on|tomorrow)
    """,
    unless="""
    hunting|hunt|shooting range|the range|deer|ducks|elk|boat|climbing|camping|tent|police|photos?
        |swing
    | no access|denies access|gun safe because|safe because
    """,
    softens=False,
    is_denied_away=True,
)

FAREWELL = rule(
    "text.farewell",
    Level.L3,
    """
    (goodbye|good bye|farewell|suicide) (letters?|notes?|messages?|emails?|videos?|post)
    | (wrote|written|writing|finished|left|leaving) (my|his|her|their|a) note <w6> (<end>|desk|kill
        |die|saying|gone|for my (family|kids|wife|husband|parents|mom)|,)
    | (wrote|written|writing|left|leaving|find) <w3> (letters?|notes?|messages?) <w3> (to|for|that
        |so|in|saying) <w9> (gone|had to go|have to go|after i|when im|die|dead|death|understand why
        |why i|afterwards?|goodbye|kill)
    | (gave|giving|given|give) away <w4> (my|his|her|their|everything) <w2> (things|stuff|belongings
        |possessions|valuables|guitar|jewelry|savings|dog|cat|pets?|own)
    | (gave|giving|given|give) <w4> (things|stuff|belongings|possessions|everything|guitar|jewelry
        |valuables) away
    | by the time <w1> (you|anyone|anybody|they|someone|somebody|he|she|people|everyone) <w1> (read
        |reads|see|sees|find|finds|get|gets|reading)
    | (this|it) is [my] (goodbye|good bye|farewell)
    | its (goodbye|good bye)
    | (goodbye|good bye|farewell|bye) (cruel|world|forever|to this world)
    | (my|the) (last|final) (post|message|words|goodbyes?|note|farewell|night (alive|on|here)|day
        (alive|on earth|on this))
    | (is|be|its) the last (time|thing) <w2> (you|youll|anyone|anybody|they|theyll|i|ill) <w2> (hear
        |see|talk|post|write|speak)
    | <going> [be] (gone|dead) (by|before|soon|tomorrow|tonight|when you|in the morning)
    | (take care of|look after) <w4> (when|after|once) <w1> (im|i am) (gone|dead|not here)
    | (saying|said|say|said my|saying my) (final|last) (goodbyes?|farewells?)
    | (saying|said) [my] goodbyes? to (everyone|everybody|the world|life|my life)
    | affairs <w1> in order <w9> (die|go|end|dead|gone|over|ready)
    | worry about me (after|any ?more after|when) (tonight|tomorrow|today|this|im)
    | after (tonight|today|tomorrow) <w3> (wont|will not|wont be|no longer) <w2> (matter|hurt|here
        |suffer|worry|be)
    """,
    unless="""
    airport|moving|moved|move|declutter\\w*|downsiz\\w*|goodwill|charity|donat\\w*|yard sale
        |coworkers?|dishes
    | retir\\w*|graduat\\w*|last day (at|of) (work|school)|vacation|new job|fridge|trip
    """,
    softens=False,
)

ATTEMPT = rule(
    "text.attempt",
    Level.L2,
    """
    (tried|trying|attempted|attempting|almost|nearly|came close to|failed to|failed at|tries) <adv>
        <w1> (<method>|<slew> <self>|die <w1> <after>|ended (my life|it)|took my [own] life|suicide
        |jumped (<end>|,|off|from|in front|yesterday|last|but|and|when|because))
    | (suicide|my|an|another|recent|second|first|third|failed|previous|past|prior) [suicide]
        attempts? <w2> (<end>|,|last|was|landed|on|by|in|and|this|\\d+|two|three|a|yesterday|months?
        |weeks?|ago)
    | attempted suicide
    | suicide attempts?
    | attempted to (take my|end my)
    | survived (my|a) [suicide] attempt
    | (i|ive|have|has|she|he|just|intentionally|purposely|they|<kin>) <w1> (overdosed|oded|od d)
    | overdosed on purpose
    | (i|ive|she|he) <w1> attempted (<end>|,|again|when|last|twice|once|before|on <day>|two|three
        |yesterday|years?)
    | (i|ive) <w1> (slit|slashed|hung|hanged|shot) (<self>|my (wrists?|throat|veins))
    | cut my (wrists?|throat|veins)
    | (put|tied|had) <w2> (noose|rope|belt|cord|plastic bag) <w2> (around|over|on) my (neck|head)
    """,
    idioms=DYING,
    raised_by="<recent>",
)

AT_HAND = rule(
    "text.at_hand",
    Level.L3,
    """
    (have|has|having|got|own|owns|bought|buy|buying|keep|keeps|ordered|borrowed|stole|is a|with)
        <w3> (<gun>|<noose>)
    | <gun> <w2> (at home|in (the|my|our|his|her) <w1> (house|home|closet|safe|drawer|car|nightstand
        |garage|room|bedroom|truck))
    | took (them all|all of them|it all) <w1> (<end>|,|and|at once|with)
    | (<gun>|<blade>) <w2> (under|by|beside|next to) my (pillow|bed)
    | access to <w2> (<gun>|means|medications?|lethal means|pills)
    | (have|has|got|bought) <w1> (the|enough|plenty of|a bottle of|a lot of|all the) (pills|meds
        |insulin)
    """,
    softens=False,
    is_denied_away=True,
    is_corroborating=True,
)

READY = rule(
    "text.ready",
    Level.L3,
    """
    (i|ill|im|and|to|gonna|will) <adv> (do|doing) it (<end>|,|tonight|tomorrow|now|soon|this|when
        |after|because|on)
    | (go|going) through with it
    | i did it <end>
    | (wrote|written|finished) [already] [all] (the|my) (notes?|letters?) <w1> (<end>|,|to|for|one)
    | (decided|settled) on (the|a) (date|day|method|place|time|way)
    | (dog|cat|kids) (is|are) (at|with) my <word> now
    | (a|my|the|specific|made a|have a|has a) plan <w1> (<end>|,|and|in place|made|set|ready
        |already)
    | (set|picked|chosen|chose) (a|the|my) (date|day|place|spot|time)
    | affairs in order
    | my will (<end>|and|,|so)
    | (giving|gave|give|found|finding) (my|the) (dog|cat|pets?) (away|a [new] home)
    | paid everything off
    | cleaning out my
    | (goodbye|good bye|bye) (everyone|everybody|all|guys)
    | tell <w4> i loved? (them|her|him|you)
    | (wont|will not|not going to) be (here|around|alive) (tomorrow|next week|by|much longer|for
        much|after)
    | so i can go <end>
    | <end> <w2> <time> <end>
    """,
    softens=False,
    is_denied_away=True,
    is_corroborating=True,
)

RULES = (PLAN, MEANS, FAREWELL, ATTEMPT, AT_HAND, READY)
