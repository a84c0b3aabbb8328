"""Signs: further cues, of what somebody feels, hides or fears, which hint only together."""

from api.crisis.english.cue import cue

GIVING_UP = cue(
    "giving_up",
    1,
    """
    (im|i am|ive|so|just) <w1> (done|finished|over|through|had enough) <w2> (<end>|,|with (it|this
        |all|everything|everyone|life|people)|fighting|trying|pretending|now|here)
    | no fight [left]
    | nothing left (in me|to give|of me)
    | (end of|out of) <w1> (road|rope|line|time|reasons|chances|fight)
    | (stopped|stop|quit|done|tired of|not|no more) <w1> (fighting|trying|pretending|hoping
        |struggling|begging|holding on|hanging on|swimming)
    | (let|letting|want to let) <w2> go (<end>|,|of (it|everything|life|the))
    | after (the holidays|christmas|her wedding|his wedding|graduation|the kids)
    | (no|any|without|dont have a|dont have any|zero) (future|hope|way out|way forward|purpose
        |energy left|point)
    | (cant|dont want to|not going to|wont|no longer) <w2> (do|face|take|bear|go through|fight|keep
        doing|stand) <w2> (this|it|another|any|years|the pain) <w2> (<end>|,|any ?more|longer|again
        |day|year|morning|night)
    | whats the point
    | <end> [i] give up
    | (im|i am|i was) (a|nothing but a|just a) (burden|mistake|waste|failure|problem|weight
        |disappointment)
    """.replace("struggling|\n            begging", "struggling|begging"),
)

PASSING_THOUGHT = cue(
    "passing_thought",
    4,
    """
    (looking|look|looked|stare|staring|stared|walk|walking|drive|driving|going|went|sit|sitting
        |stood|standing|stand|been|parked|drawn|stop|stopped|up) <w3> (at|to|on|by|over|past|near
        |off|up to|down to|out on|along|from) <w1> (the|a|this|that|my) <w2> (bridge|roof|rooftop
        |ledge|railings?|tracks|rails|cliffs?|edge|balcony|water|river|sea|reservoir|lookout
        |overpass|platform|quarry|dam|pier|rope|coil|beam|gun|pills|tablets|cabinet|knives|razor
        |headlights|train|trains|ice|viaduct|tower|well)
    | (how|so) (short|low|easy|quick|quiet|high|far|deep|cold) <w4> (railing|rail|barrier|ledge|drop
        |it would be|fall|down|water)
    | (eyes|hands) (shut|closed|off) <w3> (count|counting|wheel|driv\\w*|lane)
    | (no|without|dont wear|stopped wearing) [a|my|the] (helmet|seat ?belt)
    | (dont|didnt|not|stopped) <w3> (step back|look|looking|brake|move) <w4> (traffic|cars
        |headlights|train|both ways|crossing|road|like i used to)
    | (stopped|quit|skipping|skipped|stop|not|given up|gave up) <w2> (eating|my insulin|insulin
        |taking (my|the)|dialysis|my meds|meds|chemo|treatment|drinking water|the injections?|my
        pills|my heart)
    | let nature take
    """,
)

THE_DEAD = cue(
    "the_dead",
    4,
    """
    (see|seeing|join|joining|with|be with|meet|hold|holding|to) <w1> (you|u|him|her|them|my (son
        |daughter|baby|babies|wife|husband|mom|mum|dad|mother|father|brother|sister|gran|grandma|nan
        |angel|boys|girl|brothers)) <w2> (again|soon|there|up there|tonight|now|on the other side)
    | (gone on ahead|waiting for me|calling me|call me in the night|wait for me|come with us)
    | (in heaven with|from the other side|afterlife|next life|a better place|gods hands|promised
        land|on the other side)
    | (plot|grave|stone|bench) (next to|beside)
    | buried (next to|beside|with)
    | (been|is|are) dead <w9> (hear|see|calling|waiting|join|ready)
    | (been|only been|its|it has been) jealous
    """,
)

AFRAID_FOR = cue(
    "afraid_for",
    1,
    """
    what (do|should|can|am) i <w3> do
    | (do|should) i call
    | (who|whom) <w3> (call|tell|contact)
    | (im|i am|we are|were|so|really) <w2> (scared|frightened|terrified|worried|afraid|panicking)
    | (need advice|please help|pls help|help asap|need help) <w1> (asap|now|<end>|,|urgent|fast)
    | (wont|isnt|not|never|hasnt|doesnt|stopped) <w1> (answer|answering|picking up|pick up|reply
        |replying|replied|respond|open the door|come (down|out))
    | (going|goes|went|straight) to voicemail
    | blocked me
    | (locked|locks) <w3> (bathroom|room|garage|basement|door|in)
    | (wont|refuses to) come (down|out|off|back)
    """,
)

THEIR_WORDS = cue(
    "their_words",
    4,
    """
    <they> <w6> (says?|said|told|tells|telling|asked|asks|asking|texted|posted|posting|wrote|shared
        |mentioned|called|keeps saying|whispered) <w9> (last (day|week|time|month|night)|wants to go
        |want to go|be with|see pops|go see|join|deserves? to|wont be (here|around)|expect (him|her
        |them)|no intention|finish it|end of it|after|proud of me|love you|thanks for everything
        |sorry|take the (cat|dog|kids)|look after|rather not be|not to (come|look|wait|call|follow
        |worry)|bank|hurts? (if|to|the least|when)|painless|voice|voices|not to look|goodbye|be
        missed|no point|done|tired of|better off|need them|another (thirty|year|day)|wherever)
    | <they> <w4> (stopped|quit|refus\\w+|not) <w2> (eating|insulin|dialysis|meds|medication
        |drinking)
    | <they> <w4> (drinking|driving|driv\\w+) <w3> (at it|until|till|too fast)
    | (tried|attempted) <w3> (before|twice|once|already|last year|in the past)
    | (fresh|new|deep) <w2> (cuts|scars|burns|marks|wounds)
    | cuts (everywhere|all over|on|up)
    | <they> <w9> (give|giving|gave|given) <w3> (away|her|his|their|to (my|the|her|his))
    """,
)

RULES = (GIVING_UP, PASSING_THOUGHT, THE_DEAD, AFRAID_FOR, THEIR_WORDS)
