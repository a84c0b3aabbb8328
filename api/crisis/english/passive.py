"""Rules for passive thoughts of dying: not wanting to live, wishing to be dead, to be gone."""

from api.crisis.english.idioms import DYING
from api.crisis.english.rule import rule
from api.crisis.levels import Level

UNWILLING = rule(
    "text.no_wish_to_live",
    Level.L2,
    """
    <dont> <adv> [even] (want|wants|wanna|wanting|wanted|wish|desire|deserve|feel like|care to
        |intend to|need) <adv> <alive> <after>
    | [dont|do not|not|cant|isnt] (know|sure|certain|clear|understand) <w1> (if|why|whether|that
        |how) i <adv> (want|keep|should|even|am|bother|still) <adv> (<alive>|alive|living) <after>
    | <cant> <adv> (go on|keep going|keep living|exist|carry on|continue living|keep existing|do
        life|live with myself|face another day) <after>
    | <cant> <adv> live (<end>|any ?more|any ?longer|like this|this way|no more|in this)
    | why <w3> (keep|bother|am i|should i|do i) <w2> (living|alive|exist|existing|live|here)
    | (hate|hates|tired of|sick of|exhausted of) <adv> (being alive|existing) <after>
    | (hate|hates|tired of|sick of|exhausted of|exhausted from|done with|fed up with|weary of|over
        |quit) <adv> (being alive|living|existing|this life|this world|waking up) <stop>
    | (tired of|sick of|done with|fed up with|giving up on|give up on|given up on|gave up on|had
        enough of|through with) [my] life <stop>
    | (finding|find|found|need|needs|searching for|search for|looking for|look for|running out of
        |out of|ran out of|lack|few|give me|give|trouble|struggling) <w3> reasons? (to|for) (stay
        alive|live|living|keep living|go on|be alive|exist|staying alive|keep going)
    | (lost|losing|no|have|without|any) <w2> will to <w1> (live|living|go on|keep going)
    | (no|zero|not a|not any|isnt (a|any|much)|whats the|what is the|what|without|lost my) <w1>
        (reasons?|point|purpose|use|meaning) <w1> (to|for|in|of|i|left) <w3> (live|living|be alive
        |being alive|stay alive|exist|existing|keep living|keep breathing|going on|go on living|keep
        going|staying alive|alive|life)
    | (<dont>|<cant>) <adv> (see|have|find|know|feel|think of) <w2> (reasons?|point|purpose|use
        |meaning) <w1> (to|for|in|of|i|left) <w3> (live|living|be alive|being alive|stay alive|exist
        |existing|keep living|keep breathing|going on|go on living|keep going|staying alive|alive
        |life)
    | (nothing|no one|nobody|anything) <w2> (live|living|stay alive|stick around) for
    | (life|living|it) (is|isnt|is not|s not|not|feels|seems|aint|wasnt) <w3> worth (living|my life)
    | (nothing|nobody|no one|not much|little) <w2> (keeping|keeps|holding|tying|left for) me (here
        |alive|in)
    | (only|one|sole) (thing|reason|person|ones) <w5> (alive|still here|im here|i am here|breathing)
    | (disappointed|upset|sad|angry|mad|hate|sucks|annoyed|wish|devastated) <w2> i <w1> (woke|wake
        |survived|am still alive)
    | (cant|dont|never|cannot|doubt|couldnt) <w1> (see|imagine|picture|expect|plan|think|thought
        |expected) <w2> (myself|me|id|ill|i|to|on|i will) <w2> (living|alive|being alive|make it
        |making it|live|reach|be here|being here|being around) <w1> (past|beyond|until|till|much
        longer|next|long|another)
    | (wont|will not|not going to|not gonna|dont think ill|dont plan (on|to)|doubt ill|dont expect
        to|dont think i will) <adv> (be|being|make it|see|live|survive|last) <w1> (alive|here any
        ?more|here much|around any ?more|around much|around after|around for|to see|to christmas
        |past|until|till|through the|through tonight|much longer)
    | (want|wanted|wanting|need) out of (this|my) (life|world|body|existence|pain)
    | (not meant|not made|not built|wasnt made|not cut out) for this (world|life|earth)
    | world isnt for me
    | dont belong (in this world|on this (earth|planet))
    | (only|one) way (to make it|to make this|to make the pain|to end (this|the)|to stop (the pain
        |this|it)|to be free|it ends)
    | (see|have|imagine|picture|there is|theres) (no|any|a) (way out|future) (except|but|other than)
    | <dont> see <w1> (future|tomorrow|way out) (where im|for (me|myself)|with me|in which i|except
        |but|other than)
    | i (give|gave) up on (life|living|everything)
    | (ready|wanting|want|waiting) for (it|all of this|life|my life|everything) to (end|be over)
        <w1> (forever|permanently|for good)
    """,
    idioms=DYING,
    unless="(wake|waking) up the | hospice",
)

WISHING = rule(
    "text.wish_to_be_dead",
    Level.L2,
    """
    (better off|better|happier|relieved|fine|easier|glad|best|celebrate) <w5> (without me|if i (was
        |were|wasnt|werent|am|died|disappeared|didnt|never|just|killed|ended|had)|if im (gone|dead
        |not)|once im (gone|dead)|when im (gone|dead)|with me (gone|dead)|if i <w2> (died
        |disappeared|gone|dead|here))
    | better off dead
    | (nobody|no one|noone|who|would anyone|would anybody|dont think anyone|wouldnt) <w3> (notice
        |miss|care|cry|mind|sad|bothered|mourn) <w3> (if|when|that) (i|im) <w3> (die|died|dead|gone
        |disappear|disappeared|killed|wasnt here|left this|vanished)
    | (wouldnt|wont|dont|not|would|id|doesnt) <w2> (miss me|mind|care|be sad|be okay|be ok|be okay
        with it|be fine|bother me) <w1> (if|when|whether) (i|im|a|the|something) <w5> (die|died|dead
        |gone|killed|hit me|hit by|happened to me|woke up|wake up|never woke|crashed|live|lived)
    | (wouldnt|wont|dont|not) mind <w1> (not waking up|never waking up|dying|being dead|not being
        here)
    | (if i|i) <w1> (didnt|dont|never) wake up <w1> (i|it|id|that|would)
    | (whether|if) i <w1> live [or die]
    | live or die
    | live or i die
    | <want> <w4> (never|not|didnt|dont|wont|wouldnt|wasnt|hadnt|werent|couldnt) <w2> (wake|waking
        |woke|woken|exist|born|here|alive|survive|be here) <w1> <after>
    | (never|not) (been|be|was|have been) born
    | (hopes?|hoping|wish|part of me <word>|pray) i <w1> (wont|dont|never|didnt|doesnt) (<end>|wake
        up)
    | <want> <w4> (god|lord|something|someone|somebody|a car|a bus|a truck|a train|anything|it) <w2>
        (takes?|kills?|ends?|hits?|would|could|to|runs?) <w2> (me|over me|my life)
    | (hopes?|hoping|wish|pray|praying) <w2> (i get|i got|i have|i catch|i had|to get|i die) <w2>
        (cancer|sick|hit|killed|heart attack|accident|shot|murdered|run over|dead|<end>|soon)
    | (wish|wished|wishing|hope|hoping|pray) <w2> (i|id) <w3> (dead|die|died|gone forever|disappear
        |disappeared|vanish|vanished|stop existing|cease) <w1> (<after>|forever|soon|tonight|right
        |already)
    | (<want>|if i|mind|okay|ok|fine) <w4> (get|got|be|getting|was|were) (hit|run over|struck
        |crushed) by a (bus|car|truck|train)
    | (<want>|need) <w6> (let me wake|not wake|never wake|never waking|killed me|had killed|kills me
        |takes me|took me|took me instead|been me) <w1> (<end>|up|,|and|instead|because|so|in|then)
    | (beg|begging|pray|praying|ask|asking) <w6> not to (wake|let me wake|be here)
    | never have existed
    | never existed
    | (waiting for|want|wants|wanting|expecting|would love for) me (to die|dead|gone <end>|to be
        dead)
    | (if|when|once) i (was|were|am|had|just) <w1> (dead|died|killed <self>|never born)
    | (get over it|cope|manage|fine|okay|better) <w2> (if|when|once) i <w1> (die|died|dead)
    | (living|being alive|existing|existence|staying alive) (is|feels|has become|hurts|has been)
        <w3> (painful|exhausting|unbearable|torture|pointless|meaningless|too much|too hard|hell
        |agony|burden|for nothing)
    | (wouldnt|would not|wont|dont|not) be <w1> (upset|sad|mad|sorry|opposed|bothered|unhappy
        |disappointed) if <w7> (died|die|dead|killed|crash|crashed|down|hit|wake up)
    | welcome (death|dying|my death|the end)
    | (imagin\\w+|thinking|think|thoughts|pictur\\w+|dream\\w*|about) <w3> my own death
    | what it (would|will|must|might|is|feels) <w2> like to (be dead|die|not exist|not be here)
    | (rest|peace|sleep|asleep) (for good|forever|eternally)
    | eternal (rest|peace|sleep)
    | finally (be at peace|be free of this (life|world)|find peace in death)
    | life is over <w4> (no point|nothing|no reason|end|done|anyway)
    | (press|push|hit) <w2> button <w6> (die|exist|gone|disappear|end)
    | okay if (a|i) <w3> (hit|died|dead|killed)
    | (go to sleep|fall asleep|sleep|going to sleep) <w3> (forever|never|not|dont|be done|wake) <w2>
        (wake|waking|up|<end>|and|,)
    | asleep forever
    | (disappear|vanish) <w2> never (come back|return)
    | (god|lord) <w3> take me
    | (hopes?|hoping|pray|praying) <w2> i <adv> die
    | (hard|trouble|struggling|struggle) <w4> (to want to live|wanting to live|to stay alive|staying
        alive)
    | put me out of <w1> misery
    | (would|d|be|itd|might|it is|its) <w3> (relief|easier|better|nice|peaceful|blessing|happy|fine)
        <w2> <adv> (not to exist|to not exist|be dead|die|dying|be gone|dead|if i died|if i (wasnt
        |werent|was not) (here|alive|around)|not (be|being) (here|alive)|without me)
    | (if i died|if i was dead|being dead|dying|death|not existing|not being here|not waking up)
        <w7> (would|d|will|might|could|sounds|seems|feels|is) <w3> (relief|easier|better|nice
        |peaceful|good|okay|ok|fine|best|blessing|escape|freedom)
    | (envy|envious of|jealous of|envied) <w4> (dead|died|dying)
    | (existing|here|waiting|alive) until i <w1> (die|dead)
    | waiting [around] to die
    | cant wait to (die|be dead)
    | (my [own] funeral|at my funeral|my obituary)
    | (leave|leaving|exit|exiting|depart|escape|off) this (earth|world|life|planet)
    | (disappear|vanish|gone) (forever|for good|permanently|from this (world|earth|life))
    | (should|shouldnt) [not|never|have] (be alive|exist|have been born|never been born|died|be dead
        |be here) <after>
    | (burden|waste of (space|air|oxygen)) <w9> (gone|dead|die|died|without me|relieved|rid of me
        |misery)
    | (rid|free) of me <w1> (<end>|soon|forever|for good|,|and)
    | (wont|dont|will not|not) have to (worry about|deal with|put up with|look after|see) me (any
        ?more|after|soon|much longer|again)
    | ready to (go <end>|go ,|go because|be done with|leave this|meet my maker)
    | ready to be done
    | (dont|not) (want|need) to be saved
    | cant be saved
    | when im (gone|dead) <w2> (they|you|everyone|nobody|my|no)
    """,
    idioms=DYING,
    unless="(wake|waking) up the | hospice",
)

RULES = (UNWILLING, WISHING)
