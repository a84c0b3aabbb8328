"""The English words that the rules share, by name."""

from api.crisis.english.things import THINGS
from api.crisis.rules.vocabulary import Vocabulary

FILLERS = """just to so soo bad badly really rly rlly fucking freaking literally literaly lit kinda
    kind of sort only truly honestly actually like simply please pls still already seriously srsly
    ever even also often always sometimes maybe probably prob prolly desperately legit all the time
    finally very much secretly again now definitely def totally absolutely quite rather lowkey
    highkey lowk soon truthfully basically deeply suddenly"""

WORDS = {
    **THINGS,
    # People
    "word": "\\w+",
    "i": "i|im|ive|id|ill|me|my|mine|myself|ima|imma",
    "self": "my ?self|my own self|mysel|mysef|myslef|mysefl|meself|mself|my self|myselff|mysefl",
    "selves": """him ?self|her ?self|them ?self|them ?selves|them ?selfs|hisself|your ?self
        |their ?selves|theirself""",
    "their": "his|her|their",
    "kin": """son|daughter|brother|bro|sister|sis|friend|bestie|bff|husband|hubby|wife|partner
        |boyfriend|girlfriend|bf|gf|fiancee?|mom|mum|mama|mother|dad|father|stepson|stepdaughter
        |roommate|flatmate|housemate|cousin|uncle|aunt|auntie|niece|nephew|child|kid|teen
        |teenager|student|pupil|coworker|colleague|neighbou?r|classmate|ex|grandson
        |granddaughter|grandma|grandpa|grandmother|grandfather|nan|granny|gran|step ?dad
        |step ?mom|spouse|mate|buddy|boss|sponsee|tenant|resident|babysitter|teammate
        |stepbrother|stepsister""",
    "they": """he|she|they|hes|shes|theyre|hell|shell|theyll|him|her|them|who|someone|somebody
        |member|patient|client|caller|user|person|girl|boy|guy|man|woman|lad|lady|pt|<kin>|\\w+
        in law""",
    "child": """(my|the|her|his|our|their|a) [little|own|baby|newborn|infant|new] (sons?
        |daughters?|kids?|child|children|baby|newborn|infant|toddler|brother|sister|niece|nephew
        |grandson|granddaughter|stepson|stepdaughter|cousin|twins|boy|girl)""",
    "anyone": """him|her|them|everyone|everybody|people|someone|somebody|others|you all|<child>
        |that (guy|man|bitch|bastard|asshole|woman|kid)|the (neighbou?rs?|kids|cops)|my <w1>
        (family|wife|husband|ex|boss|mom|mother|dad|father|parents|partner|boyfriend|girlfriend
        |roommate|coworkers?|neighbou?rs?|classmates?|teacher|stepdad|stepfather|manager
        |supervisor|landlord|abuser|uncle)""",
    "abuser": """husband|wife|partner|boyfriend|girlfriend|bf|gf|ex|fiancee?|spouse|he|hes|she
        |shes|they|dad|father|step ?dad|stepfather|mom|mother|step ?mom|stepmother|uncle
        |stepbrother|brother|cousin|grandfather|grandpa|coach|teacher|caregiver|caretaker
        |roommate|coworker|guy|man|parents|pimp|stalker|landlord|priest|pastor|neighbor|someone""",
    # Wishing
    "want": """want|wants|wanna|wana|wanan|wnat|want2|wanting|wanted|wish|wishes|wishing|wished
        |long to|longing|beg|begging|pray|praying|hope|hopes|hoping|hoped|crave|craving|yearn
        |yearning|ache|aching|desire|dream of|would like|id like""",
    "dont": """dont|do not|don t|didnt|doesnt|does not|no longer|never|not|hardly|barely|dnt|dun""",
    "cant": """cant|cannot|can not|can t|couldnt|dont think i can|unable to|not able to|can no
        longer|cnt|cannt|i can hardly""",
    "going": """gonna|gunna|gona|goona|gon|going to|goin to|going 2|about to|bout to|abt to
        |planning (to|on)|plans? (to|on)|planned (to|on)|intend (to|on)|intends to|intending to
        |intention (of|to)|decided (to|on)|deciding to|will|ill|i ll|imma|ima|finna|fixing to
        |fixin to|shall|trying to|tryna|determined to|set on|ready to|committed to|prepared to
        |mean to|meaning to|means to|meant to|chosen to|chose to|choosing to|resolved to|swear i
        will|vowed to|aim to|time to|have to|need to|ought to|supposed to|scheduled to|arranged
        to|bound to""",
    "think": """think|thinks|thinking|thinkin|thought|thoughts?|dream|dreams|dreaming|daydream
        |daydreams|daydreaming|fantasi(s|z)(e|es|ed|ing)|fantasy|fantasies|obsess|obsessed
        |obsessing|ruminate|ruminating|imagine|imagining|picture|picturing|pictured|consider
        |considers|considering|considered|contemplat(e|es|ed|ing)|urges?|impulses?|wonder
        |wondering|ideas?|images?|visions?|feel|feeling|felt|plans?|planning|tempted|debating
        |weighing|entertain|entertaining|research|researching|researched|googling|googled
        |looking up|looked up|rehears(e|ed|ing)|half a mind|toying with""",
    # Dying
    "die": """die|dieing|dead|be dead|being dead|dying|be gone <end>|not exist|not existing|diee
        |stop existing|stop being alive|cease to exist|cease to be|not be alive|not being alive
        |stop living|stop breathing|pass away|be no more|not be here any ?more|not wake up|not
        waking up|disappear forever|be gone forever|be put out of my misery|not be around
        any ?more|bleed out|drown|perish|be in the ground""",
    "alive": """[be|being|stay|staying|feel] alive|live|living|exist|existing|be here|being here
        |be around|being around|wake up|waking up|go on|going on|continue|carry on|be a person
        |keep (living|going|breathing|existing|waking up)|be on this (earth|planet)|be in this
        world|do life|life|breathe|breathing|survive|stick around|see tomorrow|see another""",
    "after": """<end>|,|right now|rn|today|tonight|any ?more|any ?longer|no more|no longer|like
        this|this way|if|because|but|and|so|cause|when|again|tomorrow|another|even|since|ever|at
        all|period|now|as|through|much|in (this|a) (world|body|life|pain|hell|skin)|lol|tbh
        |either|next|past|with (this|the|so much) <w1> (pain|hurt|guilt|shame|illness
        |depression)""",
    "stop": """<end>|,|any ?more|any ?longer|no more|like this|this way|and|but|because|lol|tbh
        |in (this|a) (world|body|life|pain|hell|skin)|at all|period|right now|with this""",
    "slay": """kill|killing|killin|kil|kll|kiil|kiii|killl|hang|hanging|shoot|shooting|stab
        |stabbing|drown|drowning|poison|poisoning|strangle|strangling|suffocate|suffocating
        |choke|choking|off|offing|unalive|unaliving|un alive|end|ending|delete|deleting
        |electrocute|gas|gassing|murder|murdering|gun|knife|skull|coffin|top|topping|neck
        |necking|execute|destroy|destroying|erase|erasing|sacrifice""",
    "slew": """killed|hung|hanged|shot|stabbed|drowned|poisoned|strangled|unalived|offed|ended
        |suffocated""",
    "suicide": """suicide|suicid|sucide|suicde|suiside|suicied|sueside|suecide|siicide|suiicide
        |suacide|soocide|sewerslide|suislide|sewer slide|selfdeletion|sui""",
    "suicidal": "suicidal|sucidal|suicidle|suicdal|suisidal|siicidal|suicial|suicidial",
    "life": """my [own|damn|stupid|pathetic|miserable|shitty|whole|sad|useless|worthless] (life
        |existence|suffering|misery)|this [miserable|pathetic|awful|shitty] (life|existence
        |suffering|misery)|my lif""",
    "endit": """(end|ending|take|taking|finish|terminate|terminating|finishing) <life>|(end
        |ending) (it all|it|everything|all this|all of (it|this)|the suffering)|(end|ending)
        things (for good|forever|once and for all|permanently|on my|<end>|,|tonight|like my
        life)|(do|doing) myself in|(take|taking) myself out|kms|ctb|(catch|catching) the bus
        |(commit|committing|complete|completing|die by|dying by|attempt|attempting|comit
        |commiting|do|doing) <suicide>|sewerslide|unalive|unaliving|(slit|slitting|slash
        |slashing|cut|cutting|open|opening|sliced?) [open] my [own] (wrists?|throat|veins
        |arteries|artery)|(blow|blowing) my [own|fucking] (brains?|head)|(put|putting) a (bullet
        |gun) (in|to|through)|bullet (in|through) my|(bleed|bleeding) (out|to death)|starv(e
        |ing) [myself] to death|kill my ?self|(take|taking) the easy way out|(use|using|turn
        |turning) (it|the gun|the knife|a gun) on (me|<self>)|(eat|eating) (a|my) (gun|bullet
        |barrel|pistol)|go through with it|be my own death|(throw|throwing) my life away|pull
        (the|this|that|my) (trigger|plug on (me|myself))""",
    "method": """<slay> <self>|<endit>|(drive|driving|crash|crashing|swerve|swerving|steer
        |steering|run|ram|ramming|plow) <w3> (into|off) <w3> (tree|wall|pole|river|lake|ocean
        |traffic|truck|barrier|bridge|cliff|road|pillar|overpass)|(jump|jumping|leap|leaping
        |step|stepping|throw myself|throwing myself|fall|falling|go|going|walk|walking|roll
        |dive) (off|from|over|out|out of|off of) [of] <height>|(jump|jumping|step|stepping|walk
        |walking|run|running|throw myself|throwing myself|lie down|lay down|lying|laying|lie|get
        |getting) [out] (in front|into|onto|on|under|infront|in the way|underneath|across)
        <wheels>|stepping in front of|(throw|throwing|threw|fling|hurl|hurling) myself (off|down
        |under|into|in front|out|from|over|onto|on to|at)|(hit|hitting) (a|the) <w1> (tree|wall
        |pillar|pole|truck|barrier|median|bridge|train|lorry)|(crash|wreck|crashing) (my|the)
        (car|truck|bike) on purpose|(walk|walking|swim|swimming|wade|wading|go|going|row|rowing)
        [out] into the <water>|overdose|overdosing|od|oding|od ing|(take|taking|swallow
        |swallowing|down|downing|eat|pop|popping|empty) <adv> (all|these|those|every|the whole|a
        whole|a bottle|the bottle|a bunch|too many|enough|the rest of|a handful of|everything
        in) <w4> <meds>|(take|taking|swallow|swallowing|down|pop) (it all at once|them all|all
        of them|the lot|the lot of them|every last one)|(drink|drinking) <w1> <poison>|(tie
        |tying|put|putting) [a|the|this] <noose> (around|round) my neck""",
    "lethal": "<die>|<method>|<suicide>|death|<slew> <self>",
}

ENGLISH = Vocabulary(WORDS, FILLERS)
rule = ENGLISH.rule
URGENT = ENGLISH.read(
    """
    <suicide> | <suicidal> | suicid\\w+
    | (<slay>|<slew>|cut|cutting|hurt|hurting|harm|burn|burning) <self>
    | <endit>
    | (<want>|going|gonna|will|ill|ready|about|decided|deserve|rather) <w2> (die|be dead|dead)
    | better off (dead|without me)
    | noose | wrists | overdos\\w+ | self ?harm | kill me | unconscious | voices
    | (whole|entire) bottle
    | dont want to (live|be here|wake)
    | goodbye (letters?|notes?)
    | not breathing
    | (beats|hits|rapes|raped|strangled) me
    | (shoot|kill) (him|her|them|everyone)
    """
)
