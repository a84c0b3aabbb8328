"""Cues by field of words: means, places, dying, nearness; each is ordinary alone."""

from api.crisis.levels import Level
from api.crisis.rules.rule import Rule
from api.crisis.spanish.idioms import DYING, LIVING, PARTINGS
from api.crisis.spanish.words import rule


def cue(name: str, weight: int, phrases: str) -> Rule:
    """Write a cue: a rule of no level, which adds its weight to what else the text hints at."""
    return rule(
        f"cue.{name}", Level.L0, phrases, weight=weight, idioms=f"{DYING} | {LIVING} | {PARTINGS}"
    )


RULES = (
    cue("gun", 3, "<gun>|balas?|gatillo|balazo|cartuchos|disparo|cargador"),
    cue(
        "rope",
        3,
        """
        soga|mecate|reata|lazo|cuerda|viga|horca|nudo (corredizo|de)|(el|mi|un|con el) cinturon
        |manguera|bolsa de plastico|ahorcad(a|o)|colgad(a|o)|colgarse|colgarme
        """,
    ),
    cue(
        "blade",
        3,
        """
        navajas?|cuter|cutter|bisturi|hojilla|gillette|hoja de afeitar|cuchillos?|filo|algo filoso
        |sangre|sangrar|sangrando|rasuradora|cortadas|cortes
        """,
    ),
    cue(
        "pills",
        3,
        """
        pastillas|pastas|frascos?|blisters?|cajon (lleno|de)|botiquin|sobredosis|dosis|veneno
        |raticida|insulina|jeringas?|somniferos|clonazepam|rivotril|calmantes|receta\\w*|cloro|gas
        """,
    ),
    cue(
        "height",
        3,
        """
        azotea|cornisa|puente|viaducto|acantilado|barandal|baranda|barandilla|balcon|precipicio
        |barranco|barranca|abismo|anden|pretil|tejado|orilla|borde|decimo piso|piso \\d+|vacio
        (<end>|,)|pasarela|mirador|elevado
        """,
    ),
    cue(
        "water",
        3,
        """
        (el|al|del|la|un|mi) (rio|mar|malecon|lago|presa|embalse|laguna|muelle|pozo|corriente|agua)
        | olas
        | ahogarme
        | ahogarse
        """,
    ),
    cue(
        "traffic",
        2,
        """
        (vias|rieles)
        | (el|un|los|al|del) (camion|camiones|tren|trenes|metro|trailers|microbus)
        | atropell\\w+
        | volante
        | frenar
        | freno
        | cinturon de seguridad
        | carretera
        | cruzar (la calle|sin)
        """,
    ),
    cue(
        "dying",
        2,
        """
        morir\\w*|muero|muera|muriera|muert(a|o)|matar(me|se)?|me mat\\w+|la muerte|mi muerte
        |suicid\\w+|ataud|caja|tumba|entierr\\w+|enterrad\\w+|velorio|cenizas|cadaver|mi cuerpo
        |desaparec\\w+|dejar de existir|existir|no despertar|no despierte|desvivir\\w*
        """,
    ),
    cue(
        "at_body",
        3,
        """
        (en|a|contra|sobre|alrededor) (la|mi|mis|el|su|las) (cabeza|sien|boca|garganta|cuello
            |munecas?|venas?|pecho|regazo|piernas|mano|manos|piel|brazos?|pescuezo)
        | debajo de (mi|la|su) (almohada|cama|colchon)
        | bajo (mi|la|su) almohada
        """,
    ),
    cue(
        "do_it",
        3,
        """
        (lo|hacerlo) <w1> (voy a hacer|hago|hare|hacerlo|vuelvo a intentar|voy a intentar|voy a
            lograr|intento)
        | (voy a|quiero|decidi|pienso|puedo|animo a|atrevo a|planeo|antes de) <w1> hacerlo
        | hacerlo (<end>|,|hoy|manana|ya|esta|antes|bien)
        | (acabar|terminar) (con|de una|ya|todo)
        | que [todo] (acabe|termine|pare|se acabe|se termine)
        | esta vez
        | mi plan
        | el plan
        | tengo pensado
        | [ya] decidid\\w+
        | ya lo (pense|decidi|tengo)
        """,
    ),
    cue(
        "attempted",
        3,
        """
        (mi|el|otro|un|segundo|tercer|primer|ultimo|tres|dos|ese|aquel) (intento|intentos)
        | (lo|ya) (intente|intento|intentado)
        | (hospital|ala|unidad) (psiquiatric\\w+|mental)
        | psiquiatrico
        | internad\\w+
        | internaron
        | de alta
        | me (dieron|acaban de dar) de alta
        | (sobrevivi|sobrevivio)
        | anexo
        | (dije|digo|contesto|conteste) que (estoy|estaba|todo|si) <w1> bien
        | menti
        """,
    ),
    cue(
        "near",
        1,
        """
        <time>|pronto|falta poco|falta poquito|ya mero|ya casi|cosa de dias|el <day>|hoy|esta noche
        """,
    ),
    cue(
        "wish",
        1,
        """
        ojala|quisiera|ganas de|quiero|me gustaria|kiero|espero|prefiero|deseo
        """,
    ),
    cue(
        "nothing",
        2,
        """
        (no|ya no|nada|nadie|nunca) <w2> (sentido|caso|importa|sirve|vale|queda|espera|necesita
            |extran\\w+|quiere|duele|siento|fuerzas|ganas|puedo|aguanto)
        | ya no
        | (para|pa) que
        | solo quiero que
        | cansad(a|o)
        | hart(a|o)
        | vacio
        | hueco
        | sol(a|o) <end>
        """,
    ),
)
