"""The Spanish rules by themselves: our own sentences, what the context may change, no English.

`sentences_es.tsv` holds level and sentence, as `sentences.tsv` does for English; positives stand
beside what is worded almost alike and means no danger. Floors, so that a rule may change.
"""

from collections import Counter
from pathlib import Path

import pytest

from api.crisis.fold import fold
from api.crisis.levels import Level
from api.crisis.reading import LANGUAGES, read
from api.crisis.rules.matcher import Matcher
from api.crisis.spanish import SPANISH

MATCHER = Matcher([SPANISH])
RISK, CALM = {Level.L2, Level.L3}, {Level.L0, Level.L1}
EXAMPLES = {
    "text.plan": "tengo un plan para matarme",
    "text.ready": "quiero morirme. ya lo decidí",
    "text.means": "llevo semanas juntando pastillas",
    "text.at_hand": "quiero morirme. hay una pistola en casa",
    "text.farewell": "ya escribí mi carta de despedida",
    "text.attempt": "intenté ahorcarme",
    "text.overdose": "me tomé treinta clonazepam",
    "text.medical": "mi amigo no respira",
    "text.intent": "me voy a matar",
    "text.suicidal": "volvieron las ideas suicidas",
    "text.mention": "mi miedo es el suicidio",
    "text.ideation": "quiero morirme",
    "text.no_wish_to_live": "estoy cansada de vivir",
    "text.wish_to_be_dead": "le pido a Dios no despertar",
    "text.wish_to_be_gone": "pronto voy a dejar de ser una carga",
    "text.wish_to_be_taken": "ojalá me atropelle un camión",
    "text.soon_over": "a donde voy no se ocupa ropa",
    "text.unsafe": "tengo miedo de hacerme daño",
    "text.distress": "ya no puedo más",
    "text.self_harm": "me corto los brazos",
    "text.voices": "las voces me dicen que salte",
    "text.threat": "voy a matar a mi ex",
    "text.armed": "quiero vengarme de él y tengo una pistola",
    "text.harm_others": "tengo impulsos de hacerle daño a mi bebé",
    "text.someone": "mi hija dice que se quiere morir",
    "text.bereaved": "mi primo se ahorcó",
    "text.abuse": "mi marido me golpea",
}


def level_of(text: str) -> Level:
    return max((each.level for each in read(fold(text).text, MATCHER).found), default=Level.L0)


def sentences(name: str) -> list[tuple[Level, str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [(Level(level), text) for level, text in (line.split("\t") for line in lines)]


@pytest.fixture(scope="module")
def counted() -> Counter[tuple[Level, Level]]:
    """How often which level was expected and which was found."""
    return Counter((expected, level_of(text)) for expected, text in sentences("sentences_es.tsv"))


def _share(counted: Counter[tuple[Level, Level]], expected: set[Level], found: set[Level]) -> float:
    of_these = {pair: count for pair, count in counted.items() if pair[0] in expected}
    return sum(count for pair, count in of_these.items() if pair[1] in found) / sum(
        of_these.values()
    )


def test_risk_is_found_when_someone_says_so(counted: Counter[tuple[Level, Level]]) -> None:
    assert _share(counted, RISK, RISK) >= 0.99


def test_danger_is_acute_when_plan_means_or_time_are_named(
    counted: Counter[tuple[Level, Level]],
) -> None:
    assert _share(counted, {Level.L3}, {Level.L3}) >= 0.95


def test_help_seeking_is_left_in_peace_when_nobody_is_at_risk(
    counted: Counter[tuple[Level, Level]],
) -> None:
    assert _share(counted, CALM, RISK) <= 0.002


def test_history_and_denial_get_support_and_no_alarm(
    counted: Counter[tuple[Level, Level]],
) -> None:
    assert _share(counted, {Level.L1}, {Level.L1}) >= 0.95


def test_every_text_is_read_in_spanish_too() -> None:
    assert SPANISH in LANGUAGES


def test_english_is_left_alone_when_it_says_no_danger() -> None:
    calm = [text for level, text in sentences("sentences.tsv") if level in CALM]
    assert [text for text in calm if level_of(text) > Level.L0] == []


@pytest.mark.parametrize(
    ("plain", "turned"),
    [
        ("quiero morir", "no quiero morir"),
        ("he pensado en suicidarme", "nunca he pensado en suicidarme"),
        ("quiero matarme", "yo no quiero matarme ni nada"),
        ("quise matarme", "cuando era joven quise matarme"),
        ("intenté suicidarme", "hace diez años intenté suicidarme"),
        ("pienso en matarme", "si alguna vez pienso en matarme te llamo"),
        ("tengo ideas suicidas", "me preguntó si tengo ideas suicidas"),
        ("quiere quitarse la vida", "trabajo con jóvenes y más de uno quiere quitarse la vida"),
        ("quiero morir", "hay una canción vieja donde canta quiero morir"),
        ("quiero matarme", "quiero matarme no, nunca"),
        ("mi papá me golpea", "mi papá me golpeaba"),
        ("decía que quería matarse", "mi hermano decía que quería matarse y se suicidó"),
        ("tengo ideas suicidas", "doy clases sobre las ideas suicidas en adolescentes, es mi tema"),
    ],
)
def test_text_is_lowered_by_one_level_when_denied_past_or_supposed(plain: str, turned: str) -> None:
    assert (level_of(plain), level_of(turned)) == (Level.L2, Level.L1)


@pytest.mark.parametrize(
    "text",
    [
        "no quiero vivir",
        "ya no aguanto vivir",
        "no le veo sentido a seguir",
        "preferiría no estar",
        "ojalá no despierte",
        "no me quiero morir pero tampoco quiero vivir",
        "no hay día que no piense en matarme",
        "no paso una hora sin pensar en suicidarme",
        "por qué no me mato y ya",
        "y por qué no suicidarme",
        "no sé si quiero morirme",
        "no puedo dejar de pensar en matarme",
        "no tengo nada y quiero morir",
        "no estoy bien, quiero matarme",
        "a los quince me violaron y quiero matarme",
        "hace diez años quise matarme y ahora otra vez quiero matarme",
        "desde hace años pienso en matarme",
        "hace diez años quise morirme y sigo igual",
        "me preguntó si tengo ideas suicidas y le dije que sí",
        "la gente me juzga y quiero morir",
        "hay gente que ayuda, y mi hermano quiere matarse",
        "mi hermano se suicidó y mi mamá dice que se quiere matar",
        "desde que murió mi papá mi mamá dice que se quiere morir",
        "alguien de mi grupo escribió que se quiere matar",
        "qué hago con mi hermano que se quiere matar",
    ],
)
def test_text_keeps_its_level_when_the_denial_is_no_denial(text: str) -> None:
    assert level_of(text) == Level.L2


@pytest.mark.parametrize(
    "text",
    [
        "m kiero morir",
        "ia no kiero bibir",
        "me kiero suisidar",
        "toy cansao de vivir",
        "weon me quiero puro matar",
        "me quiero matar posta",
        "me provoca matarme vale",
        "estoy mamado de vivir parce",
        "quiero quitarme de en medio",
        "me quiero desvivir",
        "quiero kms ya",
        "quiero unalive",
        "me quiero m4tar",
        "QUIERO MORIRME 😭🔪",
    ],
)
def test_risk_is_found_however_it_is_spelt(text: str) -> None:
    assert level_of(text) >= Level.L2


@pytest.mark.parametrize(
    ("domain", "text"),
    [
        ("overdose", "me tomé todo el frasco de pastillas"),
        ("self_harm", "volví a cortarme anoche"),
        ("violence", "tengo impulsos de hacerle daño a mi bebé"),
        ("abuse", "mi marido me golpea"),
        ("medical", "mi hermana no respira"),
        ("psychosis", "las voces me dicen que me mate"),
    ],
)
def test_domain_says_what_it_is_about(domain: str, text: str) -> None:
    found = read(fold(text).text, MATCHER).found
    assert domain in {each.domain for each in found if each.level in RISK}


def test_threat_by_somebody_else_is_no_wish_to_die() -> None:
    found = read(fold("mi ex quiere matarme").text, MATCHER).found
    assert {each.domain for each in found if each.level in RISK} == {"abuse"}


def test_hints_count_only_together() -> None:
    assert level_of("Ya le dejé comida al gato.") == Level.L0
    assert level_of("Ya le dejé comida al gato. Adiós a todos.") >= Level.L2
    assert level_of("Nadie sabe nada. Se me acabaron las fuerzas. El río.") >= Level.L2


def test_plan_is_no_plan_when_it_says_without() -> None:
    assert level_of("tengo un plan sin intención de matarme") == Level.L1


def test_time_makes_a_wish_acute() -> None:
    assert level_of("quiero suicidarme esta noche") == Level.L3


@pytest.mark.parametrize(("rule", "text"), EXAMPLES.items())
def test_rule_finds_what_it_is_for(rule: str, text: str) -> None:
    assert rule in {each.rule for each in read(fold(text).text, MATCHER).found}


def test_every_rule_has_an_example_and_a_name_of_its_own() -> None:
    names = [rule.name for rule in SPANISH.rules]
    assert len(set(names)) == len(names)
    assert {rule.name for rule in SPANISH.rules if not rule.weight} == EXAMPLES.keys()
