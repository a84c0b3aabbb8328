"""The English words that the rules share, by name, in the language of `pattern.py`."""

FILLERS = """just to so bad badly really fucking freaking literally kinda kind of sort only truly
    honestly actually like simply please still already seriously ever even also often always
    sometimes maybe probably desperately legit all the time finally very much secretly"""

WORDS = {
    # People
    "word": "\\w+",
    "self": "my ?self|mysel|mysef|myslef|mysefl|meself|mself",
    "selves": "him ?self|her ?self|them ?self|them ?selves|them ?selfs|hisself",
    "their": "his|her|their",
    "kin": """son|daughter|brother|sister|friend|bestie|bff|husband|wife|partner|boyfriend
        |girlfriend|bf|gf|fiancee?|mom|mum|mother|dad|father|stepson|stepdaughter|roommate|flatmate
        |cousin|uncle|aunt|niece|nephew|child|kid|teen|teenager|student|coworker|colleague
        |neighbou?r|classmate|ex|grandson|granddaughter|grandma|grandpa|grandmother|grandfather""",
    "they": """he|she|they|hes|shes|theyre|hell|shell|theyll|him|her|them|who|someone|somebody
        |member|patient|client|caller|user|person|girl|boy|guy|man|woman|pt|<kin>""",
    "child": """(my|the|her|his|our|their|a) [little|own|baby|newborn|infant|new] (sons?|daughters?
        |kids?|child|children|baby|newborn|infant|toddler|brother|sister|niece|nephew|grandson
        |granddaughter|stepson|stepdaughter|cousin|twins|boy|girl)""",
    "anyone": """him|her|them|everyone|everybody|people|someone|somebody|others|you all|<child>
        |that (guy|man|bitch|bastard|asshole|woman|kid)|the (neighbou?rs?|kids|cops)
        |my <w1> (family|wife|husband|ex|boss|mom|mother|dad|father|parents|partner|boyfriend
        |girlfriend|roommate|coworkers?|neighbou?rs?|classmates?|teacher|stepdad|stepfather|manager
        |supervisor|landlord|abuser|uncle)""",
    "abuser": """husband|wife|partner|boyfriend|girlfriend|bf|gf|ex|fiancee?|spouse|he|hes|she|shes
        |they|dad|father|step ?dad|stepfather|mom|mother|step ?mom|stepmother|uncle|stepbrother
        |brother|cousin|grandfather|grandpa|coach|teacher|caregiver|caretaker|roommate|coworker|guy
        |man|parents|pimp|stalker|landlord|priest|pastor|neighbor|someone""",
    # Wishing
    "want": """want|wants|wanna|wanting|wanted|wish|wishes|wishing|wished|long|longing|beg|begging
        |pray|praying|hope|hopes|hoping|hoped|crave|craving|yearn|yearning""",
    "dont": """dont|do not|don t|didnt|doesnt|does not|no longer|never|not|hardly|barely""",
    "cant": "cant|cannot|can not|can t|couldnt|dont think i can|unable to|not able to",
    "going": """gonna|gunna|gon|going to|goin to|about to|planning (to|on)|plans? (to|on)
        |planned (to|on)|intend to|intends to|intending to|intention of|decided (to|on)|will|ill
        |i ll|imma|ima|finna|fixing to|shall|trying to|tryna|determined to|set on|ready to
        |committed to|prepared to""",
    "think": """think|thinks|thinking|thought|thoughts?|dream|dreams|dreaming|daydream|daydreaming
        |fantasi(s|z)(e|es|ed|ing)|fantasy|fantasies|obsess|obsessed|obsessing|ruminate|ruminating
        |imagine|imagining|picture|picturing|consider|considers|considering|considered
        |contemplat(e|es|ed|ing)|urges?|impulses?|wonder|wondering|ideas?|images?|visions?|feel
        |feeling|felt|talks?|talking|talked|plans?|planning""",
    # Dying
    "die": """die|dead|be dead|being dead|dying|be gone <end>|not exist|not existing
        |stop existing|cease to exist|not be alive|stop living|pass away|be no more
        |not be here any ?more|not wake up|disappear forever|be gone forever
        |be put out of my misery|not be around any ?more""",
    "alive": """[be|being|stay|staying|feel] alive|live|living|exist|existing|be here|being here
        |be around|being around|wake up|waking up|go on|going on|continue|carry on|be a person
        |keep (living|going|breathing|existing|waking up)|be on this (earth|planet)
        |be in this world|do life|life|breathe|breathing|survive""",
    "after": """<end>|,|right now|rn|today|tonight
        |any ?more|any ?longer|no more|no longer|like this|this way|if|because|but
        |and|so|cause|when|again|tomorrow|another|even|since|ever|at all|period|now|as|through
        |much|in (this|a) (world|body|life|pain|hell|skin)|lol|tbh|either|next|past
        |with (this|the|so much) <w1> (pain|hurt|guilt|shame|illness|depression)""",
    "stop": """<end>|,|any ?more|any ?longer|no more|like this|this way|and|but|because|lol|tbh
        |in (this|a) (world|body|life|pain|hell|skin)|at all|period|right now|with this""",
    "slay": """kill|killing|killin|kil|hang|hanging|shoot|shooting|stab|stabbing|drown|drowning
        |poison|poisoning|strangle|strangling|suffocate|suffocating|off|offing|unalive|unaliving
        |end|ending|delete|deleting|electrocute|gas|gassing|murder|murdering""",
    "slew": "killed|hung|hanged|shot|stabbed|drowned|poisoned|strangled|unalived|offed",
    "life": """my [own|damn|stupid|pathetic|miserable|shitty|whole] (life|existence|suffering
        |misery)|this [miserable|pathetic|awful|shitty] (life|existence|suffering|misery)""",
    "endit": """(end|ending|take|taking|finish|terminate|terminating) <life>
        |(end|ending) (it all|it|everything|all this|all of (it|this)|the suffering)
        |(end|ending) things (for good|forever|once and for all|permanently|on my)
        |(do|doing) myself in|(take|taking) myself out|kms|ctb|(catch|catching) the bus
        |(commit|committing|complete|completing|die by|dying by) suicide
        |sewerslide|unalive|unaliving|(slit|slitting|slash|slashing|cut|cutting) my [own] (wrists?
        |throat|veins)|(blow|blowing) my [own] (brains?|head)|(put|putting) a (bullet|gun) (in|to)
        |bullet (in|through) my|(bleed|bleeding) (out|to death)|starv(e|ing) [myself] to death""",
    "method": """<slay> <self>|<endit>|(drive|driving|crash|crashing|swerve|swerving|steer
        |steering) <w2> (into|off) <w2> (tree|wall|pole|river|lake|ocean|traffic|truck|barrier
        |bridge|cliff|road)|(jump|jumping|leap|leaping|step|stepping|throw myself|throwing myself)
        (off|from) [of] <height>|(jump|jumping|step|stepping|walk|walking|run|running|throw myself
        |throwing myself|lie down|lay down) [out] (in front|into|onto|on|under|infront) <wheels>
        |(crash|wreck|crashing) (my|the) (car|truck|bike) on purpose|(walk|walking|swim|swimming)
        [out] into the (ocean|sea|river|lake)|overdose|overdosing|od|oding|od ing
        |(take|taking|swallow|swallowing|down|downing|eat) (all|these|those|every|the whole|a whole
        |a bottle|the bottle|a bunch|too many|enough) <w3> <meds>
        |(drink|drinking) <w1> <poison>""",
    "height": """[a|the|my|this|that|some] <w1> (bridge|building|roof|rooftop|balcony|overpass
        |cliff|ledge|window|parking garage|parking structure|skyscraper)""",
    "wheels": """[of] [a|the|an|my] [oncoming|moving|speeding] (train|trains|traffic|car|cars|truck
        |bus|subway|semi|tracks)""",
    # Means
    "meds": """pills?|tablets?|capsules?|meds?|medications?|medicines?|tylenol( pm)?|advil|ibuprofen
        |aspirin|paracetamol|acetaminophen|aleve|xanax|ativan|klonopin|valium|ambien|benadryl
        |nyquil|antidepressants?|benzos|oxys?|oxycodone|oxycontin|opioids?|percocets?|vicodin
        |adderall|insulin|lithium|fentanyl|heroin|morphine|gabapentin|trazodone|seroquel|zoloft
        |prozac|lexapro|metformin|pain ?killers?|sedatives?|prescriptions?|metoprolol""",
    "poison": """bleach|antifreeze|drain cleaner|rat poison|poison|detergent|ammonia|pesticide
        |weed killer|gasoline|hand sanitizer|cyanide|windex|lye""",
    "gun": "guns?|pistol|rifle|revolver|shotgun|handgun|firearms?|glock",
    "blade": "knife|razors?|razor blades?|blades?|box cutter|scalpel",
    "noose": "noose|rope|cord|ligature",
    # Time
    "day": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "time": """tonight|tonite|tomorrow|tmrw|tmr|midnight|this (weekend|evening|afternoon|<day>)
        |(on|by|next|come) <day>|next week|in the morning|<day> (,|night|morning|while|when)
        |in (an|one|two|a few) hours?|in (a few|ten|five|\\d+) (minutes|days)|(after|before) (work
        |school|class|dinner|the holidays|christmas|thanksgiving|sunrise|i post|this post)
        |on my birthday|by (midnight|morning|\\d+)|later today|(when|after|once|while
        |as soon as) (everyone|everybody|they|my|the|he|she) <w4> (asleep|sleep|bed|leaves?|left
        |away|work|school|gone|out|home)""",
    "recent": """yesterday|last (night|week|weekend|month|<day>)|today|tonight|this (morning|week
        |weekend|month|afternoon|evening)|(few|couple|couple of|several|\\d+|one|two|three|four
        |five|six|seven|a|an) (hours?|days?|nights?|weeks?|minutes?|mins?) ago
        |(past|last) (few|couple|several) (days|weeks|nights)
        |(a|one|1|two|2|couple|couple of) months? ago|recent|recently|earlier|the other (day|night)
        |on <day>|discharged|just|(got|came) [home] (out of|from) [the] (hospital|psych ward|er|icu)
        |in the icu""",
}
