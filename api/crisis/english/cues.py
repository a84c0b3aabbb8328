"""Cues: what says nothing alone, but hints at a farewell or a plan where several come together."""

from api.crisis.english.cue import cue

LAST_TIME = cue(
    "last_time",
    4,
    """
    (one|the|our|my|for the|was|its|this|their|a) last (cake|birthday cake|ride|swim|visit|time|post
        |message|night|day|week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend
        |christmas|birthday|meal|dinner|shift|walk|drive|hug|photo|picture|words|chapter|goodbye
        |match|game|song)
    | final (post|message|night|day|week|chapter|goodbye|act|entry|time)
    | (never|wont|not) <w3> (see|hear from|talk to|meet) <w2> again
    | for the last time
    """,
)

GOODBYE = cue(
    "goodbye",
    3,
    """
    (goodbye|goodbyes|good bye|farewell|so long|adieu|bye) <w3> (<end>|,|all|everyone|everybody|guys
        |friends|love|for ever|forever|to)
    | (thank you|thanks|ty|thank u|thx|grateful) <w6> (replied|listened|listening|reading|cared
        |tried|everything|being (here|kind|there|my)|years|kindness|company|all of it|trying|putting
        up)
    | (love|loved|luv) (you|u|ya|yall) (all|guys|both|always|kiddo|fr|more than|forever|so much)
    | (take care of|be kind to|be good to|look after) (each other|one another|yourselves|yourself
        |your (mother|mom|mum|sister|brother|dad)|her for me|him for me|them for me|each other)
    | (told|telling|tell|texted|text) <w4> (i love|i loved|love) (them|him|her|you|u|everyone)
    | remember me
    | (wish|wishing) you all
    """,
)

COMFORT = cue(
    "comfort",
    3,
    """
    (dont|nobody|no one|please|not to) <w2> (be (sad|upset|angry|mad)|cry|blame|mourn|grieve|worry
        about me|carry|come looking|look for me|search|feel bad|feel guilty)
    | (wasnt|isnt|not|never|nobodys|no ones) <w3> (your|ur|their|his|her|anyones|anybodys) fault
    | (bear|bears|carry) no blame
    | (nothing|anything) (you|u|they|anyone) (could|couldve) <w3> (done|do|said|changed)
    | (couldnt|cant|could not) <w3> (save|saved|helped|stopped) me
    | (did|done) everything right
    | (forgive|sorry) (me|mum|mom|mama|dad|kids|everyone|to everyone|to my (kids|family|wife|husband
        |mom|mum|dad|parents|sister|brother|daughter|son)|in advance)
    | so sorry <w2> (<end>|for (everything|this|what|leaving|the mess))
    | (hope|wish) <w3> (understand|forgive|forgives)
    """,
)

PUT_IN_ORDER = cue(
    "put_in_order",
    3,
    """
    (passwords?|pin|accounts|bank details|will|documents|papers|deeds|folder|instructions|list of
        everything) <w6> (left|leaving|wrote|written|typed|drawer|table|envelope|fridge|desk|find it
        |will need|will know|updated|ready|signed|notari(s|z)ed|in order)
    | (left|leaving|wrote|written|typed|updated|signed|made|taped|printed) <w4> (passwords?|accounts
        |my will|a will|the will|documents|instructions|folder|everything (down|out|up)|list of)
    | (paid|settled|cleared|cancelled|canceled|closed) <w4> (debts?|bills?|rent|klarna|loans?|cards?
        |accounts?|off|phone contract|subscriptions?|everything|lease|bank)
    | (quit|left|resigned|gave up|gave notice|handed in) <w4> (job|work|notice|keys|lease
        |scholarship|contract|flat|allotment)
    | (sold|gave|giving|given|give|gives|donated|returned|handed|found a home for|rehomed|gifted
        |passed on) [away] <w2> (my|the|a|all|every|his|her|most|it|mums|moms|mothers|most of) <w3>
        (piano|bike|car|guitar|books?|clothes|vinyl|library books|bracelet|necklace|gaming pc|pc|ps5
        |console|lego|rings?|watch|tools|records|collection|console|xbox|switch|laptop|dog|cat|cats
        |pets?|furniture|things|stuff|dish|dishes|recipe|plants?|jewell?e?ry|jewels|keys|truck|horse
        |budgie|bird|bangles|coat|medals?|camera|phone|savings|money)
    | (can|could|should) have my (\\w+)
    | (cleaned|cleaning|tidied|cleared|emptied|sorted|packed|labelled|labeled|boxed) <w4> (room|flat
        |apartment|house|desk|locker|attic|garage|everything|closet|fridge|boxes|things|stuff|place)
    | (deleted|deleting|wiped|erased|unfollowed|deactivated|burned|burnt|threw out|shredded) <w4>
        (accounts?|photos?|pictures|everyone|everything|socials|profile|diary|journals?|history
        |facebook|instagram|phone|letters)
    | (showed|taught|told|showing|teaching) <w4> how to <w8> (without me|bills|taxes|boiler
        |radiators|bank|insurance|roof|car|heating)
    | (full )?custody
    | (life insurance|insurance|policy|pension|payout|benefits?) <w9> (if i|goes to|in full|wife
        |family|kids|covers?|pays?|clause|valid|papers)
    | (adopt|rehome|foster|take|home for|place for) <w4> (cats?|dogs?|bird|hamster|goldfish|pets?
        |kitten)
    | (spare key|feeding instructions|instructions)
    | arranged things | squared away
    | (said|made) <w3> (amends|peace) with
    | apologi(s|z)ed to <w2>
    | (dog|cat|cats|pets?|horses?|budgie) <w4> (going to|to my|to a|fed|taken care|with a neighbou?r
        |with my|new home)
    | (put|putting|got|getting|tied) <w2> (house|affairs|things|everything|paperwork) <w2> in order
    | tied up (my|his|her|their) affairs
    """.replace("(full )?custody", "full custody"),
)

LETTERS = cue(
    "letters",
    2,
    """
    (wrote|written|writing|write|finished|left|leaving|posted|mailed|sealed|typed|typing) <w3>
        (letters?|notes?|envelopes?|goodbyes?|card|cards|message|messages|email|emails|videos?) <w3>
        (to|for|in|on|<end>|,|each|explaining|saying|both)
    | (letters?|cards?|videos?) <w4> (each|every|future|birthdays?|weddings?|graduations?|eighteenth
        |when (he|she|they) (turns?|are|is))
    | written to <w4> (parents|family|few|each|lawyer|kids|children|son|daughter|wife|husband)
    """,
)

AFTER_ME = cue(
    "after_me",
    4,
    """
    (looked? after|cared? for|taken care of|take care of|provided for|feed|feeding|look after|watch
        over) <w8> (if|when|once|after) (im|i am|ive) <w1> (not (here|there|around)|gone|dead|no
        longer)
    | (do it|manage|cope|live|be (ok|okay|fine|alright|better)|carry on|go on|move on|get on|get by
        |grow up|raise|settled) <w3> (without me|when im gone|after me|once im gone)
    | (get|getting|got) (used to|over) <w1> (me|not having|being without|life without)
    | (someone|somebody) <w3> (going to|gonna|will) be (around|alive|here|there)
    | used to (me not|not having me|life without me)
    | (theyll|theyd|they will|he will|shell|she will|you will|youll|everyone will|they would|kids
        will) <w3> (be (ok|okay|fine|alright|better|free)|manage|cope|move on|get over|understand
        |forget|adjust)
    | my [own] (funeral|cremation|ashes|burial|headstone|grave|urn|hymns|coffin|eulogy|obituary
        |wake)
    | (for|at) (my|the) (service|memorial)
    | for after <end>
    | (donate|donating) my organs
    | (next tenant|whoever (gets|finds|cleans|moves|takes) (my|this|me))
    | remember me | outlive my
    | (cremated|coroner|wear <w3> to it|play <w3> song|scatter (my|me))
    | (before|till|until) (i|ill|im) (go|leave|gone) (<end>|,|for good|away|to)
    """,
)

NO_NEED = cue(
    "no_need",
    2,
    """
    (wont|will not|dont|not going to|shant|not gonna) <w2> (need|be needing|needing|want|use|wear)
        <w4> (it|them|any|that|those|this|slot|where|much longer|any ?more|after|ever|again|winter
        |summer|others)
    | (wont|dont) be needing
    | (not|wont|never|isnt|no) <w2> (my|be my|our) problem <w2> (any ?more|after|soon|much longer)
    | (why|whats the point) <w4> (pay|renew|plan|bother|save|bring|eat|wash|sign|book|study) <w8>
        (leaving|gone|point|not (going|be|staying))
    | (havent|not|didnt|never) (renewed|renewing|renew|booked|bother|bothered|refilled|re enrolled)
        <w6> (lease|passport|prescription|contract|appointment|insurance|ticket|license|rent|next)
    | (i )?(didnt|dont|wont) (bring|pack|need) <w1> (coat|bag|phone|return|lunch|jacket)
    | one way ticket | overstayed
    | (give|gave|take) <w2> (my|that) (spot|slot|place|seat) <w2> (away|<end>|,|someone)
    | no more appointments
    """.replace("| (i )?(didnt", "| (didnt"),
)

DECIDED = cue(
    "decided",
    3,
    """
    (its|it is|ive|i have|im|all|everything|things) <w2> (decided|settled|made up my mind|arranged
        |sorted|planned out|all set|in place|figured it out|worked it out)
    | (made up my mind|my mind is made up|minds made up|made my decision|made my choice|made peace)
    | (know|knows|knew|set|picked|chosen|chose|circled|booked|got|have) [exactly|already] (the|a
        |which|my|the exact|what) (day|date|hour|time|morning|place|spot|evening|night|tree|bridge
        |method|way|weekend|exit)
    | (found|picked|researching|chosen|know) <w3> (place|spot|beach|hotel|cabin|bridge|tree) <w6>
        (peaceful|quiet|alone|nobody|no one|where|picked|reservoir|woods|by the)
    | day off booked
    | (quiet|silent|calm|calmer|peaceful|at peace|light|lighter|relieved|relief|happy|happier|tidy
        |free|settled|clear|sure) <w4> (since|for the first time|now that|because ive|in years|ive
        decided|it settles|in ages|in months|all week)
    | (not|no longer|stopped being) <w1> (scared|afraid|frightened|angry|sad|worried|crying) <w1>
        (any ?more|of anything|<end>|now|,)
    | (nothing|none of it|nobody|no one) <w2> can <w1> (touch|hurt|reach|stop) me
    | (its|the) (only|first) thing <w3> (ive chosen|i chose|i control|thats mine)
    """,
)

SECRET = cue(
    "secret",
    2,
    """
    (havent|havnt|didnt|not|never) (told|tell|telling|said) <w1> (anyone|anybody|a soul|them|her|him
        |my \\w+|the \\w+)
    | (nobody|no one|noone|they) (knows|know|dont know|doesnt know|suspects|will know|has a clue)
    | (my|our) (little )?secret
    | (almost|nearly) told (her|him|them|someone)
    | (asked|asking|ask) [me] why now
    | (thats|its) all (ill|i will|i can) say
    | (dont|please dont|do not|pls dont) <w2> (call|send|try|tell|ask) <w3> (anyone|anybody|cops
        |police|911|to stop|to find|talk me|what|my)
    | (he|she|they|everyone|people) (thinks?|thought) (im|i am|i was) <w2> (better|kidding|joking
        |high|fine|ok|doing)
    | (she|he|they) laughed
    """.replace("(my|our) (little )?secret", "(my|our) [little] secret"),
)

RULES = (LAST_TIME, GOODBYE, COMFORT, PUT_IN_ORDER, LETTERS, AFTER_ME, NO_NEED, DECIDED, SECRET)
