"""Cues by field of words: means, places, dying, nearness; each is ordinary alone."""

from api.crisis.english.cue import cue

GUN = cue(
    "gun",
    3,
    """
    <gun>
    | <bullet>
    | trigger | loaded | unloaded
    | gun (case|safe|shop|cabinet)
    """,
)

ROPE = cue(
    "rope",
    3,
    """
    noose | rope | ropes | cord | ligature | rafters | beam
    | (the|a|my|his|her|with) belt
    | hanged | hose | plastic bag | exit bag | swinging | knots?
    """,
)

BLADE = cue(
    "blade",
    3,
    """
    knife | knives | razors? | razor ?blades? | blades? | box ?cutter | scalpel | scissors
    | something (sharp|sharper)
    | sharp things | bleed | bleeding | blood
    """,
)

PILLS = cue(
    "pills",
    3,
    """
    <drug>
    | (a|whole|entire|the|of) bottle
    | bottles | handful | cabinet | doses?
    | <poison>
    | syringe | needle | stockpile
    | leftover <w2> <meds>
    """,
)

HEIGHT = cue(
    "height",
    3,
    """
    ledge | rooftop | roof | overpass | cliffs? | parapet | viaduct | railings? | rail | bridge
    | balcony | platform | tracks | scaffold
    | parking (structure|garage)
    | multi ?storey | fire escape
    | (floors?|stor(ey|eys|ies)) up
    | (top|ninth|tenth|sixth|eighth|\\d+th) floor
    | over the edge | stairwell | crossing | quarry | dam
    """,
)

WATER = cue(
    "water",
    3,
    """
    (the|a) (river|sea|ocean|lake|reservoir|canal|pier|tide|surf|well)
    | drown | drowning | stones | high tide
    | the (water|ice|cold)
    """,
)

TRAFFIC = cue(
    "traffic",
    2,
    """
    oncoming
    | (a|the|first|next|last|express) (truck|lorry|train|trains|metro|tram)
    | the wheel | red light | guard ?rail | headlights | tree at | seat ?belt | helmet | motorbike
    | asleep at the wheel
    """,
)

DYING = cue(
    "dying",
    2,
    """
    die | dying | be dead | already dead
    | dead (by|before|and|<end>)
    | kill | killing
    | <suicide>
    | <suicidal>
    | unalive
    | my (body|corpse|death|grave|heart stops)
    | coffin | morgue | coroner | kys | overdose | od | own hand | afterlife
    | (the|my|an) exit
    | stop existing | not exist | lethal | fatal | painless
    """,
)

AT_BODY = cue(
    "at_body",
    3,
    """
    (to|at|in|on|against|around|under|through|across|over) my <w1> (head|temple|mouth|throat|neck
        |chest|chin|wrists?|veins?|skin|heart|lap|hands?|arms?|pockets)
    | (feet|legs|toes) <w2> (over|dangling|edge|off)
    | under (my|the) (pillow|mattress|bed)
    """,
)

DO_IT = cue(
    "do_it",
    3,
    """
    <going> <adv> (do|doing|end|ending|finish|be done with|try) (it|this|them|things) <w2> (<end>|,
        |again|tonight|tomorrow|now|soon|this|when|after|right|properly|here|there|at|on|out|before
        |myself|anyway|with)
    | (do|doing|did|done) it (again|tonight|tomorrow|right|now|myself|anyway|<end>|,)
    | (i|id|ive) planned
    | planning (the|my|how|to|on)
    | (finish|finishing) (it|the job|this)
    | this time | next attempt | pros and cons
    | want (this|it) (done|over|finished|to be over)
    """,
)

ATTEMPTED = cue(
    "attempted",
    3,
    """
    (my|last|first|second|third|another|an|two|three|failed|recent|previous) [suicide] attempts?
    | (tried|try) (again|before|last time|twice|once already)
    | overdosed
    | (psych|psychiatric) (ward|unit|hospital)
    | discharged | sectioned | on watch
    | (since|when|after) they (let me out|discharged me|released me)
    | (tell|told) (them|her|him|the \\w+) <w1> (no|fine|im fine|im ok|i was fine)
    | i lied
    """,
)

NEAR = cue(
    "near",
    1,
    """
    <tonight>
    | <time>
    | not long now | any minute | an hour | right now | rn
    | by (spring|summer)
    | soon
    """,
)

RULES = (GUN, ROPE, BLADE, PILLS, HEIGHT, WATER, TRAFFIC, DYING, AT_BODY, DO_IT, ATTEMPTED, NEAR)
