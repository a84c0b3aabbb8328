"""Cues by field of words: means, places, dying, nearness; each is ordinary alone."""

from api.crisis.english.idioms import DYING, THINGS
from api.crisis.english.words import rule
from api.crisis.levels import Level
from api.crisis.rules.rule import Rule


def cue(name: str, weight: int, phrases: str) -> Rule:
    """Write a cue: a rule of no level, which adds its weight to what else the text hints at."""
    return rule(f"cue.{name}", Level.L0, phrases, weight=weight, idioms=f"{DYING} | {THINGS}")


RULES = (
    cue("gun", 3, "<gun>|<bullet>|trigger|loaded|unloaded|gun (case|safe|shop|cabinet)"),
    cue(
        "rope",
        3,
        """
    noose | rope | ropes | cord | ligature | rafters | beam
    | (the|a|my|his|her|with) belt
    | hanged | hose | plastic bag | exit bag | swinging | knots?
    """,
    ),
    cue(
        "blade",
        3,
        """
    knife | knives | razors? | razor ?blades? | blades? | box ?cutter | scalpel | scissors
    | something (sharp|sharper)
    | sharp things | bleed | bleeding | blood
    """,
    ),
    cue(
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
    ),
    cue(
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
    ),
    cue(
        "water",
        3,
        """
    (the|a) (river|sea|ocean|lake|reservoir|canal|pier|tide|surf|well)
    | drown | drowning | stones | high tide
    | the (water|ice|cold)
    """,
    ),
    cue(
        "traffic",
        2,
        """
    oncoming
    | (a|the|first|next|last|express) (truck|lorry|train|trains|metro|tram)
    | the wheel | red light | guard ?rail | headlights | tree at | seat ?belt | helmet | motorbike
    | asleep at the wheel
    """,
    ),
    cue(
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
    | coffin | morgue | coroner | kys | overdose | od | own hand | afterlife|(the|my|an) exit|stop existing|not exist | lethal | fatal | painless
    """,
    ),
    cue(
        "at_body",
        3,
        """
    (to|at|in|on|against|around|under|through|across|over) my <w1> (head|temple|mouth|throat|neck
        |chest|chin|wrists?|veins?|skin|heart|lap|hands?|arms?|pockets)
    | (feet|legs|toes) <w2> (over|dangling|edge|off)
    | under (my|the) (pillow|mattress|bed)
    """,
    ),
    cue(
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
    ),
    cue(
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
    ),
    cue(
        "near",
        1,
        "<tonight>|<time>|not long now|any minute|an hour|right now|rn|by (spring|summer)|soon",
    ),
)
