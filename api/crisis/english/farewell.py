"""Rules for farewell, and for an attempt that was made."""

from api.crisis.english.idioms import DYING
from api.crisis.english.words import rule
from api.crisis.levels import Level

FAREWELL = rule(
    "text.farewell",
    Level.L3,
    """
    (goodbye|good bye|farewell|suicide) (letters?|notes?|messages?|emails?|videos?|post|texts?)
    | (wrote|written|writing|finished|left|leaving) (my|his|her|their|a) note <w6> (<end>|desk|kill
        |die|saying|gone|for my (family|kids|wife|husband|parents|mom)|,)
    | (wrote|written|writing|left|leaving|find) <w3> (letters?|notes?|messages?) <w3> (to|for|that
        |so|in|saying) <w9> (gone|had to go|have to go|after i|when im|die|dead|death|understand why
        |why i|afterwards?|goodbye|kill)
    | (gave|giving|given|give) away <w4> (my|his|her|their|everything|all) <w2> (things|stuff
        |belongings|possessions|valuables|guitar|jewell?e?ry|savings|dog|cat|pets?|own)
    | (gave|giving|given|give) <w4> (things|stuff|belongings|possessions|everything|guitar
        |jewell?e?ry|valuables) away
    | by the time <w1> (you|u|ur|anyone|anybody|they|someone|somebody|he|she|people|everyone) <w1>
        (read|reads|see|sees|find|finds|get|gets|reading)
    | if (you|ur|u|youre|anyone) <w2> reading this <w4> (gone|dead|too late|its over)
    | whoever (finds|reads|sees) (this|me|my)
    | (this|it) is [my] (goodbye|good bye|farewell)
    | its (goodbye|good bye)
    | (goodbye|good bye|farewell|bye) (cruel|world|forever|for ever|to this world|then <end>)
    | (my|the) (last|final) (post|message|words|goodbyes?|note|farewell|night (alive|on|here)|day
        (alive|on earth|on this))
    | (last|final) <w3> (on (this|the) (planet|earth)|alive|of my life)
    | (is|be|its|was) <w2> the last (time|thing|post|message|you) <w2> (you|youll|anyone|anybody
        |they|theyll|i|ill|hear|see) <w3> (hear|see|talk|post|write|speak|say|from me|of me)
    | (wont|will not|never|not going to) (hear|be hearing) from me
    | <going> [be] (gone|dead) (by|before|soon|tomorrow|tonight|when you|in the morning)
    | (take care of|look after) <w4> (when|after|once) <w1> (im|i am) (gone|dead|not here)
    | (saying|said|say|say my|saying my|said my|my) (final|last) (goodbyes?|farewells?)
    | (saying|said|say|ive said|made) (my|all my) (goodbyes?|farewells?)
    | (saying|said|say) [my] (goodbyes?|farewell) to (everyone|everybody|the world|life|my life|my
        (kids|family|wife|husband|mom|dad|dog))
    | (told|telling|tell) <w3> (goodbye|good bye) <w6> (without|knowing|last|forever)
    | (goodbye|good bye) (properly|for good|for the last time)
    | affairs <w1> in order <w9> (die|go|end|dead|gone|over|ready)
    | worry about me (after|any ?more after|when) (tonight|tomorrow|today|this|im)
    | after (tonight|today|tomorrow|<day>) <w4> (wont|will not|wont be|no longer|none of) <w4>
        (matter|hurt|here|suffer|worry|be|problem)
    | (sorry|apolog\\w+|forgive) <w6> (train driver|driver|landlord|whoever (finds|has)|cleaner
        |paramedics|first responders)
    | asked <w3> forgiveness in advance
    | by now (you|youll|you will|u|theyll|she|he) <w3> (know|found|read|have|got)
    | (wrote|written|finished|left) <w1> (the|my|all the) (notes|letters) <w2> one for (my|each|mom
        |dad|him|her)
    """,
    unless="""
    airport | moving | moved | move | declutter\\w* | downsiz\\w* | goodwill | charity
    | donat\\w* | yard sale | coworkers? | dishes | retir\\w* | graduat\\w*
    | last day (at|of) (work|school)
    | vacation | new job | fridge | trip | novel | movie | season | episode
    """,
    softens=False,
)

ATTEMPT = rule(
    "text.attempt",
    Level.L2,
    """
    (tried|trying|attempted|attempting|almost|nearly|came close to|failed to|failed at|tries|went
        |tryd) <adv> <w1> (<method>|<slew> <self>|die <w1> <after>|ended (my life|it)|took my [own]
        life|<suicide>|jumped (<end>|,|off|from|in front|yesterday|last|but|and|when|because))
    | (suicide|my|an|another|recent|second|first|third|failed|previous|past|prior|\\d|two|three
        |last) [suicide] attempts? <w2> (<end>|,|last|was|landed|on|by|in|and|this|\\d+|two|three|a
        |yesterday|months?|weeks?|ago|didnt|failed)
    | attempted suicide (<end>|,|again|last|on|and|when|yesterday|this|two|three|because)
    | (her|his|my|their|another|second|recent|failed|\\w+s) suicide attempts?
    | attempted to (take my|end my)
    | survived (my|a) [suicide] (attempt|overdose)
    | surviving (is|was|my)
    | (i|ive|have|has|she|he|just|intentionally|purposely|they|<kin>|<end>) <w1> (overdosed|oded|od
        d)
    | overdosed on purpose
    | (took|taken|take|taking|had|survived|after) (an|my|this|another) (overdose|od)
    | (i|ive|she|he) <w1> attempted (<end>|,|again|when|last|twice|once|before|on <day>|two|three
        |yesterday|years?)
    | (i|ive) <w2> (slit|slashed|hung|hanged|shot|killed|stabbed) (<self>|my (wrists?|throat|veins))
    | cut my (wrists?|throat|veins)
    | (put|tied|had) <w2> (noose|rope|belt|cord|plastic bag) <w2> (around|over|on) my (neck|head)
    | (drank|took|swallowed|injected|ate|did|shot up) <w6> to (die|end it|kill <self>|not wake)
    | (rowed|swam|walked|drove|went) <w6> (meaning|intending|wanting|planning|hoping) to <w6> (drown
        |die|jump|not come back|kill|end)
    | wish (it|i) had worked
    | (mad|angry|sorry|upset|disappointed|annoyed|gutted) <w2> (i|that i) (survived|lived|failed
        |woke)
    | (i|ive|<end>) <adv> tried <w1> again (<end>|,|last|tonight|today|yesterday|this|on <day>)
    | (rope|belt|cord|noose|beam|branch|knot|gun) <w2> (snapped|broke|gave way|jammed|didnt hold
        |came undone|slipped|didnt work)
    | <meds> <w1> (only|just|didnt|did not) <w2> (made me|sick|work|kill|enough)
    | (cut|cuts|dose|amount) <w3> (not|wasnt|isnt|werent) <w1> (deep|enough|lethal)
    | not deep enough
    """,
    idioms=DYING,
    raised_by="<recent>",
)

RULES = (FAREWELL, ATTEMPT)
