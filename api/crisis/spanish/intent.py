"""Rules for intending to die, for being suicidal by name, and for the word alone."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import DYING
from api.crisis.spanish.words import rule

INTENT = rule(
    "text.intent",
    Level.L3,
    """
    (<voya>|planeo|planeando|planee|decidi|decidido|intento|dispongo a|dispuest(a|o) a|decidid(a|o)
        a|list(a|o) para|preparad(a|o) para|estoy por|toy por|ando por|tengo planeado|planead(a|o)
        |tengo pensado|pretendo|resuelt(a|o) a|termine de decidir|determinad(a|o) a|vamos a|gonna
        |going to) <adv> [a] <slayme>
    | pienso [ya] <slayme>
    | me (<voya>|(voy|vo|boy) <adv> a) <adv> <slay>
    | me (matare|suicidare|ahorcare|colgare|quitare la vida|tirare <fall>|lanzare <fall>|aventare
        <fall>|pegare un tiro|cortare las venas)
    | me <adv> (pienso|planeo|dispongo a|vuelvo a) <adv> <slay>
    | (estoy|toy|ando) a punto de <adv> <slayme>
    | (voy a|decidi|decidido|planeo|pienso|estoy a punto de|decision de) <adv> (morir|morirme|dejar
        de (vivir|existir)|dejar este mundo|irme de este mundo|irme para siempre|partir de este
        mundo|desaparecer para siempre|desaparecer de este mundo) [yo] (<end>|,|hoy|esta|manana|ya|y
        |el|de|en|antes|por|con|sin|pero|para|asi)
    | (hoy|manana|esta noche|al rato|ahorita|esta tarde|el <day>|este <day>|ya) [si|yo|ya|mismo] me
        (mato|suicido|suisido|ahorco|cuelgo|quito la vida|aviento|tiro <fall>|lanzo <fall>|voy a ir
        de este mundo|desvivo|quito de en ?medio)
    | me (mato|suicido|suisido|ahorco|cuelgo|quito la vida|desvivo) (hoy|manana|esta noche|ahorita
        |al rato|este|el <day>|ya mismo|en cuanto|cuando)
    | (hoy|manana|esta noche) [si|por fin|ya|yo] (termino|acabo|termina|acaba|le pongo fin|pongo
        fin) (con|a) (mi|todo|esto|esta|la)
    | (hoy|manana|esta noche) [si|por fin|ya|yo] <w1> (muero|voy a morir|estare muert(a|o)|dejo de
        (existir|sufrir))
    | (planeando|preparando|organizando|planifico|planeo|preparo|preparado|planeado) mi [propia
        |propio] (muerte|suicidio|partida)
    | (<time>|el <day>|en cuanto <w5>|cuando <w5>|apenas <w4>|mejor|ya) <w2> me (cuelgo|ahorco
        |guindo|disparo|enveneno|mato|suicido|(tiro|aviento|lanzo|arrojo|boto) (<end>|,|<fall>))
        (<end>|,|en|del|de|con|y|a)
    | (<time>|el <day>|en cuanto <w5>|apenas <w4>|hoy) <w2> me (tiro|aviento|lanzo|arrojo|cuelgo
        |guindo) (<end>|,)
    | me (cuelgo|ahorco|guindo) (en|de|del) <w2> (viga|lavadero|arbol|techo|ventilador|cuarto|bano
        |closet|garage|patio|puerta|tubo|lampara|puente)
    | me voy a (soltar|dejar caer|dejar ir|tirar|aventar|lanzar|arrojar) (<end>|,|ya|de aqui|apenas
        |en cuanto|cuando|desde aqui)
    | (nada|nadie) (puede|podra|va a|me va a|me puede|me) <w2> (detener|detenerme|parar|pararme
        |hacer cambiar de|impedir|impedirmelo|convencer|salvar|salvarme) [ya|mas|ahora] (<end>|,|ya
        |esta|de)
    """,
    idioms=DYING,
    softens=False,
    is_denied_away=True,
)

SUICIDAL = rule(
    "text.suicidal",
    Level.L2,
    """
    (siento|ando|estoy|toy|soy|estado|pongo|pone|sentido|senti|puse|sigo|vuelvo|anda|esta|muy|tan)
        <adv> (suicida|suisida|suicidal|suicidales)
    | (pensamientos?|pensamiento|ideas?|ideacion|ideaciones|ganas|impulsos?|tendencias?|deseos?
        |crisis|conductas?|intenciones|intencion|planes|idea|sentimientos?) [muy|tan|intrusiv(a|o)s
        |constantes|activ(a|o)s|pasiv(a|o)s|recurrentes|fuertes] [y] (suicidas?|suisidas?|sucidas?
        |autoliti(c|k)(a|o)s?|de (suicidio|suisidio|muerte|morir|morirme|suicidarse|quitarse la vida
        |autolisis))
    | (habla|hablo|menciona|menciono|amenaza|amenazo|amenazas|amenazando|pensando|pienso|pensar
        |piensa|pensado|considero|considerado|hablado) <w2> (el|del|de|con|en el|en|al) (suicidio
        |suisidio)
    | (suicidio|suisidio) <w4> (cabeza|mente|pensamientos)
    """,
    idioms=DYING,
    needs="""
    me|mi|mis|yo|tengo|tuve|tenia|tenido|siento|estoy|toy|ando|soy|he|sigo|volvieron|vuelven|volvi
    |regresaron|regresan|siguen|pienso|empece|<kin>|ella|habla|dice|presenta|refiere|reporta
    |activ(a|o)s|con plan|tiene|miembro|sufro|padezco|conmigo|otra vez
    """,
)

MENTION = rule(
    "text.mention",
    Level.L1,
    """
    su(i|y|ii)?(c|s|z|ss)id(io|ios|a|as|arse|arme|arte|o|aron|arnos)
    | autolesion(es)?
    | autoliti(c|k)(a|o)s?
    | cutting
    """,
    softens=False,
    idioms=DYING,
    needs="me|mi|mis|yo|<kin>|nos|nuestr(a|o)s?|niega|paciente|miembro|usuari(a|o)|tengo|he",
)

RULES = (INTENT, SUICIDAL, MENTION)
