"""Rules for not wanting to live on: no wish, no reason, no future, no strength for it."""

from api.crisis.english.idioms import DYING
from api.crisis.english.words import rule
from api.crisis.levels import Level

UNWILLING = rule(
    "text.no_wish_to_live",
    Level.L2,
    """
    <dont> <adv> [even] (want|wants|wanna|wanting|wanted|wish|desire|deserve|feel like|care to
        |intend to|need|plan|planning on|plan on|plan to|expect to|have the (energy|strength|will
        |heart) (to|for)) <adv> <alive> <after>
    | (not|never) to be (here|alive|around|in this (world|life))
    | [dont|do not|not|cant|isnt] (know|sure|certain|clear|understand) <w1> (if|why|whether|that
        |how) i <adv> (want|keep|should|even|am|bother|still) <adv> (<alive>|alive|living) <after>
    | <cant> <adv> (go on|keep going|keep living|exist|carry on|continue living|keep existing|do
        life|live with myself|face another (day|morning|year|week)) <after>
    | <cant> <adv> live (<end>|any ?more|any ?longer|like this|this way|no more|in this)
    | why <w3> (keep|bother|am i|should i|do i) <w2> (living|alive|exist|existing|live|here|stay)
    | tell me why i should (stay|live|go on|keep going|be here)
    | (hate|hates|tired of|sick of|exhausted of) <adv> (being alive|existing) <after>
    | (hate|hates|tired of|sick of|exhausted of|exhausted from|done with|fed up with|weary of|over
        |quit|exhausted by|finished with|bored of|so over) <adv> (being alive|living|existing|this
        life|this world|waking up|life|this existence) <stop>
    | (tired of|sick of|done with|fed up with|giving up on|give up on|given up on|gave up on|had
        enough of|through with|finished with) [my] (life|living|existence) <stop>
    | (finding|find|found|need|needs|searching for|search for|looking for|look for|running out of
        |out of|ran out of|lack|few|give me|give|trouble|struggling|tell me) <w3> reasons? (to|for)
        (stay alive|live|living|keep living|go on|be alive|exist|staying alive|keep going|stay (here
        |<end>))
    | (lost|losing|no|have|without|any) <w2> will to <w1> (live|living|go on|keep going)
    | (no|zero|not a|not any|isnt (a|any|much)|whats the|what is the|what|without|lost my|see any
        |wheres the) <w1> (reasons?|point|purpose|use|meaning|sense) <w1> (to|for|in|of|i|left) <w3>
        (live|living|be alive|being alive|stay alive|exist|existing|keep living|keep breathing|going
        on|go on living|keep going|staying alive|alive|life|being here|being around|staying)
    | (<dont>|<cant>) <adv> (see|have|find|know|feel|think of) <w2> (reasons?|point|purpose|use
        |meaning|sense) <w1> (to|for|in|of|i|left) <w3> (live|living|be alive|being alive|stay alive
        |exist|existing|keep living|keep breathing|going on|go on living|keep going|staying alive
        |alive|life|being here|staying)
    | (nothing|no one|nobody|anything) <w2> (live|living|stay alive|stick around|stay|stay in this
        world) for
    | (nothing|no one|nobody) <w2> (left|more) <w1> (to|for me to) <w1> (stay|live|hold on|hang on
        |go on|wait)
    | (life|living|it) (is|isnt|is not|s not|not|feels|seems|aint|wasnt) <w3> worth (living|my life
        |it (any ?more|<end>|,))
    | life <w1> (isnt|is not|not|aint) <w1> (worth|for me)
    | (nothing|nobody|no one|not much|little|one thing|only thing) <w2> (keeping|keeps|kept|holding
        |tying|left for) me (here|alive|in|around|from)
    | (only|one|sole) (thing|reason|person|ones) <w5> (alive|still here|im here|i am here|breathing)
    | only (staying|here|alive|sticking around|hanging on|living) (til|till|until|for|because)
    | (disappointed|upset|sad|angry|mad|hate|sucks|annoyed|wish|devastated|let down|gutted|sorry)
        <w2> i <w1> (woke|wake|survived|am still alive|wake up)
    | (cant|dont|never|cannot|doubt|couldnt|do not) <w1> (see|imagine|picture|expect|plan|think
        |thought|expected|envision) <w2> (myself|me|id|ill|i|to|on|i will) <w2> (living|alive|being
        alive|make it|making it|live|reach|be here|being here|being around|be around|turning|getting
        |lasting) <w1> (past|beyond|until|till|to|much longer|next|long|another|for|on|after|\\d+)
    | (wont|will not|not going to|not gonna|dont think ill|dont plan (on|to)|doubt ill|dont expect
        to|dont think i will|dont intend to|never going to|never gonna|might not|may not|hope i dont
        |dont want to) <adv> (be|being|make it|see|live|survive|last|reach) <w1> (alive|here
        any ?more|here much|around any ?more|around much|around after|around for|around (on|by|to
        |next)|to see|to (christmas|thirty|forty|fifty|sixty|\\d+|morning|tomorrow|next|my|spring
        |summer|winter|the end)|past|until|till|through the|through tonight|much longer|tomorrow
        |another (day|year|week|birthday|christmas|winter|summer|month)|next (week|month|year|spring
        |summer)|morning|the (morning|weekend|new year|end of (the|this)))
    | dont think (ill|i will|id) <w1> (see|make|be here|be around|last|wake|survive) <w1> (<time>
        |next|another|long|the (night|week|morning|year|month)|until|till|past)
    | (want|wanted|wanting|need) out of (this|my) (life|world|body|existence|pain)
    | (not meant|not made|not built|wasnt made|not cut out) for (this world|life|earth|living)
    | world isnt for me
    | dont belong (in this world|on this (earth|planet))
    | (only|one) way (to make it|to make this|to make the pain|to end (this|the)|to stop (the pain
        |this|it)|to be free|it ends)
    | (see|have|imagine|picture|there is|theres) (no|any|a) (way out|future) (except|but|other than
        |with me|for me|left|<end>|,)
    | (no|any) <w3> (future|version|tomorrow|world) <w3> (with me|has me|me in it|that i|where im
        |for me|includes me)
    | <dont> see <w1> (future|tomorrow|way out) (where im|for (me|myself)|with me|in which i|except
        |but|other than)
    | i (give|gave) up on (life|living|everything)
    | (ready|wanting|want|waiting|wait) for (it|all of this|life|my life|everything|this) to (end|be
        over|finish) <w1> (forever|permanently|for good)
    | (ready|wanting|waiting) for (life|my life|everything) to (end|be over|finish)
    | (no|another|more|fifty|forty|thirty|twenty|\\d\\d) <w1> (more|years) <w2> (of this|of life
        |like this|being here)
    | (no more|last|enough|final) <w2> (birthdays?|christmas\\w*|summers?|winters?|springs?
        |tomorrows|mornings|mondays) <w2> for me
    | <dont> <w2> to be <w1> (very|a) <w1> long <w4> life
    | (had|have) [more than] enough (birthdays|years|of living|of being alive|of existing)
    | no more me
    | (year|christmas|summer|future|world|version|life|story) with me in it
    | (dont|do not|no|wont|not|cant|never) <w3> (plan|plans|planning|anything|look|think|see|go
        |exist|last) <w2> (past|beyond|after) (<time>|this|the (weekend|week|month|year|holidays)
        |my)
    | not reaching (retirement|thirty|forty|fifty|sixty|\\d+|old age|next|my)
    | (want|wanna|would rather|rather) <w1> not be (there|here|around|alive|a person) <w2> (for|when
        |<end>|,|any ?more)
    | (no|any|a) reason to stay <w2> (earth|world|here|alive|planet|<end>)
    | reason to stay on
    | (life|living|world|planet|body) <w3> (room|place|party|body|planet) i want to leave
    | (feel|feels|felt|feeling) [like] [im|i am] already (dead|a ghost|gone|buried)
    | (already dead|dead already) <w6> (waiting|catch up|official|body)
    | (cant|cannot|wont|not going to) <w3> (do|face|survive|take|get through|bear) (this|it|another)
        <w1> (another|one more|day|night|week|year) <w2> (day|night|hour|week|year|<end>|,)
    | (wont|not|never|dont expect to|dont plan to) <w1> (see|be here for|make it to|live to see)
        <w3> (this|next) (year|spring|summer|winter|fall|autumn|christmas|birthday|season)
    | (borrowed time|used up mine|used up my (days|years|time|quota|chances)|quota of days)
    | list of reasons <w4> (blank|empty|nothing)
    | (at|reached|this is) the end <w1> (<end>|,|of (me|my life|it all))
    | nothing <w2> (other side of|after|past|beyond) (tomorrow|tonight|today|this)
    | (sorry|sad|angry|disappointed|upset) <w2> i <w1> (opened my eyes|woke|am here|exist)
    | (fire|flood|tornado|earthquake|burglar) <w9> (wouldnt|dont think id|not|would not) <w2> (leave
        |run|move|escape|get out|save|fight)
    | [had] enough (new years|christmas\\w*|mondays|sunsets|tomorrows|mornings|winters)
    | not planning (on|to) <w1> (see|seeing|be|being|make|making|reach|reaching) <w3> (new year|next
        |christmas|summer|spring|birthday|here|alive)
    | (future|tomorrow) <w2> because there <w1> (isnt|is no|wont be) (one|any)
    | (cant|cannot) <w2> (imagine|see|picture) <w2> in <w2> (days|weeks)
    | grow (any|old|older) <w2> (than|old)
    | (no|any|a) reason to (see|reach|make it to|stay for) <w2> next
    """,
    idioms=DYING,
    unless="(wake|waking) up the | hospice",
)

RULES = (UNWILLING,)
