"""Rules for means: at the body, in the hand, saved up, or the place itself."""

from api.crisis.english.idioms import THINGS
from api.crisis.english.words import rule
from api.crisis.levels import Level

MEANS = rule(
    "text.means",
    Level.L3,
    """
    (saving|saved|save|stockpil(e|ed|ing)|hoard|hoarding|hoarded|stash|stashed|stashing|collecting
        |collected|gathered|gathering|set aside|putting aside|put by|keeping back|kept back
        |squirrel\\w*|hiding|stocked|stocking|kept) [up] [on] <w4> <meds> <w1> (<word>|<end>)
    | (putting|put|setting|set|keeping|kept|laying|laid|lined|lining|counting|counted) <w1> <meds>
        <w1> (aside|by|back|out|up|away)
    | <meds> <w2> (i|ive|that i|hes|shes) <w1> (saved|stockpiled|hoarded|stashed|collected|set aside
        |hid|kept back|put by|laid out|lined up|counted out)
    | (have|ive|i) (laid|lined|counted|set) them [all] (out|up)
    | (\\d\\d|twenty|thirty|forty|fifty|sixty|hundred|lots of) <w2> <meds> <w1> (saved|stashed
        |hidden|set aside)
    | (the|a|my|his|her) (<gun>|<noose>|pills|tablets) <w3> , <w6> (going to|gonna|will|ill) <adv>
        do it
    | enough <w4> to <adv> (die|do it|kill (<self>|me)|end (it|my life)|overdose|od|be (fatal
        |lethal)|finish it|not wake up|finish me)
    | (load|loaded|loading|loads) <w1> [the|my|his|her|a] <w1> <gun>
    | <gun> <w2> loaded
    | (<weapon>|belt|bottle|<meds>) <w4> (in my (hand|hands|lap|mouth|palm|fist)|next to me|beside
        me|in front of me|in me|inside me|(to|against|at|on|around|under) (my|his|her) <w1> (head
        |temple|wrists?|throat|neck|chest|mouth|chin|heart|skin|arm))
    | (my|right|left) (hand|hands) <w4> hold <w2> <gun>
    | <gun> <w9> (in my mouth|to my head|at my head|to my temple|under my chin)
    | <blade> <w9> (on|to|across|against) my [own] (wrists?|throat|arms?|neck|skin|chest|thigh|leg)
    | (held|holding|put|putting|pressed|pressing|hold|had|has|got|press|push|pushing|pushed) <w3>
        (<weapon>) <w1> (to|against|around|in|at|on) (my|his|her) <w1> (head|temple|wrists?|throat
        |neck|chest|mouth|chin|arm|skin|heart)
    | (press|pressing|push|pushing|hold|holding|put|putting|pointed|pointing|held|had) (it|the tip
        |the barrel|the point) (to|against|under|in|on) my <w1> (head|temple|throat|wrists?|mouth
        |chin|neck|chest|skin|heart)
    | (<weapon>|<meds>|helium|charcoal) <w4> (to|so i can|so i could|and) <adv> (die|do it|finally
        do it|kill <self>|end (it|my life)|hang <self>|shoot <self>|be done with)
    | noose
    | (rope|cord|belt|knot) <w3> (ready|tied|hung|around my|over the beam|on the beam)
    | (tied|tying|knotted) <w3> (rope|knot|sheet|belt|cord|scarf)
    | (have|has|having|got|bought|buying|found|hid|packed) <w3> (rope|nitrogen|helium|razors
        |razor ?blades)
    | (charcoal|helium|nitrogen) <w4> (ready|tape|tank|hood|bag|tent)
    | (hose|exhaust) <w6> (window|car|exhaust|hose|tailpipe)
    | (engine|car) <w2> (running|on) <w6> garage
    | garage <w6> (engine|car) <w3> (running|on <end>|idling)
    | carbon monoxide <w3> (<self>|poison|to die|painless)
    | (standing|sitting|stood|sat|climbed|parked|waiting|im|i am|up) <w2> (on|at|over|by|near|up on
        |to) <w1> (the|a|this|an) <w2> (ledge|edge|overpass|bridge|railing|rail|roof|rooftop|tracks
        |cliff|windowsill|parking garage|parapet|viaduct) <w1> (<end>|,|and|of|about|ready|looking
        |right|now|rn|thinking|alone|over|wanting|with)
    | on the (ledge|roof|edge) (<end>|rn|right now|and (looking|im|i|ready))
    | (about|ready|going|want|wanting|wants|meaning|here|there|up|hour|tonight|now) to (jump|step
        off|pull the trigger|slit) (<end>|,|off|from|now|and|tonight|this|because|my|on)
    | (im|ill|go|going|climb|climbing|climbed|step|stepping|jump|lean|leaning|leaned) <w1> over the
        (rail|railing|side|edge|ledge|balcony|barrier|parapet)
    | (about|ready|going|mean|meaning|want|plan|planning) to (take|swallow|down) (them all|all of
        them|these (pills|meds)|all (these|my|the) <meds>|the whole bottle|every pill|the pills|the
        whole|the lot)
    | (he|she|they|hes|shes|<kin>) <w3> (on|off) (the|a) (bridge|roof|ledge|overpass|tracks) <w6>
        (jump|right now|threatening|down)
    | locked (himself|herself|themself|themselves) <w6> (<gun>|knife|pills|razor)
    | (pills|meds|gun|rope|knife) (i|ive|that i) (saved|bought|hid|got|kept|stashed|loaded)
    | no reason to stop <end>
    | <gun> <w9> use it (tonight|on|tomorrow)
    | (put|took|left|place|set) <w3> (shoes|boots|glasses|phone|wallet) <w4> (ledge|rail|railing
        |edge|bridge|beach|shore)
    | (sleeping|sleep|slept) with <w2> (<gun>|<blade>|noose) <w3> (pillow|bed|hand)
    | (cocked|cocking|chambered) <w4> (<gun>|it|round|hammer|<end>)
    | (stood|standing|step|stepping|stepped|foot|feet|toes|one leg) <w3> (over|past|across|closer
        to) the (yellow line|line|edge|platform|rail|tracks)
    | (finger|hand|thumb) <w3> on <w1> trigger
    | toaster <w8> (tub|bath|bathtub|plugged)
    | (tub|bath|bathtub) <w6> toaster
    | (exit bag|sodium nitrite|nitrogen tank|inert gas|helium tank|cyanide|partial suspension)
    | while <w2> <meds> (work|kick in|take effect|do their|start)
    | <meds> (to work|to kick in|working|kick in|kicking in|to take effect)
    | (car|sitting|running) <w6> (hose|exhaust)
    | (edge|end) of the platform
    | (needle|syringe|vial) <w4> (drawn|ready|loaded|full|in my (hand|arm|vein)|enough)
    | drawn it up
    | (lead|cord|rope|belt|cable|scarf|sheet|tie|wire|strap|noose) <w3> (over|around|round|on|from)
        the <w1> (banister|bannister|beam|door|rail|rafters?|bar|hook|branch|pipe|stairs|railing|fan
        |tree|doorknob|closet rod)
    | (load|loaded|loading|loads|unloading|unloaded) <w4> <gun>
    | (counted|count|poured|lined|laid|spread) <w2> (them|pills|tablets|<drug>) [all] (out|up|on)
    | <drug> <w2> (poured|counted|lined|laid|spread) <w1> (out|up|on)
    | (load|loaded|put|chamber\\w*) <w2> (bullet|round|bullets)
    | spin <w2> (barrel|cylinder|chamber)
    | (bought|ordered|got|rented|buying|picked up|found) <w2> (helium|nitrogen|charcoal)
    | (count|counting|counted) <w3> (pills|tablets|<drug>|how many (it|itd|id|they|i))
    | how many <w2> (itd|id|it would|i would|would it|will it|they would) <w1> (take|need)
    """,
    unless="""
    hunting | hunt | shooting range | the range | deer | ducks | elk | boat | climbing | camping
    | tent | police | photos? | swing | no access | denies access | gun safe because
    | safe because | cows? | cattle | scene | script | novel | thriller | chapter | detective
    | film
    | (the|our|a|school) play
    | act (one|two|three)
    | tree lights | curtains? | blinds? | shade | tarps? | bear | coyote | kayak | canoe | gym
    """,
    idioms=THINGS,
    softens=False,
    is_denied_away=True,
)

AT_HAND = rule(
    "text.at_hand",
    Level.L3,
    """
    (have|has|having|got|own|owns|bought|buy|buying|keep|keeps|ordered|borrowed|stole|is a|with|his
        |hers?|dads|grandpas|fathers|brothers|old|my) <w3> (<gun>|noose|rope)
    | (<gun>|rope|noose) <w3> (at home|in (the|my|our|his|her) <w1> (house|home|closet|safe|drawer
        |car|nightstand|garage|room|bedroom|truck|glovebox|panel|lap|desk|vestry|office|bag
        |basement)|here|on (the|my) (table|bed|desk|couch|lap|seat))
    | gun (case|safe|cabinet|drawer|locker)
    | took (them all|all of them|it all) <w1> (<end>|,|and|at once|with)
    | (<gun>|<blade>) <w2> (under|by|beside|next to) my (pillow|bed|mattress)
    | access to <w2> (<gun>|means|medications?|lethal means|pills)
    | (have|has|got|bought|holding|box of|bottle of) <w2> (the|enough|plenty of|a bottle of|a lot of
        |all the|these|this) <w2> (pills|meds|insulin|tablets|bottle)
    | (the|these|those|all) pills
    | (have|got|holding|with|found|took) <w3> (razor|razor ?blade|blade|knife|scalpel)
    """,
    idioms=THINGS,
    softens=False,
    is_denied_away=True,
    is_corroborating=True,
    weight=2,
    unless="hunting|hunt|range|deer|police|no access|chef|kitchen knife set|cook|cooking|shave|shaving",
)

RULES = (MEANS, AT_HAND)
