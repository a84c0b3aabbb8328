"""Rules for not being safe with oneself, and for distress that is close to it."""

from api.crisis.english.words import rule
from api.crisis.levels import Level

UNSAFE = rule(
    "text.unsafe",
    Level.L2,
    """
    (<cant>|dont know if i can) <w1> (promise|guarantee|keep) <w6> (safe|alive|not (hurt|kill|do)
        |wont (hurt|kill|do|harm|try))
    | (dont|do not|cant|cannot|not) <adv> trust <self> (<end>|,|to (be|stay) (alone|safe)|alone
        |right now|tonight|with (pills|knives|a knife|my meds|the pills|sharp)|not to|any ?more
        |around (pills|knives))
    | (not|dont|do not|isnt|never|no longer|arent|am i) <adv> [feel|feeling] <adv> safe (with <self>
        |alone|from <self>|by <self>|being alone|in my own|around <self>|with my [own] (thoughts
        |mind|head|brain))
    | (not|no longer|isnt|arent) (afraid|scared) (of|to) <w1> (die|dying|death)
    | (look|looking) forward to <w1> (dying|death)
    | (scared|afraid|terrified|frightened|worried) <w3> (<self>|i (might|could|will|may|would) do
        (<end>|something|to|it)|ill do (something|it|<end>)|what ill do)
    | what i (might|could|may|will|would) do to <self>
    | how much longer i (can|could|will|ll|am able to) <w2> (hold|take|last|stand|make|live|survive
        |be here|fight|do this|go on|keep going)
    | (might|may|going to|gonna|could|will|about to|ill) do something (stupid|bad|drastic|terrible
        |rash|to <self>|i cant|dangerous|permanent)
    | (im|i am|be|being) a danger to <self>
    | (cant|cannot|shouldnt|scared to|afraid to|not safe to) be [left] alone (right now|tonight|with
        <self>|with my thoughts)
    | (dont|do not) think <w2> (ill|i will|i can|i) (make it through|survive|get through|make) <w1>
        (tonight|the night|alive|another day)
    | (stop|keep) me from (hurting|killing|doing something)
    | (dont|do not|cant|cannot) trust (what (i|im|ill)|myself with|me with|my ?self when)
    | (might|afraid ill|scared ill) <w2> (snap|crack|lose control|do it|give in) (<end>|,|tonight
        |soon|and)
    """,
    softens=False,
)

DISTRESS = rule(
    "text.distress",
    Level.L1,
    """
    <cant> <adv> (do|take|handle|bear|stand) (this|it|life) (any ?more|any ?longer|much longer|all
        any ?more)
    | (no|lost all|lost any|zero|without any|dont have any) hope (left|any ?more|for me)
    | want (everything|it all|the pain|this pain|all of this|it) to (stop|end|be over)
    | want to disappear (<end>|,|from everyone)
    """,
    softens=False,
)

RULES = (UNSAFE, DISTRESS)
