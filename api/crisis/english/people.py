"""Rules for other people: someone else at risk, someone lost, and someone who does harm."""

from api.crisis.english.idioms import FIGHTING
from api.crisis.english.rule import rule
from api.crisis.levels import Level

SOMEONE = rule(
    "text.someone",
    Level.L2,
    """
    (said|says|saying|say|told|tells|telling|text|texted|threatens?|threatened|threatening|talks?
        |talking|talked|wants?|wanting|wanted|planning|intends|intending|plans?|going to|gonna|about
        to|thinking|thinks|thought|thoughts?|trying|tried|keeps?|might|will|would|may|could
        |considering|posted|posting|mentioned|joked|joking|scared|afraid|worried|hell|shell|theyll
        |tries|attempted|attempting|wanna|risk|is|hes|shes|was|about) <w5> ((<slay>|hurt|hurting
        |harm|harming|cut|cutting|starving) <selves>|(end|ending|take|taking) <their> [own] life)
    | <they> <w6> (wants?|wanting|wanted|wishes|wished|hopes|wanna|hoping|ready|rather|wish) <adv>
        [she|he|they] <adv> (<die>|was dead|were dead|end (it|everything)|to sleep forever)
    | <they> <w6> (doesnt|does not|dont|didnt|no longer|not) <adv> [want|wants|wanting|care if|see]
        <adv> (be alive|live|be here any ?more|exist|lives or dies|go on living|being here) <after>
    | not wanting to <adv> <alive> <after>
    | better off without (him|her|them) (<end>|,|and|around)
    | (talks?|talking|talked|thinking|thinks|speaks?|jokes?|joking|wrote|posts?|posted) <w2> (about
        |of) (suicide|dying|death|ending it|wanting to die|killing <selves>|not being here)
    | (say|says|saying|said|keeps saying) <w4> (going to|gonna|wants to) (end it|die|do it) <w1>
        <after>
    | <their> (suicide attempt|attempt)
    """,
    unless="""
    book|novel|movie|film|character|show|episode|song|documentary|article|researchers?|study|hospice
    | dog|cat|pet|(ending|end) it (with|between)
    """,
    raised_by="""
    <time>
    | (has|have|got|holding|with|is) <w2> (<gun>|<blade>|<noose>|pills)
    | note
    | right now
    """,
)

BEREAVED = rule(
    "text.bereaved",
    Level.L1,
    """
    (killed|hung|hanged|shot|drowned) <selves>
    | died (by|from|of) (suicide|<their> own|an overdose)
    | committed suicide
    | completed suicide
    | death by suicide
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
    | (being|get|gets|getting|am|been|im|is|was|were|got) <w1> (abused|molested|raped|beaten
        |assaulted|trafficked|strangled|sexually (abused|assaulted)|beat up|roofied|groped)
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
    | locks? me in
    | locked me in
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
    game|chess|match|tournament|sparring|boxing class|jiu jitsu|movie|book|novel
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

RULES = (SOMEONE, BEREAVED, ABUSE)
