"""Rules for active thoughts of dying: intending to, wanting to, thinking of it."""

from api.crisis.english.idioms import DYING
from api.crisis.english.words import rule
from api.crisis.levels import Level

INTENT = rule(
    "text.intent",
    Level.L3,
    """
    <going> <adv> <w1> <method>
    | <going> <w6> (and|to|then) <adv> (<method>|die|jump (<end>|,|off|from|tonight)|drown)
    | (<going>|want|wanna) <adv> (jump|drown|bleed out) (<end>|off|tonight|now|today|,|because)
    | (im|i am) <adv> (killing|hanging|shooting|drowning|unaliving|offing|ending|erasing) <self>
    | (im|i am|were|ill be) <adv> ending (my life|it all|everything|it (tonight|tomorrow|now|today
        |this|after|on|when|soon|<end>))
    | (im|i am) <adv> taking <self> out
    | (planning|planned|preparing|prepared|arranged|scheduled) [for] (my|a|her|his) [own] (<suicide>
        |death|exit)
    | (my|her|his|their) [planned] <suicide> (is|plan|method|will be|date)
    | decided [that] (im|to be|i am) (dying|done living|better off dead)
    | decided to (die|go <end>)
    | (chosen|chose|choose|choosing|decided|resolved|vowed|determined|deserve|about|ready) <w1> (to
        die|to be dead)
    | (chosen|chose|choose|choosing|deserve) (death|dying)
    | <going> <adv> (die|be dead|dead) <w1> (<time>|today|by|before|my own|here|alone)
    | (im|i am|ill) <adv> (gonna|going to|about to) <adv> be dead
    | (<end>|im|i am) <adv> dying (<time>|today|soon|by)
    | nothing (can|will|could) stop me <w2> (now|<end>)
    | (nobody|no one|cant|nothing) <w2> (talk|stop) me (out of|from) <w1> <method>
    | (oding|overdosing|od ing) <w4> (<tonight>|now|today)
    | (go|going|goin|follow|following) (through|thru) with it (<tonight>|this|now|soon|on|<day>)
    | (my|the) (plan|way|idea|exit|answer|goal|only thing left) (is|was|involves) <w4> (<meds>
        |<weapon>|<method>|the bridge|the roof|the train|to die|dying|death)
    | (thats|that is|which is) what <w1> (mean|intend|plan|going) to <w2> with it
    | (want|wanna|going to|mean to|will|plan to|gonna) use it (on|to) (me|<self>|die|do it|end it)
    | (so|so that|where) (i|id|ill) [can|could|will|would|d|may|might] <adv> die
    | tonight is the night <w6> (die|do it|end|go|leave|dead)
    | (die|dying|death|end|ending) <w6> (set|planned|arranged|picked|chosen|booked|scheduled) <w3>
        (for|on) <time>
    | (take|taking|swallow|swallowing) (it all|them all|all of them|everything) <w4> and <adv> (die
        |go to sleep|sleep|be done|not wake)
    | (do|doing|did) it <w2> and <adv> die
    | before i <adv> (pull (this|the) trigger|jump|do it <end>|end it|kill <self>)
    | by my own hand
    | (finish|finishing) (the job|myself|me off|what i started|it off)
    | (this|next|third|second) time <w2> (ill|i will|im going to|gonna|i wont) <w3> (right|properly
        |enough|more|fail|miss|sure|stop|wake)
    | use more next time
    | me in the (river|lake|sea|ocean|ground|morgue|coffin|grave|casket)
    | (im|i am|was|got|so|this|came|very|too) <w1> close to <adv> (doing it|<method>|jumping|ending
        it|done)
    | (listen|obey|give in) to (them|it|him|the voices?) (tonight|now|<end>|,)
    | <going> <adv> (listen|obey|give in) (<end>|,|to (them|it|him|her))
    | (<end>|i|just|and) <adv> done living
    | (i am|im|ill be|i will be|already) <w1> (dead|gone) (by the time|when you|if you|already)
    | (reading|read|seeing|find) this <w9> (dead|gone (<end>|,|forever|now)|too late)
    | going to be (by|before|done) my own hand
    """,
    idioms=DYING
    + "| (he|hes|she|shes|they|theyre|who|hell|shell|someone|<kin>) [is|are] <going> <adv> <word>",
    softens=False,
    is_denied_away=True,
)

IDEATION = rule(
    "text.ideation",
    Level.L2,
    """
    <slay> <self>
    | (i|ive|id|ill|just|almost|nearly) <w2> (killed|hung|hanged|shot|drowned|offed|unalived) <self>
    | <suicidal> ideation <end>
    | <end> <adv> [and|feeling|felt|im|kinda|kind of|pretty|ngl] <adv> <suicidal> (<end>|and|,|again
        |rn|as|af|but|right|today|tonight|for|since|highkey|here|bc|because|with)
    | sui (thoughts?|ideation|again|rn)
    | <endit>
    | (<want>|<going>|need|needs|could|might|may|would|id|lemme|just|rather|prefer|deserve|deserves
        |id love|would love|should|supposed|better off|want me|ought|happier|might as well|as well
        |ready|okay with|ok with|fine with|wouldnt mind|considering|tempted|like the idea of) <adv>
        [to] <adv> (<die>|<method>|gone (<end>|forever|,))
    | <want> <adv> (it|all of it|everything|this|the pain) [all] to be over [, all of it ,] forever
    | <think> <adv> [of|about|on|how|what|that] <adv> <w1> (<method>|<suicide>|die|killing <self>
        |being dead|dying|not being (here|alive)|not existing|being gone|ending things)
    | (thoughts?|thinking|think|obsess\\w*|daydream\\w*|fantasi\\w+) (of|about) (my [own]) death
    | (think|thinking|thoughts|thought) (of|about) (death|dying|<suicide>|being dead) <w1> (<end>|,
        |all|every|constantly|a lot|daily|often|more|again|lately|are|is|as|come|keep|and how
        |almost)
    | (urge|urges|impulse|impulses|like|feel like|felt like) <adv> (<method>|dying <end>|dying ,
        |dying (tonight|today|and|right|all)|to die)
    | (<suicide>|dying|death|being dead|not existing|not being here|hanging <self>) <w2> (is|sounds
        |seems|feels|looks|would|might|comforts|has been|keeps|crosses|appeals) <adv> <w3> (out
        |option|answer|solution|escape|relief|mind|peaceful|better|easier|good|nice|appealing
        |tempting|inviting|comforting|peace|only|closing in|calling|freedom|plan|way)
    | (<suicide>|death|dying) comforts me
    | thought of (<suicide>|death|dying) <w1> (comforts?|calms?|soothes?|brings?)
    | (way|ways|door|exit) out <w3> (death|dying|die|<suicide>)
    | only way <w6> (die|dying|death|kill <self>|<suicide>)
    | (dying|death|<suicide>|a bullet|bullet|the rope|the gun|the bridge|the pills) is (the only|all
        i (think|want|see|dream))
    | (please|someone|somebody|just|god|to|would|will|could|it|enough to) <w1> kill me <w1> (<end>
        |now|already|please|,|and)
    | what if i <adv> (<method>|drove (into|off)|died|was dead)
    | (if|once|when|after) i <adv> (killed|hung|shot|kill|hang|shoot) <self>
    | let me die | die by my own hand | self ?delete
    | game ?end <self>
    | kill self
    | (want|wanting|thinking|feel|tells? me|telling me|saying|says|list|normal|ok|about) <w6> (kill
        |killing|stab|stabbing|hang|shoot|hurt|cut) your ?self
    | (kermit|commit) (sewerslide|toaster bath)
    | want to commit <end>
    | (join|joining|be with|see) my [late|dead] <w2> (in heaven|on the other side|in the afterlife)
    | why <w2> (still alive|not dead|alive <end>)
    | (made|make|making) [my] peace with (it|death|dying|going)
    | (can|could) finally <w1> (go through with it|die|end (it|my life)|be dead)
    | (thinking|think|thought|thoughts|figured|researched|wondering|working out|worked out) <w3> how
        (id|i would|i could|to) (do it|<method>|die)
    | (only|main) reason <w5> (havent|have not|didnt|dont|not) (<end>|,|<w3> (it|killed|ended|done
        |kill|end|died|jumped|yet))
    | (only|one|sole|main) (thing|reason|person|ones) <w4> (stopping|preventing|keeping|holding) me
        from <w2> (it|<method>|dying|<suicide>)
    | if it (werent|wasnt|were not) for <w4> (id|i would|i d) <w2> (ended|dead|gone|killed|done it)
    | (look|looking|looked|stare|staring|stared|think|thinking|thought|holding|held) <w2> [at|about]
        [all] (the|my|these|those|his|her|this|that) <w2> (pills|tablets|<gun>|knife|razors?|blade
        |noose|rope|bridge|ledge) <w6> (<end>|and|,|i|in|because|every|again|hour|hours|deciding)
    | (hurts?|painful|painless|pain|feels?) <w4> (hang|hanging|drown|drowning|overdose|bleed|die by
        |die) <w1> (<self>|yourself|by|out|to|from hanging|hanging)
    | hang (themselves|yourself) (with|from|on|using)
    | letting go of the [steering] wheel
    | (brain|head|mind|heart|voice|everything in me|part of me) <w6> (kill <self>|to die|end it
        |dead)
    | half a mind to <w4> (<method>|die|jump|take all)
    | (dying|death) part
    | enough to (kill|finish) (me|<self>)
    | (turn|turned|turning|pointed|pointing|aim|aimed) (my|the|his|this) <gun> (around|on|at) <w1>
        (<end>|me|<self>|my)
    | (picture|picturing|imagin\\w+|see|seeing|visualis\\w+|visualiz\\w+) my <w2> (body|corpse
        |coffin|funeral|grave|hanging|swinging)
    | my own (body|corpse|funeral|grave|obituary|death|suicide|eulogy)
    | (turn|turning|turned|jerk|yank|spin|pull|let go of) the [steering] wheel <w4> (traffic|tree
        |truck|oncoming|wall|river|barrier|bridge|guardrail|ditch|once|hard)
    | (into|toward|in front of) oncoming
    | (remove|removing|subtract|subtracting|erase|erasing|delete|deleting|eliminate) (myself|me)
        <w2> (from|out|<end>|,)
    | want to be (finished|erased|deleted|nothing|dust|ash|ashes|put down|put to sleep|unborn|no
        one)
    | want (it|this|everything|my life) (done|over|finished|ended) (<end>|,|with|now|already|so)
    | talk me (out of it|down)
    | (deeper|harder|further) <w6> (bleed|bleed out|vein|veins|artery|die|let it run)
    | feel myself <w2> (going to do|doing) it
    | (want|wanting|rather|choose|prefer) death
    | (make|making) it (official|stop forever|permanent)
    | (want|wanna|need) out <w1> (<end>|,|permanently|for good|forever|now)
    | (my|the) body to (catch up|stop|give (up|out)|quit|follow)
    | (could|can|if i could) <adv> (not exist|cease to exist|die|disappear)
    | (intend|want|going|will|plan|ready|wanna|gonna|ill) <w1> (follow|join) (him|her|them|my <w2>)
        <w4> (this|soon|tonight|<end>|,|too|now)
    | (look|looks|seem|explain|made to look|think its) <w2> an accident
    | (it|this) has to be (tonight|today|tomorrow|this <word>) <w4> (nerve|or|before)
    | lose my nerve
    | <think> <w3> (about|of|on) <w2> (<suicide>|dying|<slay> <self>|ending it|my death|not
        existing)
    | (give me|have|with|and) <w6> no reason (to stop|not to|to stay)
    | (want|wish|dream|hope|desire|ask for|long for) is <adv> [to] <adv> (<die>|<method>|gone (<end>
        |forever))
    | (within|seconds|inches|moments|an inch|a step|one step|this close|inch) <w2> (of|from|away
        from|to) <w1> <method>
    | (wish|wished|hope) <w6> (finished (what|the job|me|it)|killed me|taken me|had ended me)
    | (nothing|no one|nobody|one thing|anything|anyone) <w2> to stop me
    | (point|pointed|pointing|aim|aiming) (it|the gun|the barrel) at (me|<self>|my)
    | (do|doing) the decent thing
    | russian roulette
    | (tell|telling|beg|ask|convince|talk) me not to (jump|do it|die|kill|end|go through)
    | (choosing|chosen|decided|prefer|rather|choose) not to (continue|go on|live|be here|wake|exist
        |carry on|stay)
    """,
    idioms=DYING,
    unless="hospice|terminally ill|assisted living|voluntary assisted",
    raised_by="<time>",
)

SUICIDAL = rule(
    "text.suicidal",
    Level.L2,
    """
    (im|am|i|feel|feels|feeling|felt|been|being|is|hes|shes|theyre|seems?|sounds?|sounded|become
        |became|becoming|getting|get|so|very|actively|passively|severely|acutely|quite|bit|are|was
        |were|be|deeply|almost|extremely|borderline|increasingly|called?|me|kinda|lowkey|a little
        |more|still) <adv> <suicidal>
    | <suicidal> (thoughts?|ideations?|feelings?|urges?|tendenc(y|ies)|thinking|again|rn|today
        |tonight|lately|most|since|every|and|but|episode|plans?|intent|<end>|,)
    | (<think>|mention|mentions|mentioned|threaten|threatens|threatened|threatening|brink of|verge
        of|edge of|close to|closer to) <w2> <suicide>
    | <suicide> <w4> (on|through|crosses|crossed) <w1> mind
    | (endorses|endorsed|reports|reported|admits|expresses|voices|positive for|has|having|have|with
        |active|passive|chronic|current|ongoing) <w3> (si|suicidal ideation|death wish|wish to be
        dead)
    | si (present|positive|daily|with|without|no plan|and)
    """,
    idioms=DYING,
    needs="""
    i | im | ive | id | ill | me | my | we | our | u
    | <they>
    | endors(es|ed)
    | reports? | reported | admits | presents | active | passive | u | current | si | has
    | feeling | feels
    """,
)

NOTED = rule(
    "text.noted",
    Level.L2,
    """
    <end> [active|passive|chronic|current|recent|daily|constant] <suicidal> (ideation|thoughts
        |feelings|urges) (<end>|,|and|today|daily|present)
    """,
)

MENTION = rule(
    "text.mention",
    Level.L1,
    "suicid(e|al|ality)|<suicide>|<suicidal>|si|self ?harm",
    softens=False,
    idioms=DYING,
    needs="i|im|ive|me|my|we|<kin>|denie(s|d)|deny|denying|member|patient|client|pt|si|no",
)

RULES = (INTENT, IDEATION, SUICIDAL, NOTED, MENTION)
