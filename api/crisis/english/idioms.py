"""Ways of speaking that name death and mean something else; they explain away what they overlap."""

FIGURATIVE = """
    (die|died|dying|dead|death) (of|from) [pure|sheer|total|second hand|secondhand] (laughter
        |laughing|embarrassment|boredom|shame|cringe|cuteness|happiness|excitement|anticipation
        |curiosity|hunger|thirst|old age|natural causes|heat|cold|humiliation|awkwardness|joy
        |jealousy|cancer|covid|exhaustion)
    | (embarrassed|laughed|laughing|cringed|mortified) <w4> (die|dying|dead|died)
    | (die|dead) laughing
    | (is|are|was|were|be|thats|its|look|looks|tastes|absolutely|just|it) to die for
    | to die for (<end>|,)
    | dying (to|for) <w1> (a|the|some|see|know|meet|try|hear)
    | (rather|sooner) die than <w1> (give|speak|present|ask|eat|eating|watch|listen|wear|drink|vote
        |date|pay|use|sit|admit|clean|cook|drive|camp|lose to)
    | die ?(hard|line)
    | death (row|penalty|star|valley|note|eaters?|metal|grip|zone)
    | dead (end|tired|serious|last|inside|to me|set|wrong|zone|battery|horse|sea|weight|asleep)
    | (kill|killing|shoot|shot|drown|drowning|killed) <self> (laughing|in the foot|in (work|food
        |books|music|netflix|ice cream|chores)|at (work|the gym)|working|studying|training|to (get
        |make|meet|finish|please|lose))
    | (end|ending) (it|everything|all this) (with|between|there|off|amicably|on (a|good)|by saying)
    | (end|ending) (it|everything) <w2> (relationship|marriage|engagement|lease|contract)
    | (take|taking) my life (back|in|into|to|for|seriously|forward|one|so)
    | (overdose|overdosed|overdosing|od|oding|od d) on <w2> (candy|cookies?|cake|pie|turkey|tea
        |tacos|pasta|bread|memes|tiktok|instagram|podcasts?|sunshine|videos?|nostalgia|glitter
        |emails|meetings|football|holiday\\w*|snacks|ice cream|sushi|wings|cheesecake|donuts?
        |croissants?|garlic|crafts|carols)
    | (overdose|overdosed|overdosing|od|oding) on (chocolate|coffee|caffeine|sugar|candy|netflix|tv
        |news|carbs|pizza|cheese|christmas|social|cuteness|self)
    | gone (on|to|for|at|away) (vacation|work|a trip|the weekend|holiday|business|lunch|school|an
        hour|a week)
    | (himself|herself|themselves) in the foot
    | (id|i would|i could|i d) [just] die if (anyone|someone|he|she|they|my|it|this|we)
    | (can|could|will|now) die happy
    | into the <w1> (bin|trash|couch|bed|pool|books|work|dumpster|sofa|sun|void|lake of fire)
    | (the|a|with|in|heard) <w2> (final|last) season
    | (hed|shed|theyd|id|ill|would|could|will|might|may|literally) <adv> die (without|if|when) (a|an
        |my|her|his|the|this|it|i)
    | (knees|feet|legs|back|eyes|brain|plants?|car|laptop|phone|battery|muscles|lungs|wallet
        |houseplants?|hair) <w2> (want|wants|wanted|going|gonna|ready|about|trying|decided) to (die
        |kill me)
    | (take|taking|took) my [own] life (in|into) (my|your|their) [own] hands
    | early grave
    | (wants?|wanted) us [all] dead
    | die on (this|that|my) <w1> hill
    | <w1> (meeting|homework|class|exam|test|essay|math|traffic|commute|song|weather|hangover|line
        |queue|video|update|code|bug|ad|zoom|email|outfit|pic|picture|game|lecture|spreadsheet
        |monday|mondays|heat|humidity|playlist|book|movie|show) <w1> (makes?|made|making) me (wanna
        |want to) (die|jump|kill <self>|cry)
    | (go|going) on (with this (marriage|job|relationship)|like this (until|till|with|at work|at
        home|in this (house|marriage|job)))
    | (nothing|something) [left] to live for until <w3> (next|new|season|book|one)
    | (gone|lost|missing) forever [,] (he|she|it|the|and he|and she)
    | (piece|part) of me (is|was|has|died|feels) <w1> (gone|dead|missing|died)
    | (eat|make|take) (your|my|his|her) last (meal|bite)
    | jump in front of a (bus|train|truck|bullet) for
    | (walk|walking|step|stepping|run|running) (in|on|into|onto) the (car|bus|subway|train) (to|with
        |station)
    | suicid(e|al) (prevention|awareness|squad|rates?|statistics|bomb\\w*|missions?|doors?|drink
        |training|hotlines?|lifeline|helpline|walk|boys|king|girls|runs?|research|study|customers)
    | (career|political|social|financial|professional|economic|commercial|ritual) suicide
    | (wake|waking) up (early|late|at \\d+|for (work|school|class)|before|on time|the|my|his|her|him
        |rested|refreshed|tired|exhausted|sore|groggy|in a (sweat|panic))
    | (social|work|sex|love|dating|night|city|college|married|home) life
    | (mean|care about|contribute|add|bring|like|all) to life
    | over (my|his|her|your) dead body
    | dead (man|mans|sea|on my feet|to the world|in the water|of night|giveaway|ringer|heat|lift
        |lifts|pool|space|line|beat|by daylight|cells)
    | (drop|brain|knock em|knock them|playing|plays|play) dead
    | (bored|scared|worried|loved|sick|frozen|tickled|talked|stressed|nagged) to death
    | (the|be the) death of (me|him|her|us)
    | (kiss|sudden|death) (of death|death|by (chocolate|powerpoint|meeting|cocoa|spreadsheet))
    | (kill|killing|killed) (time|it|the (lights|vibe|mood|engine|deal|process|job|thread|server
        |music)|two birds|a (horse|zombie|process)|off (everyone|everybody|the|a|my (character
        |villain)))
    | (kill|murder|killing|murdering) (a|for a|some) (curry|pint|coffee|burger|pizza|drink|nap|beer
        |steak)
    | (feet|back|head|knees|shoes|heels|suspense|homework|heat|traffic|diet|wait|meeting|work|boss
        |kids|cramps|allergies|it|this|job|commute|stairs) <w1> (is|are|was|were) killing me
    | (hang|hanging|hung) (out|up|in there|on (a|to|for)|around|with|a (left|right|picture
        |painting))
    | suicide (squeeze|squad|gene|drink|wings|burger|door|doors|pact in the|bunny|bunnies|note in
        the)
    | (plants?|cats?|dogs?|squirrels?|deer|pigeons?|cyclists?|drivers?|hamster|fish|printer|roomba)
        (is|are|was|were|seem) [so|absolutely] suicidal
    | (virgin|lemming|swarm|cell) suicides?
    | never say die
    | die (cut|cast|roll|rolls)
    | (im|i am|literally|so|actually) (dead|deceased|dying) (skull|lol|lmao|at this|at that|over
        this|haha)
    | (jump|jumping|jumped) (in|on|into|to) (a|the) (call|meeting|shower|bandwagon|conclusion\\w*
        |ship|pool|lake|queue|line)
    """

DYING = f"""
    {FIGURATIVE}
    | (dog|cat|hamster|pet|plants?|phone|battery|laptop|car|horse|mom|mother|dad|father|grandma
        |grandmother|grandpa|grandfather|wife|husband|he|she|him|her) <w4> (die|dying|dead)
    | (afraid|scared|fear|fears|terrified|worry|worried|phobia|panic|panicking|anxious|anxiety
        |fearful|worrying) (of|about) <w1> (die|dying|death)
    | (afraid|scared|fear|terrified|worry|worried|panic|think|thought|convinced) [that] (im|i am|i
        might|ill|i will|i could|i was|id|i would) [going to|gonna|be|just] (die|dying|dead)
    | feels? [like|as if] (i|im|ill) <w3> (going to|about to|gonna|might|will) (die|be dead)
    """

THINGS = """
    end of (my|his|her|their|the|our) <w1> rope
    | rope (burn|swing|ladder|bridge|course|courses|team)
    | (jump|tow|climbing|skipping|tug|velvet|show|learn\\w*|learn\\w* the) ropes?
    | ropes course
    | (usb|power|phone|charging|umbilical|spinal|vocal|cut the|the) cord
    | (seat|green|black|brown|white|tool|conveyor|rust|bible|fan) belt
    | balance beam | laser beam | high beam | jump the gun | son of a gun | top gun | big guns
    | gun show
    | (nail|glue|heat|water|nerf|staple|massage|speed|spray) gun
    | gun to my head if
    | (bite|take|dodge\\w*|took) (a|the) bullet
    | bullet (points?|journal|train|proof|list)
    | trigger (warnings?|points?|happy|finger)
    | (chill|bitter|tough|hard|red|blue|the) pill
    | (cross|burn|build|burning|burned|building) (that|those|my|a|the|your|all) <w1> bridges?
    | (burned|burning|burnt) bridges
    | bridge (loan|job|the gap|between)
    | (dental|tooth|nose|land|rainbow) bridge
    | (razor|knife) (sharp|edge|skills|burn)
    | butter knife
    | (roof|house|flat|deck) (over|repair|leak|leaks|leaking)
    | (leaky|tin|leaking|new|same|own) roof
    | raise the roof | rail ?card | training | off the rails | oil rig
    | platform (shoes|fees?|game|games)
    | (online|social|crowdfunding|same) platforms?
    """

HURTING = """
    (cut|hurt|burned|burnt|hit|burn|cutting|hurting|burning|stabbed|cuts) (<self>|<selves>) (shaving
        |cooking|chopping|on (the|a|my) (fence|wire|nail|thorn|stove|oven|iron|pan|grill|curling
        iron|can|glass|corner|table|door)|at (the gym|work|practice|football|soccer|basketball)
        |playing|lifting|running|skiing|working out|exercising|while (cooking|running|shaving
        |working|playing|making)|opening|some slack|off|by accident|accidentally|a (slice|piece
        |break|deal)|in the gym|making|peeling|slicing|doing)
    | (accidentally|by accident) <w2> (cut|hurt|burn|burned|hit|stabbed) (<self>|<selves>)
    | (cut|burned|burnt|scratched) my <w1> <word> (on (the|a)|while|when i (fell|slipped|was
        cooking)|cooking|shaving|by accident|opening|in the kitchen|gardening)
    | self harm (awareness|prevention|training)
    """

FIGHTING = """
    (hits?|hitting) me (up|hard|that|like|when i|with a (bill|question|text))
    | beat me (at|to|in)
    | (touches|touched) me (deeply|so much|that|emotionally)
    | kicked me (off|out of)
    | (threw|throws|throwing) me (off|under|a)
    | (kill|killing|murder|strangle|stab|shoot) <anyone> (for (eating|forgetting|spoiling|not)|lol
        |if (he|she|they|it|you) (eats?|forgets?|spoils?|asks?|touches)|with kindness|haha|lmao|in
        (chess|the game|fortnite|minecraft|monopoly|smash|tekken))
    | (shoot|shooting) (him|her|them|someone|you all|my <w1> <word>) (a|an) (text|message|email|note
        |line|dm|call)
    | hurt <w3> feelings
    """
