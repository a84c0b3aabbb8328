"""Rules for other people: someone else at risk, someone lost, and someone who does harm."""

from api.crisis.english.idioms import FIGHTING, FIGURATIVE
from api.crisis.english.words import rule
from api.crisis.levels import Level

SOMEONE = rule(
    "text.someone",
    Level.L2,
    """
    (said|says|saying|say|told|tells|telling|text|texted|threatens?|threatened|threatening|talks?
        |talking|talked|wants?|wanting|wanted|planning|intends|intending|plans?|going to|gonna|about
        to|thinking|thinks|thought|thoughts?|trying|tried|keeps?|might|will|would|may|could
        |considering|posted|posting|mentioned|joked|joking|scared|afraid|worried|hell|shell|theyll
        |tries|attempted|attempting|wanna|risk|is|hes|shes|was|about|should) <w5> ((<slay>|hurt
        |hurting|harm|harming|cut|cutting|starving) <selves>|(end|ending|take|taking) <their> [own]
        life)
    | <they> <w6> (wants?|wanting|wanted|wishes|wished|hopes|wanna|hoping|ready|rather|wish
        |deserves?) <adv> [she|he|they] <adv> [to] (<die>|was dead|were dead|end (it|everything)|to
        sleep forever|never been born)
    | <they> <w6> (doesnt|does not|dont|didnt|no longer|not|stopped) <adv> [want|wants|wanting|care
        if|see] <adv> [to] (be alive|live|be here [any ?more]|exist|lives or dies|go on|go on living
        |being here|wake up|see the (new year|morning|point)) <after>
    | not wanting to <adv> <alive> <after>
    | better off without (him|her|them) (<end>|,|and|around)
    | <they> <w6> (talks?|talking|talked|thinking|thinks|speaks?|speaking|jokes?|joking|wrote|posts?
        |posted|posting|googl\\w+|search\\w+|asking|asked) <w3> (about|of|for|how|ways?|if) <w2>
        (<suicide>|dying|to die|death|ending it|wanting to die|killing <selves>|not being (here
        |around)|hurts the least|painless\\w*|walking off|jumping)
    | (say|says|saying|said|keeps saying|told me) <w6> (going to|gonna|wants to|hell|shell|theyll
        |will) <w1> (end it|die|do it|pull the trigger|jump|finish it|not be (here|around|alive))
        <w1> <after>
    | <they> <w6> (his|her|their|is the|the|hers|be my|is my) (last|final) (day|week|night|message
        |post|text) (<end>|,|on earth|on this earth|alive|with us|said|was|on here)
    | this is (his|her|their) last
    | todays? is (his|her|their) last
    | <they> <w6> (has|have|got|with|holding|had|found|took|takes) <w3> (<gun>|<noose>|knife|razors?
        |razor ?blade|pills|tablets|weapon) <w9> (locked|bathroom|wont|threaten\\w*|crying|says?
        |said|saying|telling|every night|all night|alone|note|lap|live|going to|gonna|himself
        |herself)
    | <they> <w3> (sits|sitting|sat|sleeps|alone|locked|live) <w8> (<gun>|<noose>|knife|razor|pills
        |weapon)
    | (locked|locks|barricaded|locking) <w1> (himself|herself|themsel\\w+) <w6> (in|inside)
    | <they> <w9> (wont|refus\\w+|not) <w2> come (down|back from|off)
    | <their> (suicide attempt|attempt|suicide note|goodbye note)
    | <they> <w6> (tried|attempted) <w2> (again|before|twice|last|this|yesterday|once) <w4> (<end>
        |,)
    | <they> <w9> (way|plan|date|day|method) <w3> (he|she|they) <w1> (wont|refuses to|will not) <w1>
        (describe|tell|say|share)
    | <they> <w9> (voice|voices) <w6> (wants?|tells?|telling|told|says?|saying|ordering) <w3> (him
        |her|them)
    | (afraid|scared|terrified|worried|think|sure|fear|frightened|convinced|know) <w3> (he|she|they
        |hell|shell|theyll|my <kin>) <w6> (kill|hurt|harm|end|do something|not (be|make|wake)|jump
        |suicid\\w+|mean to come back|try it|try again)
    | <they> <w2> (is|was|are|hes|shes|standing|sitting|hanging|out|up|still) <w3> (on|off|over|near
        |outside) <w1> (ledge|overpass|rooftop|roof|railing|rail|bridge|parapet|tracks|cliff|balcony
        |tower|edge) <w4> (<end>|,|and|threaten\\w*|trying|someone|wont|crying|now)
    | (live ?stream\\w*|stream\\w*|posting|filming|video) <w4> (rooftop|roof|bridge|ledge|gun|noose
        |rope|pills)
    | (says?|said|told|tells|overheard|heard|wrote|writes|diary|journal|notebook|text|texted) <w6>
        (hed|shed|theyd|he would|she would|they would|hell|shell|wont|will not) <w2> (be dead|be
        gone|die|not be (here|around|alive)|be here|be around|see|make it)
    | (be|keep|family|baby|kids|we|wed|us|everyone) <w4> (happier|better off|better) (if|without
        |when) <w1> (he|she|they|him|her|them) <w2> (disappeared|disappears?|died|was gone|gone
        |werent|<end>)
    | (god|lord|jesus|heaven|voices?|nan|grandma) <w2> [is] calling (him|her|them) (home|<end>|to)
    | (sent|send|sends|texted|posted) <w6> (pills|noose|rope|gun|roof|bridge|ledge|cuts|razor|cliff
        |train tracks|goodbye)
    | (found|find|saw|noticed|discovered) <w4> (noose|rope|pills|blades?|razors?|cuts|scars|gun|note
        |letters?|will) <w3> (in|under|hidden|on|around) (his|her|their|my <kin>|my <kin>s)
    | (circled|marked) <w4> (date|day|calendar)
    | (date|day) (circled|marked)
    | (drove|driven|gone|went|left|driving|ran) off <w3> (with <w1> (<gun>|rope|pills|knife)
        |without)
    | (keeps|keep|always|been|started) (driving|going|walking) <w3> (cliffs?|bridge|tracks|river
        |roof|woods|water) <w3> (at night|alone|<end>|and)
    | (looking|looked|searching|googling|asking|asks|asked) <w3> (up|for|about|how|if|which) <w4>
        (bridges?|pills|tablets|ways? to|nooses?|dangerous|lethal|dying|hurts?|guns?|dose)
    | (practi(c|s)ing|experimenting|playing) with (the|a|his|her) (belt|rope|gun|noose|knife|blade)
    | (is|hes|shes|theyre|started|been|keeps) (cutting|burning|starving|harming) (again|himself
        |herself|themselves|badly|<end>|,|her|his)
    | (cleaned|cleaning|loaded|took|moved|hid) (his|her|their|the|dads|grandpas|my <kin>s) <w2>
        <gun>
    | (took|takes|taking|taken) <w4> (<gun>|pistol) out
    | (stopped|refuses to|refusing to|quit|going to stop) <w2> (eat|eating|taking|insulin|oxygen
        |dialysis|meds|pills|medication|heart) <w8> (time|tired|ready|be with|join|die|go|end|over
        |point)
    | <they> <w6> (stepping|steps|walks|walking|runs|running|jumps|jumping|drives|driving) <w2> (in
        front of|into traffic|onto the tracks)
    | <they> <w9> hopes? <w4> (doesnt|dont|wont|never) <w2> (stop|wake|make|come|survive)
    | <they> <w6> (on|up on|out on|climbed) the (fire escape|roof|ledge|scaffold\\w*|crane|railing
        |balcony) <w6> (drunk|screaming|crying|threaten\\w*|wont|jump|floors?)
    | (need|needs|better|happier|life) <w2> without (her|him|them) (<end>|,|and)
    | <they> <w9> (his|her|their) time <w2> (<end>|,|and|to go|has come)
    | (message\\w*|text\\w*|said|says|voicemail|wrote|post\\w*|saying) <w4> (i cant do this anymore
        |i cant do this any more|wont have to (listen|hear|worry|deal|see)|tell (everyone|mom|dad
        |the kids) (im sorry|i love)|see you all in|not to come|take care of|remember me|its too
        late|sorry for everything|thanks for (everything|trying))
    | <they> <w6> (held up|holds up|waving|waved|showed|shows|holding|pulled out) <w2> (knife|gun
        |rope|noose|pills|razor|blade)
    | <they> <w3> (keeps?|has|hides|hiding|saving|saves|hoard\\w*) <w4> (pills|tablets|<drug>) <w6>
        (mattress|bed|drawer|when|sock|pillow|hidden|enough)
    | <they> <w9> (no|a|any) reason to (live|see|go on|be here|stay|wake|exist)
    | <they> <w3> (climbing|climbed|going|went|leaning|hanging) over <w1> (rail|railing|edge|ledge
        |bridge|side|barrier|balcony)
    | <they> <w2> waiting <w6> to die
    | <they> <w6> (has|have|had|got) a plan <w6> (admit|hospital|die|kill|therapist|doctor|safe
        |suicid\\w+|how|note)
    | (therapist|doctor|counsell?or|nurse|me|us|friend) <w1> (he|she|they) (has|have|had) a plan
    """,
    idioms=FIGURATIVE,
    unless="""
    book | novel | movie | film | character | show | episode | song | documentary | article
    | researchers? | study | hospice | in the foot
    | (ending|end) it (with|between)
    | campaign
    """,
    raised_by="""
    <time>
    | (has|have|got|holding|with|is) <w2> (<gun>|<blade>|<noose>|pills)
    | note | right now
    """,
)

BEREAVED = rule(
    "text.bereaved",
    Level.L1,
    """
    (killed|hung|hanged|shot|drowned) <selves>
    | died (by|from|of) (suicide|<their> own|an overdose)
    | committed suicide | completed suicide | death by suicide
    | (took|ended|taken) <their> [own] (life|lives)
    | (lost|losing|lose) <w6> to suicide
    | suicide (loss|survivors?|bereave\\w*)
    """,
    softens=False,
    unless="in the foot",
)

ABUSE = rule(
    "text.abuse",
    Level.L2,
    """
    <abuser> <w2> (hits|hit|hitting|beats|beat|beating|beaten|punched|punches|punching|slaps|slapped
        |slapping|kicks|kicked|kicking|chokes?|choked|choking|strangles?|strangled|strangling|rapes
        |molests?|molesting|abuse|abuses|abused|abusing|touches|touched|touching|stalks|stalking
        |shoves|shoved|burns|burned|attacks|attacked|bites|bit|grabs|stabbed|drugged) me
    | (hits|hitting|beats|punches|slaps|kicks|chokes|rapes|molests) me
    | (raped|molested|sexually assaulted|gang raped|sexually abused|assaulted|trafficked|groomed
        |groped|roofied) me
    | (being|get|gets|getting|am|im|is|are) <w1> (abused|molested|raped|beaten|assaulted|trafficked
        |strangled|sexually (abused|assaulted)|beat up|roofied|groped)
    | (abused|molested|raped|beaten|assaulted|trafficked|strangled|groped|roofied) <w8> (<recent>
        |again)
    | <recent> <w8> (was|got|been|being) <w1> (abused|molested|raped|beaten|assaulted|strangled
        |groped)
    | roofied and raped
    | (stepfather|step ?dad|father|dad|uncle|brother|cousin|coach|teacher|boyfriend|he) <w9>
        (touches|touching) (me|my)
    | (pushed|pushes|threw|throws|shoved|slammed|slams) me (down|against|into|across|on the)
    | (throw|throws|threw|throwing) <w2> (things|plates?|stuff|knives|knife|bottles?|chair) at (me
        |my)
    | (forced|forces|forcing|makes|made|making) me [to] (have sex|touch|perform|sleep with|do sexual
        |strip)
    | hands? around my (throat|neck)
    | (pointed|pulled|held|put|waved) <w1> (<gun>|<blade>) (at|on|to) (me|my (head|throat))
    | (threatens|threatened|threatening) [to] (kill|hurt|beat|shoot|stab|burn) (me|us|my (kids
        |children|dog|cat|family))
    | if i [ever] (leave|left|tell|told|call|go) <w6> (kill|hurt|beat|find|shoot) (me|us|my (kids
        |children|family))
    | (find|hunt|track|come after) me <w1> and <w1> (kill|hurt|beat) me
    | (tried|trying) to (kill|strangle|choke|rape|drown|stab|shoot) me
    | (said|says|swore|swears|promised) <w4> kill (me|us)
    | (afraid|scared|terrified|fear|worried) <w5> (will|hell|going to|gonna|could|shell|might) <w2>
        (kill|hurt|beat) (me|us|my kids|the kids)
    | (not|dont feel|never|isnt|no longer) <adv> safe (at home|in my [own] (home|house|apartment)
        |with (him|her|my (husband|boyfriend|partner|dad|stepdad|father|wife|uncle|mom)))
    | (scared|afraid|terrified) to go [back] home
    | hiding from (him|my (husband|boyfriend|ex|dad|stepdad|father))
    | (wont|will not|doesnt|refuses to) let me (leave the|see my family|out of the house|have my
        phone)
    | locks? me in | locked me in
    | (in|stuck in|escape|escaping|leaving) an <w1> abusive (relationship|marriage|home|household
        |husband|partner|boyfriend)
    | <abuser> <w2> (hits|hit|hitting|beats|beat|beating|molests?|molested|molesting|touches
        |touching|abuses?|abused|abusing|burns|starves|rapes?|raped|hurts|hurting|choked|chokes)
        <child>
    | <child> <w2> (being|getting|gets) <w1> (abused|molested|beaten|hit|raped|touched|hurt) (by|at
        |<end>|,|and)
    | domestic violence <w3> (right now|situation|at home|again|shelter)
    | (he|husband|boyfriend|ex|partner) <w3> (going to|gonna|will) kill me
    """,
    domain="abuse",
    idioms=FIGHTING,
    unless="""
    game | chess | match | tournament | sparring | boxing class | jiu jitsu | movie | book
    | novel
    | (autis\\w*|toddler) <w9> (hits|hit|bites)
    | (hits|hit|bites) <w9> autis\\w*
    """,
    raised_by="""
    (tonight|right now|has|have|got|with|pointed) <w2> (<gun>|<blade>)
    | is outside
    | breaking (in|down)
    | hes here
    """,
)

ABUSED = rule(
    "text.abused_once",
    Level.L1,
    """
    (been|was|were|got) <w1> (abused|molested|raped|beaten|assaulted|trafficked|strangled|sexually
        (abused|assaulted)|beat up|groped)
    """,
    domain="abuse",
    softens=False,
    idioms=FIGHTING,
)

RULES = (SOMEONE, BEREAVED, ABUSE, ABUSED)
