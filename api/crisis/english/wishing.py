"""Rules for wishing to be dead or gone: by sleep, by chance, for others' sake, to be with the dead."""

from api.crisis.english.idioms import DYING
from api.crisis.english.words import rule
from api.crisis.levels import Level

WISHING = rule(
    "text.wish_to_be_dead",
    Level.L2,
    """
    (better off|better|happier|relieved|fine|easier|glad|best|celebrate|lighter|richer|freer
        |simpler) <w5> (without me|if i (was|were|wasnt|werent|am|died|disappeared|didnt|never|just
        |killed|ended|had)|if im (gone|dead|not)|once im (gone|dead)|when im (gone|dead)|with me
        (gone|dead|out)|if i <w2> (died|disappeared|gone|dead|here))
    | better off dead
    | (worth|useful|valuable|good|help) <w4> (dead|gone|as a corpse) <w2> (than|to them|to (my|the)
        |<end>)
    | (nobody|no one|noone|who|would anyone|would anybody|dont think anyone|wouldnt) <w3> (notice
        |miss|care|cry|mind|sad|bothered|mourn) <w3> (if|when|that) (i|im) <w3> (die|died|dead|gone
        |disappear|disappeared|killed|wasnt here|left this|vanished)
    | (wouldnt|wont|dont|not|would|id|doesnt) <w2> (miss me|mind|care|be sad|be okay|be ok|be okay
        with it|be fine|bother me|be a loss|be the worst) <w1> (if|when|whether) (i|im|a|the
        |something) <w5> (die|died|dead|gone|killed|hit me|hit by|happened to me|woke up|wake up
        |never woke|crashed|live|lived|went (off|out|down))
    | (wouldnt|wont|dont|not) mind <w1> (not waking up|never waking up|dying|being dead|not being
        here)
    | (if i|i) <w1> (didnt|dont|never) wake up <w1> (i|it|id|that|would)
    | (whether|if) i <w1> live [or die]
    | live or die | live or i die
    | <want> <w4> (never|not|didnt|dont|wont|wouldnt|wasnt|hadnt|werent|couldnt|doesnt) <w2> (wake
        |waking|woke|woken|exist|born|here|alive|survive|be here|make it|reach|see (tomorrow
        |morning)) <w1> <after>
    | (hope|hopes|hoping|wish|pray|praying|fingers crossed|let) <w5> (dont|wont|never|not|doesnt
        |cant) <w1> (make it|see|wake|survive|reach|come back|open my eyes|live) <w1> (to|till|until
        |tomorrow|morning|up|through|past|<end>|,|long)
    | (never|not) (been|be|was|have been) born
    | (hopes?|hoping|wish|part of me <word>|pray|hope) i <w1> (wont|dont|never|didnt|doesnt) (<end>
        |wake up)
    | (sleep|sleeping|asleep|bed) <w4> (hope|hoping|wish|pray) <w3> (good|forever|last|permanent
        |ever)
    | <want> <w4> (god|lord|something|someone|somebody|a car|a bus|a truck|a train|anything|it) <w2>
        (takes?|kills?|ends?|hits?|would|could|to|runs?) <w2> (me|over me|my life)
    | (hopes?|hoping|wish|pray|praying|hope) <w2> (i get|i got|i have|i catch|i had|to get|i die)
        <w2> (cancer|sick|hit|killed|heart attack|accident|shot|murdered|run over|dead|<end>|soon)
    | (let it|hope its|hoping its|wish it was|wish it were|hope it is|pray its|praying for|hoping
        for) <w2> (cancer|terminal|fatal|malignant|quick|fast|a (clot|stroke|tumou?r|heart attack
        |car crash|bullet))
    | (hope|hoping|wish|wishing|waiting|praying|pray|daydream) <w4> (something|anything|somebody
        |someone|it|death|an accident|a (truck|bus|car|train|clot|stroke|bullet|robbery)) <w3> (come
        |comes|came|happens?|takes?|ends?|go wrong|goes wrong|finds?|gets?|get me)
    | (come and|come to|come) (get|take|collect|fetch) me <w1> (<end>|,|already|soon|now|away|home)
    | (come for me|taken out of my hands|beg to be taken|wish it was me|wish it were me|shouldve
        been me|should have been me instead)
    | (wish|wished|hope|hoping|want) <w3> (was|were|be|been) (for me|my (turn|funeral|grave|name))
    | (when|whens) <w2> my (turn|go)
    | my (turn|go) <w1> (next|yet|to (die|go))
    | then [its] my turn
    | (if|when|wish|hope) <w1> (plane|bus|train|car|truck|boat|roof|building|lift|elevator|bridge
        |ceiling|taxi) <w4> (went down|crashed|crash|crashes|collapsed|hit me|took me|sank|fell|fall
        |falls|goes down) <w4> (id|i|be|would|wouldnt|thankful|glad|relieved|fine|okay|ok)
    | (wish|wished|wishing|hope|hoping|pray) <w2> (i|id) <w3> (dead|die|died|gone forever|disappear
        |disappeared|vanish|vanished|stop existing|cease) <w1> (<after>|forever|soon|tonight|right
        |already)
    | (<want>|if i|mind|okay|ok|fine) <w4> (get|got|be|getting|was|were) (hit|run over|struck
        |crushed|mown down|flattened) by a (bus|car|truck|train|lorry|van|tram|plane)
    | (<want>|need) <w6> (let me wake|not wake|never wake|never waking|killed me|had killed|kills me
        |takes me|took me|took me instead) <w1> (<end>|up|,|and|instead|because|so|in|then)
    | (beg|begging|pray|praying|ask|asking) <w6> not to (wake|let me wake|be here)
    | never have existed | never existed
    | (waiting for|want|wants|wanting|expecting|would love for|told|voices) <w2> me (to die|dead
        |gone (<end>|and|,)|to be dead|erased)
    | (if|when|once) i (was|were|am|had|just) <w1> (dead|died|killed <self>|never born)
    | (what if|if|imagine if|wish|sometimes think if) i <w1> (wasnt|werent|stopped|wasn t|ceased)
        <w1> (here|alive|around|being alive|existing|breathing|living|to exist) <w2> (<end>|,
        |any ?more|id|they|it|everyone|permanently|would|nobody|my)
    | (get over|over|forget|cope|manage|fine|okay|better) <w4> (if|when|once) i <w1> (die|died|dead)
    | (living|being alive|existing|existence|staying alive) (is|feels|has become|hurts|has been)
        <w3> (painful|exhausting|unbearable|torture|pointless|meaningless|too much|too hard|hell
        |agony|burden|for nothing)
    | (wouldnt|would not|wont|dont|not) be <w1> (upset|sad|mad|sorry|opposed|bothered|unhappy
        |disappointed) if <w7> (died|die|dead|killed|crash|crashed|down|hit|wake up)
    | welcome (death|dying|my death|the end)
    | (imagin\\w+|thinking|think|thoughts|pictur\\w+|dream\\w*|about) <w3> my own death
    | what it (would|will|must|might|is|feels) <w2> like to (be dead|die|not exist|not be here)
    | (rest|peace|sleep|asleep) (for good|forever|eternally|for ever)
    | eternal (rest|peace|sleep)
    | finally (be at peace|be free of this (life|world)|find peace in death|be able to rest|rest
        <end>)
    | life is over <w4> (no point|nothing|no reason|end|done|anyway)
    | (press|push|hit) <w2> button <w6> (die|exist|gone|disappear|end)
    | okay if (a|i) <w3> (hit|died|dead|killed)
    | (go to sleep|fall asleep|sleep|going to sleep) <w3> (forever|never|not|dont|be done|wake) <w2>
        (wake|waking|up|<end>|and|,)
    | asleep forever
    | (disappear|vanish) <w2> never (come back|return)
    | (god|lord) <w3> take me
    | (hopes?|hoping|pray|praying|hope) <w2> i <adv> die
    | (hard|trouble|struggling|struggle) <w4> (to want to live|wanting to live|to stay alive|staying
        alive)
    | put me out of <w1> misery
    | (close|shut) my eyes <w8> (never|not|nobody|dont) <w3> (open|wake)
    | wish <w6> (never|hadnt|not|didnt) <w3> (pulled|saved|found|revived|rescued|resuscitated|woken
        |survived|brought back|stopped)
    | (hope|hoping|wish|pray) <w6> (biopsy|scan|results|lump|tumou?r|test) <w4> (bad|positive
        |malignant|terminal|fatal|cancer|worst|comes back)
    | (hope|hoping|wish|pray|want|praying|let) <w2> (my heart|heart|lungs|brain|my body) <w2>
        (stops?|stopped|gives? (out|up)|quits?|fails?|shuts? down|bursts?)
    | (plane|flight|bus|train|car) <w3> never (landed|arrived|made it|stopped|came back|lands
        |arrives)
    | (tired|exhausted|weary) <w9> (long (kind|one|sleep)|forever sleep|sleep doesnt fix|sleep cant
        fix)
    | (god|lord|jesus|allah|the almighty|universe) <w3> (takes?|take|calls?|brings?|bring|call) me
        (home|<end>|now|in my|,|soon|back|away|tonight)
    | (get|got|getting) hit <w6> (wont|wouldnt|dont) <w3> (mad|mind|care|upset|sad)
    | (hope|wish|hoping|want|waiting for|ask|asking|beg|pray) <w3> (truck|car|bus|train|ceiling|roof
        |plane|lightning|building|tree|lorry|bullet|storm|floor|ground|earth) <w3> (runs?|hits?
        |falls?|fall|takes?|strikes?|crush\\w*|swallow\\w*|crash\\w*|opens?|hit|fell|come|comes
        |collapse\\w*)
    | (fell|fall|falling) asleep at the wheel
    | (donate|give|trade|swap|transfer) <w3> (remaining|rest of my|my) (years|life|time|organs
        |heart) <w3> (someone|somebody|people|who|to)
    | (be|ill be|will be|soon be) (joining|with|seeing) (him|her|them|my <word>) <w3> (soon|god
        willing|again|in heaven|tonight|<end>)
    | (wish|shouldve been|should have been|wished|wishing) <w6> (me|i) <w8> instead (of (him|her
        |them|my)|<end>)
    | (dream|dreams|dreaming|hope|hoping|wish|praying|pray|longing) (of|for|about) [a|an] [massive
        |sudden|quick|fatal|big] (aneurysm|stroke|heart attack|cancer|tumou?r|car (crash|accident)
        |embolism|clot|bullet)
    | (lights|light|everything|volume|noise|me|brain|switch) <w4> (off now|turned off|off for good
        |down to zero|off forever|out for good|off permanently)
    | (stop|end|over|off|quiet|gone|silent|dark|finished) [,] (permanently|forever|for good|for
        ever) <w1> (<end>|,|like|so|and|please)
    | (forgot|forgotten|forget) to (take|collect|call|pick|fetch) me
    | (have|want|got|had) <w1> (end date|expiry date|expiration date|use by date)
    | (wish|wished|wishing|hope|shouldve|should have|why couldnt it) <w4> been me (<end>|,|and
        |instead|because|so|in|then)
    """,
    idioms=DYING,
    unless="(wake|waking) up the | hospice | preferably | donut | boss | coffee",
)

RULES = (WISHING,)
