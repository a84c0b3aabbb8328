"""Rules for the wish to be gone: to vanish, never to have been, to have an end put to it."""

from api.crisis.english.idioms import DYING
from api.crisis.english.words import rule
from api.crisis.levels import Level

GONE = rule(
    "text.wish_to_be_gone",
    Level.L2,
    """
    (would|d|be|might|itd|it is|its) <w3> (relief|easier|better|nice|peaceful|blessing|happy|fine)
        <w2> <adv> (not to exist|to not exist|be dead|die|dying|be gone|dead|if i died|if i (wasnt
        |werent|was not) (here|alive|around)|not (be|being) (here|alive)|without me)
    | (if i died|if i was dead|being dead|dying|death|not existing|not being here|not waking up)
        <w7> (would|d|will|might|could|sounds|seems|feels|is) <w3> (relief|easier|better|nice
        |peaceful|good|okay|ok|fine|best|blessing|escape|freedom)
    | (envy|envious of|jealous of|envied|jealous at|lucky) <w6> (dead|died|dying|funerals?|corpses?
        |buried|coffin)
    | (died|dead|funeral|buried) <w6> (lucky (her|him|them)|jealous|envy|envious)
    | (existing|here|waiting|alive) until i <w1> (die|dead)
    | waiting [around] to die
    | cant wait to (die|be dead)
    | (my [own] funeral|at my funeral|my obituary)
    | (leave|leaving|exit|exiting|depart|escape|off|quit|quitting) this (earth|world|life|planet)
    | (i|im|ill|id|to|and|just|me|before) <w1> (disappear|vanish|gone|leave|leaving|go|going
        |checking out|check out|logging off|log off|signing off|sign off|opting out|opt out|bow out
        |bowing out|tapping out|tap out|clocking out|clock out|slip away|fade out) <w1> (forever|for
        good|for ever|permanently|for the last time|from this (world|earth|life)|of (life|this life
        |existence))
    | (should|shouldnt) [not|never|have] (be alive|exist|have been born|never been born|died|be dead
        |be here) <after>
    | (burden|waste of (space|air|oxygen)) <w9> (gone|dead|die|died|without me|relieved|rid of me
        |misery)
    | (taking up|waste of|wasting|stealing) (space|air|oxygen)
    | air [that] (someone|somebody) else
    | (rid|free) of me <w1> (<end>|soon|forever|for good|,|and)
    | (wont|dont|will not|not) have to (worry about|deal with|put up with|look after|see) me
        (any ?more|after|soon|much longer|again)
    | ready to (go <end>|go ,|go because|be done with|leave this|meet my maker|go home (<end>|to)|be
        with (my|him|her|them)|let go <end>|stop fighting)
    | ready to be done
    | (dont|not) (want|need) to be saved
    | cant be saved
    | (when|once|after|now|because|if) (im|i am) <w1> (gone|dead|no longer here|not (here|there
        |around)) <w2> (they|you|everyone|nobody|my|no|tomorrow|<end>|,)
    | (ill|i will|im) be gone (<end>|by|soon|before|when|and|for good|,)
    | where (im|i am|ill be|id be|were) <w1> (going|headed|heading|bound)
    | (see you|see u|meet you|wait for me|waiting for me|be waiting|soon|late) <w4> on the other
        side
    | on the other side <w4> (soon|wait|waiting|forward|see)
    | (be|being|back|join|joining|reunited) <w1> with <w6> (again|in heaven|in the (ground|grave)
        |soon) <w2> (<end>|,|he (died|passed)|she (died|passed))
    | (be|go|going) <w1> where (they|he|she|you) (are|is|went)
    | (go|going) <w1> (join|follow|see|be with) <w1> (him|her|them|my (son|daughter|baby|wife
        |husband|mom|dad|mum|brother|sister|angel)) (<end>|,|soon|tonight|now|again|up there|there)
    | (they|he|she) (wait|waits|waiting|calls?|calling|are calling) (for|to) me
    | (it|water|sea|river|bridge|edge|train|tracks|void|dark|darkness|death|rope|roof|height|ledge)
        <w3> (calling|calls|pulling|pull|pulls|beckon\\w*|whisper\\w*|inviting|wants) <w1> (me|to me
        |for me|my name)
    | (walking|walk|swim|swimming|drive|driving|wade|row) <w3> (out|into|until|and) <w6> (keep
        (going|walking|swimming|driving|on)|not (stop|turn|come|have to turn)|never (stop|turn|come)
        |dont turn)
    | world <w6> without me
    | (lets?|let) <w2> (run|running|burn|take|fade|slip) <w1> (me out|it out|out|its course)
    | (switch|turn|shut) me off
    | (find|found|flip|hit|reach) the (off switch|switch|exit)
    | exit (date|plan|day|strategy from life)
    | (life|mine|it) <w4> (handing|giving|hand|give) <w2> back
    | (handing|giving|hand|give) (my life|mine|this life) back
    | (going|gonna|about) to be (erased|deleted|nothing|ashes|a memory|a widow|an orphan)
    | (stop|stopped|stopping) being (alive|here|a person|a burden)
    | not here in this <word> , here at all
    | (how|thinking about|think about|about how) to not be (here|alive|around)
    | (trial run|practice|used to|get used) <w4> me not [being] here
    | (they|theyd|everyone|family|kids|parents|people) <w4> (cry|grieve|mourn|sad|upset|miss me) for
        a (week|day|month|while|bit|few|minute)
    | (nobody|no one|noone|who|they|someone|anyone|somebody|whoever|one day) <w2> (find|finds|found
        |finding) (me|my body) <w2>
    | (stop|stopping|done|finished|tired of|sick of|rid them of|free them of) being <w3> (burden
        |problem|weight|bother|embarrassment|disappointment)
    | (kindest|best|right|only good|decent|unselfish) thing <w6> (for|to) <w8> (is|would be|to) <w2>
        (go|leave|die|disappear|subtract|not|remove|be gone|end)
    | (leave|leaving|left|leav) it <w1> (up to|to) (fate|god|chance|the universe)
    | wish there was a button
    | (theyll|theyd|they will|they would|everyone will|everyone can|everyone would|kids will|family
        will|youll) <w4> (lighter|better off (<end>|,)|free (<end>|,|of)|relieved|relax <end>
        |breathe|rest easy)
    | (wont|not|never|stop being|no longer) <w2> (be a problem|be a burden|be in the way|be anyones
        problem|be your problem|bother (anyone|you|them|anybody)) <w3> (<end>|,|after|any ?more|soon
        |much)
    | (one|fewer) less (mouth|problem|person|burden)
    | (want|wanna|wish|would like|id like|going|just) to (disappear|vanish|evaporate|dissolve|cease
        |fade) <w9> (nobody|no one|never|completely|forever|remember\\w*|existed|for good
        |permanently)
    | (leaving|leave) (tonight|tomorrow|soon|today) <w6> (not coming back|never coming back|wont be
        back)
    | (not|never) coming back <w2> (<end>|,|from|this time)
    | (need|want|after) (the|my) (insurance|life insurance) money
    | <they> <w2> (dont|doesnt|dont really) need me <w6> (money|insurance|better|any ?more)
    | (this|it|everything|all of it|all) <w2> (will|ll|gonna|going to) <w2> be over (soon|tonight
        |tomorrow|by|in|for good)
    | over soon <w3> (everyone|they|you|nobody|i can|and)
    | (better|happier|safer) with (anyone|anybody|someone|somebody) (but|other than|else|who isnt)
    | wont be there <w3> (<end>|,|to see|when (he|she|they)|for)
    | (understand|explain|explains|explained|clear) <w3> (when|once|after) (you|they) (get|read|find
        |see|open)
    | see (you|u|ya|yall) <w3> (next life|other side|in hell|in heaven|afterlife|there soon)
    | (next life|another life) <w2> (<end>|,|maybe|then)
    | have to (listen to|hear|think about|pay for|carry|take care of|feed|clean up after|lie for
        |cover for) me (any ?more|after|soon|again|<end>|much)
    | if i (vanished|disappeared|died|was gone|were gone|left) <w4> (only|nobody|no one|who|notice
        |care|miss)
    | (place|room|plot|space|spot) for (me|him|her) (beside|next to|with|by) (him|her|them|my)
    | then (shes|hes|im|ill be|i am|ill go|its me) (off|gone|next|done|out|leaving|finished) [too]
        <end>
    | (turn|spin|run|go on|carry on) (smoother|better|fine|just fine|easier) <w1> without me
    | (world|life) <w4> (keep|keeps) (turning|spinning|going) <w4> (smoother|without me|better)
    """,
    idioms=DYING,
    unless="(wake|waking) up the | hospice | job | town | country | college | abroad | new (house|city)",
)

RULES = (GONE,)
