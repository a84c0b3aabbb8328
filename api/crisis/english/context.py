"""Context: what stands around a hit and says that it is denied, long past, or only supposed.

In the spirit of NegEx (Chapman et al. 2001, doi:10.1006/jbin.2001.1029): a few words before the
hit, inside its sentence, up to the nearest turn (`but`, a comma). Whatever is doubtful does not
soften.
"""

from api.crisis.english.words import ENGLISH
from api.crisis.rules.hit import Hit

_REACH = 7
_NEGATORS = frozenset(
    b"not dont never no denies denied deny denying without didnt doesnt isnt arent wasnt wont"
    b" wouldnt aint neither nor havent hasnt hadnt negative".split()
)
_TURNS = frozenset(
    b", and but because although though however yet except until till then since".split()
)
_CANCELLERS = frozenset(
    b"cant cannot couldnt stop let trying hard struggling fighting tempted afraid scared fear know"
    b" sure certain only lie lying kidding joking gonna merely just care mind why reason reasons if unsure shouldnt anyone".split()
)
_AFTER_CANCELS = frozenset(b"until till yet more unless except anymore".split())
_ME = frozenset(b"i im ive id ill me my myself".split())
_NO = frozenset(b"no without denies denied".split())
_DENIED_AFTER = ENGLISH.compiled(
    """
    [,] [is|was|are|were] (denied|denies|none|absent|negative) (<end>|,|at)
    | (is not|isnt|is never|was never|never) (an option|something|for me|the answer)
    """
)
_CONTRADICTED = ENGLISH.compiled(
    """
    (but|though|although|except|yet|only|however|until|unless|or maybe) <w4> (<cant> <w2> (promise
        |guarantee|say|stop|keep|trust|control|be sure|swear|go on|do this|cope|rule)|keep|keeps
        |kept|might|could|still|almost|nearly|sometimes|thinking|think (about|of|it)|thought (about
        |of)|thoughts|promise|trust|not sure|unsure|dont know|idk|tempted|close|closer|did|plan
        |planned|planning|bought|loaded|hid|dont want to (live|be here|wake|exist)|do want|wouldnt
        (mind|care)|part of me|feel myself|going to|gonna|about to|<gun>|pills|rope|bridge|what if
        |no reason|dont care)
    """
)
_LONG_AGO = ENGLISH.compiled(
    """
    (years?|yrs|decades?) (ago|later|since|after|back)
    | (4|5|6|7|8|9|1\\d|four|five|six|seven|eight|nine|ten) months ago
    | when i was <w2> (young|younger|little|small|kid|child|teen|teenager|girl|boy|\\d+|in|at
        |growing)
    | growing up
    | as an? (kid|child|teen|teenager|adolescent|girl|boy)
    | (in|since) (19\\d\\d|20\\d\\d)
    | back (then|in)
    | long ago | long time ago | last year
    | in (my|the) (past|teens|twenties|childhood|youth|\\d+s)
    | at age \\d+
    | at (1\\d|5|6|7|8|9)
    | in (high school|college|middle school|grade school)
    | past | previous | prior | previously | formerly
    """
)
_LONG_AGO_BEFORE = ENGLISH.compiled(
    """
    used to | history of | hx of | past | prior | previous | previously | formerly | no longer
    | overcame | survived
    | (clean|recovered|recovery|free) (from|of)
    | years? [clean] (since|without)
    | stopped | quit
    """
)
_NOT_USED_TO = ENGLISH.compiled("(im|i am|am|get|got|getting|become|became) used to")
_STILL = ENGLISH.compiled(
    """
    again | lately | recently | today | tonight | these days | every day | returned | right now
    | still (feel|want|think|do|am|have|suicidal|cut|hurt|get|having)
    | (came|coming|is|are) back
    | this (week|month|morning)
    """
)
_PAST_TENSE = ENGLISH.compiled(
    """
    wanted | tried | was | were | felt | attempted | had | thought | planned | overdosed | took
    | used | almost | nearly | did | survived | swallowed | became | went | wished | harmed
    | abused | hit | beat | hoped | slit | cut | hung | shot | raped | molested | assaulted
    | attempts? | beaten | got | dreamed | considered | jumped | hurt | touched | started
    | struggled | hospitalized | had been
    """
)
_SUPPOSED = ENGLISH.compiled(
    """
    (ask|asks|asked|asking) <w6> (if|whether)
    | in case
    | what (to do|happens) if
    | (do|have) you ever
    | questions? about
    | wondering (if|whether) (he|she|they|my|someone)
    """
)
_SUPPOSED_OF = ENGLISH.compiled(
    """
    if (i|you|someone|he|she|they|a <w1> <word>) [were|was|am|is|becomes?|became] (ever|starts?
        |started|to)
    | if (someone|a <w1> <word>) <w1> (is|was|were|becomes?)
    """
)
_SAID_YES = ENGLISH.compiled("said yes|told <w1> yes|answered yes|i am|honestly yes")
_MANY = ENGLISH.compiled(
    """
    (people|folks|those|men|women|teens|teenagers|youth|kids|children|students|veterans|vets
        |soldiers|officers|doctors|nurses|patients|clients|callers|farmers|adults|survivors|many
        |most|others) <w2> (who|with|that|are|have|feel|might|may|can|often|sometimes|struggle|think
        |talk|die|want)
    """
)
_FRAME = ENGLISH.compiled(
    """
    (movie|film|episode|novel|book|song|lyrics|character|article|documentary|headline|news|podcast
        |poem|play|tv show|series|video game|report) <w6> (says|said|sings|about|where|who|called
        |titled|wants|tries|is|was|has|reads|that)
    """
)


def is_denied(hit: Hit) -> bool:
    """Whether the sentence says that it is not so."""
    if _DENIED_AFTER.match(hit.after):
        return True
    if not _AFTER_CANCELS.isdisjoint(hit.after.split(maxsplit=4)[:4]):
        return False
    if _CONTRADICTED.search(hit.after):
        return False
    near = _clause_before(hit)
    negations = sum(word in _NEGATORS for word in near)
    return negations % 2 == 1 and _CANCELLERS.isdisjoint(near)


def denies_itself(hit: Hit) -> bool:
    """Whether the matched words deny (`no plan to die`)."""
    return not _NO.isdisjoint(hit.itself.split())


def _clause_before(hit: Hit) -> list[bytes]:
    words = hit.before.split()[-_REACH:]
    turns = [place for place, word in enumerate(words) if word in _TURNS]
    return words[turns[-1] + 1 :] if turns else words


def is_long_past(hit: Hit) -> bool:
    """Whether the sentence places it more than three months ago, and not also now."""
    if _STILL.search(hit.sentence):
        return False
    lead = b" " + b" ".join(hit.before.split()[-_REACH:]) + b" "
    if _LONG_AGO_BEFORE.search(lead) and not _NOT_USED_TO.search(lead):
        return True
    told_in_the_past = _PAST_TENSE.search(lead) or _PAST_TENSE.search(hit.itself)
    return bool(told_in_the_past and _LONG_AGO.search(hit.sentence))


def is_supposed(hit: Hit) -> bool:
    """Whether it is a supposition, somebody's question, or told of a book or a film."""
    if _SAID_YES.search(hit.after):
        return False
    told = _SUPPOSED.search(hit.before) or _FRAME.search(hit.before)
    return bool(told or _SUPPOSED_OF.search(hit.before + hit.itself[1:]))


def is_about_others(hit: Hit) -> bool:
    """Whether it is told of people in general (`men who want to die`)."""
    words = hit.itself.split()
    told = hit.before + words[0] + b" "
    return _MANY.search(told) is not None and _ME.isdisjoint(words)
