"""Ways of speaking that name death and mean something else; they explain away what they overlap."""

DYING = """
    (die|died|dying|dead|death) (of|from) [pure|sheer|total|second hand|secondhand] (laughter
        |laughing|embarrassment|boredom|shame|cringe|cuteness|happiness|excitement|anticipation
        |curiosity|hunger|thirst|old age|natural causes|heat|cold|humiliation|awkwardness|joy
        |jealousy|cancer|covid|exhaustion)
    | (embarrassed|laughed|laughing|cringed|mortified) <w4> (die|dying|dead|died)
    | (die|dead) laughing | to die for | dying (to|for) <w1> (a|the|some|see|know|meet|try|hear)
    | (rather|sooner) die than <w1> (give|speak|present|ask|eat|eating|watch|listen|wear|drink|vote
        |date|pay|use|sit|admit|clean|cook|drive|camp|lose to)
    | die ?(hard|line) | death (row|penalty|star|valley|note|eaters?|metal|grip|zone)
    | dead (end|tired|serious|last|inside|to me|set|wrong|zone|battery|horse|sea|weight|asleep)
    | (kill|killing|shoot|shot|drown|drowning|killed) <self> (laughing|in the foot|in (work|food
        |books|music|netflix|ice cream|chores)|at (work|the gym)|working|studying|training|to (get
        |make|meet|finish|please|lose))
    | (end|ending) (it|everything|all this) (with|between|there|off|amicably|on (a|good)|by saying)
    | (end|ending) (it|everything) <w2> (relationship|marriage|engagement|lease|contract)
    | (take|taking) my life (back|in|into|to|for|seriously|forward|one|so)
    | (overdose|overdosed|overdosing|od|oding) on (chocolate|coffee|caffeine|sugar|candy|netflix|tv
        |news|carbs|pizza|cheese|christmas|social|cuteness|self)
    | (dog|cat|hamster|pet|plants?|phone|battery|laptop|car|horse|mom|mother|dad|father|grandma
        |grandmother|grandpa|grandfather|wife|husband|he|she|him|her) <w4> (die|dying|dead)
    | (afraid|scared|fear|fears|terrified|worry|worried|phobia|panic|panicking|anxious|anxiety
        |fearful|worrying) (of|about) <w1> (die|dying|death)
    | (afraid|scared|fear|terrified|worry|worried|panic|think|thought|convinced) [that] (im|i am|i
        might|ill|i will|i could|i was|id|i would) [going to|gonna|be|just] (die|dying|dead)
    | feels? [like|as if] (i|im|ill) <w3> (going to|about to|gonna|might|will) (die|be dead)
    | jump in front of a (bus|train|truck|bullet) for
    | (walk|walking|step|stepping|run|running) (in|on|into|onto) the (car|bus|subway|train) (to|with
        |station)
    | suicid(e|al) (prevention|awareness|squad|rates?|statistics|bomb\\w*|missions?|doors?|drink
        |training|hotlines?|lifeline|helpline|walk|boys|king|girls|runs?|research|study|customers)
    | (career|political|social|financial|professional|economic|commercial|ritual) suicide
    | (wake|waking) up (early|late|at \\d+|for (work|school|class)|before|on time|the|my|his|her|him
        |rested|refreshed|tired|exhausted|sore|groggy|in a (sweat|panic))
    | (social|work|sex|love|dating|night|city|college|married|home) ?life
    | (mean|care about|contribute|add|bring|like|all) to life
"""

HURTING = """
    (cut|hurt|burned|burnt|hit|burn|cutting|hurting|burning|stabbed) <self> (shaving|cooking
        |chopping|on (the|a|my) (stove|oven|iron|pan|grill|curling iron|can|glass|corner|table|door)
        |at (the gym|work|practice|football|soccer|basketball)|playing|lifting|running|skiing
        |working out|exercising|while (cooking|running|shaving|working|playing|making)|opening|some
        slack|off|by accident|accidentally|a (slice|piece|break|deal)|in the gym|making|peeling
        |slicing|doing)
    | (accidentally|by accident) <w2> (cut|hurt|burn|burned|hit|stabbed) <self>
    | self harm (awareness|prevention|training)
"""

FIGHTING = """
    (hits?|hitting) me (up|hard|that|like|when i|with a (bill|question|text)) | beat me (at|to|in)
    | (touches|touched) me (deeply|so much|that|emotionally) | kicked me (off|out of)
    | (threw|throws|throwing) me (off|under|a)
    | (kill|killing|murder|strangle|stab|shoot) <anyone> (for (eating|forgetting|spoiling|not)|lol
        |if (he|she|they|it|you) (eats?|forgets?|spoils?|asks?|touches)|with kindness|haha|lmao|in
        (chess|the game|fortnite|minecraft|monopoly|smash|tekken))
    | (shoot|shooting) (him|her|them|someone|you all|my <w1> <word>) (a|an) (text|message|email|note
        |line|dm|call)
    | hurt <w3> feelings
"""
