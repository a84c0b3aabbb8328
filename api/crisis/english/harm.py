"""Rules for harm by one's own hand that is not suicide, for voices, and for harm to others."""

from api.crisis.english.idioms import FIGHTING, HURTING
from api.crisis.english.words import rule
from api.crisis.levels import Level

SELF_HARM = rule(
    "text.self_harm",
    Level.L2,
    """
    (cut|cuts|cutting|hurt|hurting|harm|harming|harmed|burn|burning|burned|injure|injuring|mutilat(e
        |ing)|starve|starving|carve|carving|bruise|bruising|scratch|scratching|hit|hitting|bite
        |biting) <adv> <self>
    | self (harm|harming|harmed|harms|injury|injuring|injurious|mutilation|mutilate)
    | selfharm\\w* | nssi
    | (started|start|starting|been|back to|want to|wanna|wants to|urges? to|relapsed (on|with|into
        |and)|need to|keep|kept|keeps|addicted to|thinking about|thinking of|stop|stopped|i|im|used
        to) <adv> (cut|cutting) (again|<end>|,|to feel|to cope|when|because|so|and|deep|deeper|every
        |at night|lately|in (middle|high))
    | (cut|cutting|sliced|slicing|scratched|scratching|carved|carving|burned|burning|burnt|scars on)
        [up] [on] (my|her|his|their) [own|left|right|inner|upper] (arms?|legs?|thighs?|wrists?|skin
        |stomach|body|hips?|hand)
    | (cut|cutting) (really|so|too|very) deep
    | urges? to (cut|hurt|harm|burn|self)
    | (scratch|scratching|scratched|pick|picking|rub|rubbing) <w3> until <w2> bleed
    | <want> to sh <after>
    | <want> to sh (so|really|bad)
    | sh urges | urges? to sh
    | (bang|banging|hit|hitting|smash|smashing) my head (against|on|into) the (wall|floor|door)
    | (been|am|im|was|started|keep|still|is) cutting (for|since|again|every|on|my|her|his|<end>|,|so
        |more)
    | (sliced|slit|cut|carved|burned|burnt|bit|bite|biting|punched|punching|gouged|scratched|stabbed
        |bruised|hit) [up|into|open] my [own|left|right|inner|upper] (thighs?|arms?|legs?|wrists?
        |skin|stomach|hips?|hand|face|chest|shoulder|ankles?) [again|until|till|with|open|on purpose
        |tonight|today|last|so]
    | (starv(e|ed|ing)|hurting|burning|cutting|punishing|injuring) (myself|me|it|my \\w+) <w1> on
        purpose
    | i did this to (me|myself)
    | (blade|razor|knife) <w4> (pencil case|under (her|his|my) (mattress|bed)|phone case|sock)
    | (use|using|used|take|put|drag|dragging|run|running) (it|them|one|a <word>|the <word>|<blade>)
        (on|to|across|over|along) my [left|right|inner|upper|own] (arms?|legs?|thighs?|wrists?|skin
        |stomach|body|neck|face)
    | (press|pressed|pressing|pushed|push|stuck|dug|digging) <w3> (<blade>|needle|pin|nails|pen|fork
        |glass) <w6> (skin|blood|bled|in|deep|arm|leg|wrist)
    | <end> <adv> cut (<end>|,|again|deep|deeper|feels)
    | (hit|hitting|punch|punching|slap|slapping|burn|burning|bite|biting) (myself|me) (until|till
        |when|every|so)
    | (carv(e|ed|ing)|slic(e|ed|ing)|slash(ed|ing|es)|burn(ed|t|ing)|scratch(ed|ing|es)|cut|cutting
        |stab(bed|bing|s)) <w4> (into|on|across|in|up|along) my [left|right|inner|upper|own] (arms?
        |legs?|thighs?|wrists?|skin|stomach|hips?|chest|face|throat|ankles?|shoulders?|forearms?)
    | (pick|picking|picked|reach|reaching|pull|take|got|get) <w2> (the|my|a|that) (blade|razor|knife
        |scissors) <w2> (again|tonight|out|<end>|,|to)
    | <they> <w2> (cut|hurt|burned|harmed|cutting|harming|burning|slit|cuts|stabbed) <selves>
    | (did|do|does|doing|done) it [to] (herself|himself|myself|themselves) (with|because|on purpose
        |again)
    | (burns|cuts|scars|marks|bruises|wounds|scratches) <w2> (on|all over|up|down) (her|his|their)
        (arms?|legs?|thighs?|wrists?|stomach|body)
    | (relapse|relapsed|relapsing|slipped) <w4> (cut|cutting|self harm|burning|sh)
    | <end> [and|back] on cutting
    """,
    domain="self_harm",
    idioms=HURTING,
    raised_by="wont stop bleeding|deep <w6> bleeding|so much blood|stop the bleeding",
)

VOICES = rule(
    "text.voices",
    Level.L3,
    """
    voices? <w6> (do it|rest|come|waters?|let go|join (us|them|me)|jump|sleep)
    | voices? <w4> (tell|tells|telling|told|say|says|saying|want|wants|command\\w*|order\\w*
        |scream\\w*|urg(e|es|ing)) <w8> (kill|hurt|die|harm|jump|cut|end|stab|burn|attack)
    """,
    domain="psychosis",
    softens=False,
)

THREAT = rule(
    "text.threat",
    Level.L3,
    """
    (<going>|need to|have to) <adv> (kill|shoot|stab|murder|strangle|smother|drown|poison)
        (<anyone>)
    | (<going>|want to|wanna|plans? to|planning to|planning|thinking about|thinking of|fantasi\\w+
        about|urge to) <adv> (shoot|shooting|blow|blowing|bomb|bombing|burn|burning|attack
        |attacking) (up|down) (my|the|a|this|his|her|their) <w1> (school|office|church|workplace
        |building|mall|mosque|synagogue|campus|hospital|place|house)
    | (take|taking) (them|everyone|him|her|others) [all] (with me|down with me|out with me)
    | (kill|shoot|stab|murder) <w4> (and|then) <w2> <self>
    | shoot up (my|the) (school|office|church|mall|workplace)
    """,
    domain="violence",
    idioms=FIGHTING,
    unless="""
    lol | lmao | haha | jk | basketball | karaoke | photos? | video | film | commercial | hoops
    | scene | call of duty | game
    """,
    softens=False,
    is_denied_away=True,
)

HARM_OTHERS = rule(
    "text.harm_others",
    Level.L2,
    """
    (want|wants|wanna|wanted|urges?|feel like|think|thinking|thoughts?|fantasi\\w+|impulses?|images
        |visions|afraid ill|scared ill|afraid i (will|might|could)|scared i (will|might|could)
        |afraid|scared|might|compelled|tempted|having|need) <adv> [of|about|that] <adv> (kill
        |killing|shoot|shooting|stab|stabbing|murder|murdering|strangle|strangling|smother
        |smothering|drown|drowning|choke|choking|suffocate|suffocating) (<anyone>)
    | (urges?|thinking|think|thoughts?|fantasi\\w+|impulses?|images|visions) <adv> (of|about|to)
        <adv> (hurt|hurting|harm|harming|shake|shaking|drop|dropping|throw|throwing|attack
        |attacking) (<anyone>)
    | (want|wants|wanna|afraid ill|scared ill|afraid i (will|might|could)|scared i (will|might
        |could)|afraid of|scared of|im going to|might|going to|gonna) <adv> (hurt|hurting|harm
        |harming|shake|shaking|attack|attacking) (<child>|people|someone|somebody|others|everyone
        |other people|my (wife|husband|family|partner|mom|dad))
    | <going> make (them|him|her|everyone) [all] pay
    | (afraid|scared|terrified) <w1> (ill|i will|i might|i could|of|im going to) <adv> (drop
        |dropping|throw|throwing|drown|drowning|stab|stabbing|smother|smothering) <child>
    | homicidal (thoughts?|ideation|urges?)
    | (endorses|positive for) hi
    """,
    domain="violence",
    idioms=FIGHTING,
    unless="""
    (by|if i) (leaving|saying|telling|breaking|leave|tell|say|break)
    | ocd | intrusive
    """,
    raised_by="<time>|(has|have|got|bought) <w2> (<gun>|<blade>)",
)

ARMED = rule(
    "text.armed",
    Level.L3,
    """
    (want|wants|wanna|going to|gonna|will|ill|im gonna|might|could|need to) <adv> (hurt|harm|attack)
        (<anyone>|him|her|them|my \\w+|the \\w+)
    """,
    domain="violence",
    needs="(has|have|had|got|bought|bring|brought|carry|carrying) <w2> (<gun>|<blade>)",
    idioms=FIGHTING,
    is_denied_away=True,
)

RULES = (SELF_HARM, VOICES, THREAT, ARMED, HARM_OTHERS)
