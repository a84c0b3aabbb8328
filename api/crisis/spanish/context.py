"""Context: what stands around a hit and says that it is denied, long past, or only supposed.

Spanish negates twice to deny once (`nunca he pensado en nada de eso`), so negations are not
counted: a hit is denied where only linking words stand between it and a negation before it.
Whatever is doubtful does not soften.
"""

from api.crisis.rules.hit import Hit
from api.crisis.spanish.words import SPANISH

_REACH = 9
_NEAR = 80
_NEGATORS = frozenset(b"no nunca jamas tampoco ni sin niega niego nego negando descarta".split())
_LINKS = frozenset(
    b"me se te lo le nos he ha han habia hemos es que q quiero quiera quisiera quise quisiese voy"
    b" va vamos iba a pienso piense pensado pensando pensaba estoy esta estaba tengo tenido tuve"
    b" tenia tiene tuvo siento sentido ganas gana de en del con el la las los un una unos mis mi su"
    b" ningun ninguna ninguno realmente verdad exactamente presenta refiere reporta hay creo haria"
    b" soy sea era fue seria capaz intencion intenciones idea ideas pensamientos pensamiento planes"
    b" plan tipo alguna algun ya deseo deseos deseado querido querer planeo planeado intente"
    b" intentado intentaria pense ido ir estar estado sido como tan significa decir para plano"
    b" absoluto siquiera vaya piensa necesito gustaria considero considerado hare".split()
)
_WHY_NOT = frozenset((b"por que", b"y si"))
_WHETHER = frozenset((b"se que", b"se si", b"se como"))
_TURNS = frozenset(b", pero aunque sino y asi entonces".split())
_NO = frozenset(b"sin ningun ninguna niega".split())
_DENIED_AFTER = SPANISH.compiled(
    """
    [,] [la] (no|nunca|jamas|ninguna|ninguno|niega|negad(a|o)s?|ausentes?|descartad(a|o)s?
        |negativ(a|o)s?) (<end>|,)
    | [,] [eso|esto] (no|nunca|jamas) (es|era|fue|seria|ha sido|sera) [para] [mi|una|un] [la]
        (opcion|opciones|lo mio|salida|solucion|mi|respuesta|alternativa)
    """
)
_LONG_AGO = SPANISH.compiled(
    """
    hace <w1> (anos|decadas?|mucho tiempo|muchisimo|mucho|tiempo)
    | hace (un|1) ano
    | hace (4|5|6|7|8|9|10|11|cuatro|cinco|seis|siete|ocho|nueve|diez|once) meses
    | cuando [yo] era <w2> (nin(a|o)|joven|chic(a|o)|adolescente|pequen(a|o)|estudiante|chiquit(a|o)
        |chamac(a|o)|pib(a|e)|chav(a|o)|menor|chaval(a)?|adolecente)
    | cuando (tenia|tuve) <w2> (\\d+|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho
        |diecinueve|veinte|veinti\\w+|treinta)
    | cuando (estaba|iba|andaba) <w2> (secundaria|prepa|preparatoria|universidad|primaria|escuela
        |colegio|instituto|uni|ejercito|servicio)
    | de (nina|nino|joven|adolescente|chica|chico|pequena|pequeno|chiquita|chiquito|morra|morro)
    | en (mi|la|mis) (adolescencia|infancia|juventud|ninez|secundaria|prepa|preparatoria|universidad
        |veintes|treintas|primaria|epoca|peor epoca|pasado)
    | a los (\\d+|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte
        |veinti\\w+|treinta)
    | en [el] (19\\d\\d|20(0|1)\\d|202(0|1|2|3|4))
    | en el pasado
    | en aquel(la)? (entonces|epoca|tiempo|ano)
    | en (esa|aquella) epoca
    | el ano pasado
    | tiempo atras
    | anos atras
    | alla por
    | en otra (epoca|vida)
    | en los (noventa|ochenta|setenta|anos)
    | antecedentes?
    """
)
_NO_MORE = SPANISH.compiled(
    """
    deje de | dejo de | antes (queria|pensaba|tenia|me|si) | sobrevivi | supere | superado | superar
    | recuperad(a|o) | antecedentes? | historial | previ(a|o)s? | anteriormente
    | llevo <w2> (anos|meses|limpi(a|o)) (sin|de) | anos sin
    """
)
_STILL = SPANISH.compiled(
    """
    otra vez
    | de nuevo
    | nuevamente
    | ultimamente
    | ahora (quiero|otra|tambien|siento|tengo|volvi\\w*|vuelv\\w*|estoy (peor|igual)|que|mas|me)
    | hoy (quiero|lo (pienso|siento|hice|hago|voy|intent\\w*)|volvi\\w*|otra|me|siento|si|tengo
        |vuelvo)
    | esta (noche|semana|manana|vez)
    | estos dias
    | todavia
    | aun
    | sigo
    | sigue
    | siguen
    | volvi(o|eron|do)?
    | vuelvo
    | vuelve
    | vuelven
    | vuelto
    | regres(o|a|an|aron)
    | desde (hace|que|entonces|los)
    | cada (dia|noche|vez)
    | todos los dias
    | todas las noches
    | diario
    | actualmente
    | nunca se (fue|fueron|han)
    | recaida
    | recai
    | ayer
    | anoche
    | este mes
    """
)
_PAST = SPANISH.compiled(
    """
    quise|queria|keria|quisieron|quiso|pense|pensaba|penso|intente|intentaba|intento|trate|trato
    |estuve|estaba|estuvo|tuve|tenia|tuvo|tenido|sentia|senti|sintio|llegue|llego|planee|planeaba
    |considere|casi|era|fui|fue|sufri|sufria|sufrio|habia|deseaba|desee|sonaba|imaginaba|cort(e|aba)
    |autolesionaba|autolesione|lastim(e|aba|o)|sobrevivi|sobrevivio|pegaba|pegaban|golpeaba
    |golpeaban|maltrataba|abusaba|abuso|abusaron|tocaba|violo|violaron|violaba|pego|golpeo|toco
    |manoseo|obligo|forzo|ahorcaba|amenazaba|tome|toque|intentos?|sobredosis|hacia
    |hice|agredia|abusado|abusada|insultaba|decia
    |dije|hablaba|iba|veia|vi|encontraba|podia|amenazo|anduve|vivi|vivia|tomo|tire|tiro|volvi|hablo
    |quitaba|quito|jalaba
    """
)
_IMPERFECT = SPANISH.compiled(
    """
    me (pegaba|pegaban|golpeaba|golpeaban|maltrataba|maltrataban|tocaba|tocaban|violaba|ahorcaba
        |amenazaba|manoseaba|encerraba|agredia|insultaba|cortaba|lastimaba|quemaba|rasgunaba)
    | abusaba(n)? de
    """
)
_SUPPOSED = SPANISH.compiled(
    """
    pregunt(o|an|aron|aba|e|a|aban) <w3> si
    | me (hacen|hicieron|hizo) [la] pregunta | en caso de
    | que (hacer|decir) (si|cuando) (alguien|un|una|tu)
    | (has|han) (pensado|tenido|sentido) | preguntas? (sobre|de|acerca)
    | como (ayudar|apoyar|hablar|acompanar) <w2> (alguien|persona|personas)
    """
)
_SUPPOSED_OF = SPANISH.compiled(
    """
    si (alguna vez|algun dia|llegara a|llegase a|conoces|conocen|tienes|usted|tu) [que] <w1> <word>
    | si alguien (esta|tiene|dice|piensa|quiere|habla|que|muestra|cercano)
    | si (un|una|algun|alguna|tu) <w1> (amig\\w+|hij\\w+|familiar\\w*|companer\\w+|alumn\\w+
        |paciente|persona|ser|estudiante|vecin\\w+|conocid\\w+|adolescente|colega)
    """
)
_SAID_YES = SPANISH.compiled(
    "(le|les) (dije|conteste|respondi) que si | dije que si | la verdad [es que] si | si quiero"
)
_FRAME = SPANISH.compiled(
    """
    (pelicula|peli|novela|cancion|serie|libro|articulo|documental|poema|capitulo|episodio|noticias?
        |noticiero|titular|reportaje|personaje|protagonista|obra|cuento|podcast|corrido|letra
        |videojuego|telenovela|anime|villano|actor|actriz|verso|tango|bolero) <w5> (dice|decia
        |dicen|canta|cantaba|habla|hablaba|donde|quiere|trata|cuenta|llamad(a|o)|titulad(a|o)|muere
        |sobre|muestra|se)
    | (tesis|investigacion|estudio|proyecto|charla|taller|ponencia|curso|conferencia) <w3> (trata
        |sobre|aborda|acerca)
    """
)
_PEOPLE = """
    gente|personas|jovenes|adolescentes|pacientes|alumn(a|o)s|estudiantes|quienes|veteran(a|o)s
    |familias|hombres|mujeres|sobrevivientes|supervivientes|much(a|o)s|policias|medic(a|o)s
    |enfermer(a|o)s|soldados|campesinos|ninos|menores|docentes|bomberos|migrantes|usuari(a|o)s
    |poblacion|sociedad|muchach(a|o)s|chic(a|o)s|chavos|llamantes?|cualquiera
"""
_MANY = SPANISH.compiled(_PEOPLE)
_OF_MANY = SPANISH.compiled(f"(en|de|entre|con|a|para) <w2> ({_PEOPLE})")
_ONE = SPANISH.compiled("(mi|mis|un|una|nuestr(a|o)|su|este|esta) <w1> <kin>")
_GONE = SPANISH.compiled(
    """
    se (suicido|mato|ahorco|colgo|quito la vida|quitaron la vida)
    | (muerte|suicidio|partida) de mi | que en paz | qepd | sobreviviente | superviviente
    """
)
_NOW = SPANISH.compiled("quiere|dice|va a|piensa|habla|amenaza|anda|esta|puede|tiene|ayer|hoy")
_FIRST = SPANISH.compiled(
    """
    me|mi|mis|yo|\\w+rme|\\w+ndome|quiero|quisiera|kiero|pienso|puedo|aguanto|tengo|voy|estoy|soy|he
    """
)


def is_denied(hit: Hit) -> bool:
    """Whether the sentence says that it is not so."""
    if _DENIED_AFTER.match(hit.after):
        return True
    words = hit.before.split()[-_REACH:]
    for place in range(len(words) - 1, -1, -1):
        if words[place] in _NEGATORS:
            return not _affirms(words, place)
        if words[place] not in _LINKS:
            return False
    return False


def _affirms(words: list[bytes], place: int) -> bool:
    """Whether a negation affirms: `why not`, `I do not know if`, `no day without`."""
    before = words[:place]
    if b" ".join(before[-2:]) in _WHY_NOT or b" ".join(words[place + 1 : place + 3]) in _WHETHER:
        return True
    is_second = words[place] == b"sin" or before[-1:] == [b"que"]
    return is_second and not _NEGATORS.isdisjoint(before)


def denies_itself(hit: Hit) -> bool:
    """Whether the matched words deny (`sin plan de morir`)."""
    return not _NO.isdisjoint(hit.itself.split())


def _clause_before(hit: Hit) -> bytes:
    words = hit.before.split()[-_REACH:]
    turns = [place for place, word in enumerate(words) if word in _TURNS]
    return b" " + b" ".join(words[turns[-1] + 1 :] if turns else words) + b" "


def is_long_past(hit: Hit) -> bool:
    """Whether the sentence places it more than three months ago, and not also now."""
    if _STILL.search(hit.sentence):
        return False
    if _IMPERFECT.search(hit.itself):
        return True
    if not (_PAST.search(hit.itself) or _PAST.search(_clause_before(hit))):
        return False
    return bool(_LONG_AGO.search(hit.sentence) or _NO_MORE.search(hit.before))


def is_supposed(hit: Hit) -> bool:
    """Whether it is a supposition, somebody's question, or told of a book or a film."""
    if _SAID_YES.search(hit.after):
        return False
    told = _SUPPOSED.search(hit.before) or _FRAME.search(hit.before)
    return bool(told or _SUPPOSED_OF.search(hit.before + hit.itself[1:]))


def is_about_others(hit: Hit) -> bool:
    """Whether it is told of people in general, or of somebody who has died."""
    if _FIRST.search(hit.itself):
        return False
    if _GONE.search(hit.sentence) and not _NOW.search(hit.itself):
        return True
    if _ONE.search(hit.before[-_NEAR:] + hit.itself[1:]):
        return False
    return bool(_MANY.search(hit.before[-_NEAR:]) or _OF_MANY.match(hit.after))
