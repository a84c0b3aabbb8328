"""Rules for active thoughts of dying: wanting to, intending to, being suicidal."""

from api.crisis.english.idioms import DYING
from api.crisis.english.rule import rule
from api.crisis.levels import Level

INTENT = rule(
    "text.intent",
    Level.L3,
    """
    (<going>|need to|have to) <adv> <method>
    | <going> <adv> (jump|drown) (<end>|tonight|now|today|,|off|because|and)
    | (im|i am) <adv> (killing|hanging|shooting|drowning|unaliving|offing) <self>
    | (im|i am|were) <adv> ending (my life|it all|everything|it (tonight|tomorrow|now|today|this
        |after|on|when|soon|<end>))
    | (im|i am) <adv> taking <self> out
    | (planning|planned|preparing|prepared|arranged|scheduled) [for] (my|a|her|his) [own] (suicide
        |death|exit)
    | (my|her|his|their) [planned] suicide (is|plan|method|will be|date)
    | decided [that] (im|to be|i am) (dying|done living|better off dead)
    | decided to (die|go <end>)
    | (going to|gonna|ready to|will|ill|plan to|about to|decided to) <adv> (die|be dead) <w1>
        (tonight|today|tomorrow|this weekend|by|on|before|my own)
    | nothing (can|will|could) stop me <w2> (now|<end>)
    | (nobody|no one|cant|nothing) <w2> (talk|stop) me (out of|from) <w1> <method>
    | (oding|overdosing|od ing) <w4> (tonight|now|today|tomorrow)
    | (go|going|follow|following) through with it (tonight|tomorrow|this|now|soon|on)
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
    | <endit>
    | (<want>|need|needs|rather|prefer|deserve|deserves|id love|would love|should|supposed|better
        off|want me|ought|happier|might as well|as well|ready|okay with|ok with|fine with|about)
        <adv> (<die>|<method>|gone (<end>|forever|,))
    | <want> <adv> (it|all of it|everything|this|the pain) [all] to be over [, all of it ,] forever
    | <think> <adv> [of|about|on|how|what|that] <adv> <w1> (<method>|suicide|die|killing <self>
        |being dead|dying|not being (here|alive)|not existing|being gone)
    | (thoughts?|thinking|think|obsess\\w*|daydream\\w*|fantasi\\w+) (of|about) (my [own]) death
    | (think|thinking|thoughts|thought) (of|about) (death|dying|suicide|being dead) <w1> (<end>|,
        |all|every|constantly|a lot|daily|often|more|again|lately|are|is|as|come|keep|and how
        |almost)
    | (urge|urges|impulse|impulses|like|feel like|felt like) <adv> (<method>|dying <end>|dying ,
        |dying (tonight|today|and|right|all))
    | (suicide|dying|death|being dead|not existing|not being here|hanging <self>) <w2> (is|sounds
        |seems|feels|looks|would|might|comforts|has been|keeps|crosses|appeals) <adv> <w3> (out
        |option|answer|solution|escape|relief|mind|peaceful|better|easier|good|nice|appealing
        |tempting|inviting|comforting|peace|only)
    | (suicide|death|dying) comforts me
    | thought of (suicide|death|dying) <w1> (comforts?|calms?|soothes?|brings?)
    | (way|ways) out <w3> (death|dying|die|suicide)
    | only way <w6> (die|dying|death|kill <self>)
    | (dying|death|suicide) is the only
    | (please|someone|somebody|just|god) <w1> kill me <w1> (<end>|now|already|please|,)
    | what if i <adv> (<method>|drove (into|off))
    | <end> [so|very|feeling] suicidal (<end>|and|,|again|rn)
    | <end> [active|passive|chronic|current|recent|daily|constant] suicidal (ideation|thoughts
        |feelings|urges) (<end>|,|and|today|daily|present)
    | let me die
    | die by my own hand
    | self ?delete
    | game ?end <self>
    | kill self
    | (kermit|commit) (sewerslide|toaster bath)
    | want to commit <end>
    | (join|joining|be with|see) my [late|dead] <w2> (in heaven|on the other side|in the afterlife)
    | why <w2> (still alive|not dead|alive <end>)
    | (made|make|making) [my] peace with (it|death|dying|going)
    | (can|could) finally <w1> (go through with it|die|end (it|my life)|be dead)
    | (thinking|think|thought|thoughts|figured|researched|wondering) <w3> how (id|i would|i could
        |to) (do it|kill <self>|end (it|my life)|die)
    | (only|main) reason <w2> (havent|have not|didnt|dont|not) <w3> (it|killed|ended|done|kill|end)
    | (only|one|sole|main) (thing|reason|person|ones) <w4> (stopping|preventing|keeping|holding) me
        from <w2> (it|<method>|dying|suicide)
    | if it (werent|wasnt|were not) for <w4> (id|i would|i d) <w2> (ended|dead|gone|killed|done it)
    | (look|looking|looked|stare|staring|stared|think|thinking|thought) <w2> (at|about) [all] (the
        |my|these|those|his|her) (pills|gun|knife|razor|noose|rope|bridge) (<end>|and|,|i|in|because
        |every|again)
    | (hurts?|painful|painless|pain|feels?) <w4> (hang|hanging|drown|drowning|overdose|bleed|die by
        |die) <w1> (<self>|yourself|by|out|to|from hanging|hanging)
    | hang (themselves|yourself) (with|from|on|using)
    | letting go of the [steering] wheel
    | brain <w4> (kill <self>|to die|end it)
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
        |were|be|deeply|almost|extremely|borderline|increasingly|called?|me) <adv> suicidal
    | suicidal (thoughts?|ideations?|feelings?|urges?|tendenc(y|ies)|thinking|again|rn|today|tonight
        |lately|most|since|every|and|but|episode|plans?|intent|<end>|,)
    | (<think>|mention|mentions|mentioned|threaten|threatens|threatened|threatening) <w2> suicide
    | suicide <w4> (on|through|crosses|crossed) <w1> mind
    | (endorses|endorsed|reports|reported|admits|expresses|voices|positive for|has|having|have|with
        |active|passive|chronic|current|ongoing) <w3> (si|suicidal ideation|death wish|wish to be
        dead)
    | si (present|positive|daily|with|without|no plan|and)
    """,
    idioms=DYING,
    needs="""
    i|im|ive|id|ill|me|my|we|our|<they>|endors(es|ed)|reports?|reported|admits|presents|active
        |passive
    | current|si|has|feeling|feels
    """,
)

MENTION = rule(
    "text.mention",
    Level.L1,
    "suicid(e|al|ality) | si | self ?harm",
    softens=False,
    idioms=DYING,
    needs="i|im|ive|me|my|we|<kin>|denie(s|d)|deny|denying|member|patient|client|pt|si|no",
)

RULES = (INTENT, IDEATION, SUICIDAL, MENTION)
