"""English words for means, places and times."""

THINGS = {
    # Means
    "meds": """pills?|tablets?|capsules?|meds?|medications?|medicines?|tylenol [pm]|advil
        |ibuprofen|aspirin|paracetamol|acetaminophen|aleve|xanax|ativan|klonopin|valium|ambien
        |benadryl|nyquil|antidepressants?|benzos|oxys?|oxycodone|oxycontin|opioids?|percocets?
        |vicodin|adderall|insulin|lithium|fentanyl|heroin|morphine|gabapentin|trazodone|seroquel
        |zoloft|prozac|lexapro|metformin|pain ?killers?|sedatives?|prescriptions?|metoprolol
        |sleepers|sleeping (pills|tablets)|codeine|tramadol|methadone|barbiturates?|beta
        blockers?|warfarin|digoxin|propranolol|amitriptyline|quetiapine|diazepam|lorazepam
        |zopiclone|melatonin|medicine cabinet|overdose""",
    "drug": """pills?|tablets?|capsules?|tylenol|advil|ibuprofen|aspirin|paracetamol
        |acetaminophen|xanax|ativan|klonopin|valium|ambien|benadryl|benzos|oxys?|oxycodone
        |oxycontin|opioids?|percocets?|vicodin|insulin|morphine|fentanyl|heroin|pain ?killers?
        |sedatives?|sleepers|codeine|tramadol|methadone|lorazepam|diazepam|gabapentin|trazodone
        |seroquel|beta blockers?|stash""",
    "poison": """bleach|antifreeze|drain cleaner|rat poison|poison|detergent|ammonia|pesticides?
        |weed killer|gasoline|petrol|hand sanitizer|cyanide|windex|lye|paint thinner|acid""",
    "gun": """guns?|pistols?|rifles?|revolver|shotgun|handgun|firearms?|glock|side ?arm|9mm
        |magnum|service weapon|barrel|muzzle""",
    "bullet": "bullets?|ammo|ammunition|trigger|shells|hammer cocked",
    "blade": """knife|knives|razors?|razor ?blades?|blades?|box ?cutter|scalpel|exacto|x acto
        |dagger|shard|glass""",
    "noose": "noose|rope|ropes|cord|ligature|extension cord|bedsheet|belt",
    "weapon": "<gun>|<blade>|<noose>",
    "height": """[a|the|my|this|that|some|our|its] <w1> (bridge|building|roof|rooftop|balcony
        |overpass|cliffs?|ledge|window|parking garage|parking structure|skyscraper|viaduct|pier
        |tower|rail|railing|edge|scaffold|scaffolding|dam|lookout|stairwell|top floor|causeway
        |car park|multi ?storey|platform)""",
    "wheels": """[of] [a|the|an|my|this|that] [oncoming|moving|speeding|first|next|fast] (train
        |trains|lorries|buses|traffic|car|cars|truck|trucks|lorry|bus|subway|semi|tracks|tube
        |metro|freight|tram|road|highway|freeway|motorway|\\d+)""",
    "water": "ocean|sea|river|lake|water|waves|reservoir|canal|harbou?r|surf|bay|pond|well|tide",
    # Time
    "day": """monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|weds|thurs|fri
        |weekend""",
    "tonight": """tonight|tonite|tonigh|2nite|2night|tn|this (evening|night)|midnight|tomorrow
        |tomorow|tommorow|tommorrow|tmrw|tmr|tmw|2morrow|2moro|dawn|sunrise|sunup""",
    "time": """<tonight>|this (weekend|afternoon|<day>)|(on|by|next|come|til|till|until|since
        |after|before) <day>|next week|in the morning|<day> (,|night|morning|while|when|evening
        |<end>)|in (an|one|two|a few|half an|\\d+) hours?|in (a few|ten|five|\\d+) (minutes|mins
        |days)|(after|before) (work|school|class|dinner|the holidays|christmas|thanksgiving|i
        post|this post|bed|bedtime|sunrise|harvest|prom|lunch)|on (my|his|her|our) (birthday
        |anniversary)|by (midnight|morning|\\d+)|later today|(when|after|once|while|as soon as)
        (everyone|everybody|they|my|the|he|she|mom|dad|mum) <w4> (asleep|sleep|bed|leaves?|left
        |away|work|school|gone|out|home|trip|nap)|at (\\d+|noon|dawn|night) <end>|on the \\d+(st
        |nd|rd|th)|this (month|coming <word>)""",
    "recent": """yesterday|last (night|week|weekend|month|<day>)|today|tonight|this (morning
        |week|weekend|month|afternoon|evening)|(few|couple|couple of|several|\\d+|one|two|three
        |four|five|six|seven|eight|nine|ten|a|an) (hours?|hrs?|hr|days?|nights?|weeks?|wks?
        |minutes?|mins?) ago|(past|last) (few|couple|several) (days|weeks|nights)|(a|one|1|two|2
        |three|3|couple|couple of) months? ago|recent|recently|earlier|the other (day|night)|on
        <day>|discharged|just|(got|came) [home] (out of|from) [the] (hospital|psych ward|er|icu)
        |in the icu|hour ago""",
}
