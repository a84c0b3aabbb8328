"""Rules for harm by one's own hand that is not suicide, for voices, and for harm to others."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import FIGHTING, HURTING
from api.crisis.spanish.words import rule

SELF_HARM = rule(
    "text.self_harm",
    Level.L2,
    """
    (autolesion|auto lesion|autolesi\\w+|auto ?lesionar\\w*|autoagre\\w+|auto ?lastim\\w+
        |automutil\\w+|auto ?dano)
    | (<want>|a nada de|a punto de|a un paso de|cerca de|vuelto a|volver a|volvi a|volvio a|voy a
        |empece a|empezo a|sigo|dejar de|dejo de|deje de|paro de|evitar|evito|pienso en|pensando en
        |necesidad de|impulso de|impulsos de|ganas de|no|sin|termino por|acabo de|acabe|tentacion de
        |alivia|calma|solo|recaer en|recai en|antes de|dias sin|meses sin|semanas sin|terminar)
        <adv> (cortarme|cortandome|aserme dano|lesionarme|quemarme|rasguarme|rasgunarme|aranarme
        |rajarme|tajearme|autolesionarme|pincharme|hacerme (cortes|heridas|tajos|sangrar)|mutilarme
        |sangrarme) (<end>|,|y|anoche|ayer|antier|diario|seguido|siempre|hace|otra vez|de nuevo
        |profund\\w+|hondo|esta vez|mas|para (sentir|calmar\\w*|castigarme|no|dejar|aliviar|que)
        |cuando|porque|los|las|el|la|en|a mi|mi|con|cada|hoy|pero|si|hasta|desde|como|algo|asi|ahora
        |esta|todas|todos|un|a proposito|a escondidas|o)
    | (<iwant>|ganas de|ganas d|vuelto a|volver a|volvi a|voy a|pienso en|pensando en|necesidad de
        |impulso de|impulsos de|tentacion de|necesito|merezco|empece a|recai en|miedo de|evitar
        |acabo de) <adv> (lastimarme|hacerme dano|herirme|golpearme|castigarme|pegarme) <w1> (<word>
        |<end>)
    | me (corto|corte|corta|cortaba|ando cortando|estoy cortando|estuve cortando|he cortado|sigo
        cortando|volvi a cortar|vuelvo a cortar|quiero cortar|rajo|raje|tajeo|tajee|quemo|queme
        |rasguno|rasgune|lastimo|lastime|hiero|heri|golpeo|pincho|arano|arane|muerdo|lesiono|he
        lastimado|he hecho (cortes|heridas|dano|tajos|cortadas)|estoy lastimando|volvi a lastimar
        |volvi a hacer dano|hago dano|hice dano|hago cortes|hice cortes|hago cortadas|he hecho dano
        |quiero lastimar|quiero hacer dano) <w2> (los brazos|el brazo|las piernas|la pierna|los
        muslos|el muslo|las munecas|la muneca|la piel|el antebrazo|los antebrazos|las manos|la panza
        |el abdomen|la barriga|las caderas|el estomago|a proposito|a escondidas|a mi mism(a|o)|a mi
        |yo (sol(a|o)|mism(a|o))|con (una|un|la|el|mi|unas|navajas?|vidrios?|cigarros?|encendedor|lo
        que) <w1> (navajas?|cuter|cutter|cuchillo|gillette|tijeras?|hojilla|vidrio|sacapuntas
        |encendedor|cigarro|aguja|rasuradora|cuchilla|compas|plancha|hoja|bisturi|tengo)|para
        (sentir\\w*|calmar\\w*|no|aliviar|castigar\\w*|dejar|que|olvidar|desahogarme)|cuando (me
        siento|estoy|siento|no|nadie|discuto|peleo|me)|hasta (sangrar|que)|otra vez (<end>|,|y
        |anoche|ayer|despues|hoy)|de nuevo (<end>|,|y|anoche|ayer|despues|hoy)|anoche|ayer|todas las
        noches|cada (noche|vez|que)|casi (diario|todas)|la cabeza contra)
    | me <w2> (volviendo|volvi|vuelto|empezado|empece|ando|sigo) a (cortar|lastimar|quemar|rasgunar
        |hacer dano|rajar|golpear)
    | soy cutter
    | (mi|el|al|del|hice|hago|hacer|hacerme|hacia) self ?harm
    | me (lastimo|corto|rasguno|pincho|hago dano) con lo que
    | me ago <w1> (dano|cortes)
    | aserme dano
    | rompi (la|mi) promesa <w4> cort\\w+
    | me hice <w2> (corte|cortes|cortadas|tajo|tajos|heridas?|cortada) <w2> (profund\\w+|en (el|la
        |los|las|mi|mis)|que|mas|<end>|,|otra|nuev(o|a)s|a proposito|con)
    | (cortandome|rajandome|lastimandome|quemandome|rasgunandome|tajeandome|golpeandome
        |autolesionandome|pellizcandome) (<end>|,|otra|de nuevo|los|las|en|con|a|para|todos|y|desde
        |mas|el|la|por|cuando)
    | me (pego|golpeo|muerdo|pellizco|rasguno|arano|jalo|arranco|corto|pegaba|muerdo) <w5> (hasta
        |dejar\\w*) <w3> (moret\\w+|sangr\\w+|duela|me duele|abrir\\w+|marcas?|moradas?|morados)
    | me (cortaba|lastimaba|quemaba|autolesionaba|rasgunaba|tajeaba) (<end>|,|en|de|cuando|los|las|y
        |para|mucho|a)
    | me (corto|corte|rajo|tajeo|autolesiono|autolesione|lastimo|corte otra vez) (<end>|,|y|pero
        |porque|desde|casi|seguido|diario|mucho|bastante)
    | (hacerme|hago|hice|haciendo|haciendome|hacia|hacerse|hecho) <w1> (dano|cortes|cortadas|heridas
        |tajos|sangrar) <w1> (a mi mism(a|o)|yo (mism(a|o)|sol(a|o))|a proposito|adrede|en (los|las
        |el|la|mis) (brazos?|piernas?|muslos?|munecas?|antebrazos?|piel|caderas|panza|manos?
        |abdomen))
    | (cortes|cortadas|cicatrices|heridas|marcas|quemaduras) <w3> (en (mis|mi|los|las|el) (brazos?
        |munecas?|piernas?|muslos?|antebrazos?)|que (me hago|me hice|yo me)|autoinfligidas) <w3>
        (<end>|,|escond\\w*|ya no|mangas|nuev(a|o)s|recientes|que|y|para|oculta\\w*|tapa\\w*)
    | (navaja|cuter|cutter|hojilla|gillette|cuchilla) <w4> (piel|brazos?|muslos?|piernas?|alivio
        |sentir algo|volver a|ganas|llamando|llama)
    | (golpeo|golpearme|golpee|pego|golpeando|golpeandome|pegarme|azoto|doy|darme|estrello|estrellar
        |me doy|azotar\\w*|dandome) <w2> (la cabeza|cabezazos|de topes|contra) <w1> (contra|en|pared
        |muro) <w1> (la pared|el muro|pared|el piso|piso|puerta|<end>|,|hasta)
    | (me quemo|quemarme|me queme) <w3> (cigarro|cigarros|encendedor|brazo|brazos|piel)
    | recai <w4> (cortes|cortarme|cortandome|navaja|autolesi\\w*|lastimarme)
    | <want> (sh|hacer sh|cutting)
    | (hago|haciendo|hacer|volvi al|volver al|practico) <w1> (cutting|self harm)
    | ganas <w2> (ver [mi] sangre|sangrar|dolor fisico|navaja|cortar\\w* <end>)
    """,
    domain="self_harm",
    idioms=HURTING,
    raised_by="""
    no (para|deja|paro) de (sangrar|salir)|mucha sangre|muy profund(o|a)|no se detiene la sangre
    |desangr\\w*
    """,
)

VOICES = rule(
    "text.voices",
    Level.L3,
    """
    (voz|voces|vocecita|demonio|diablo|sombras?|silueta|ser oscuro|espectro|dios|angel negro|ruido
        |espiritus?|demonios) <w6> (dice|dicen|diciendo|decia|decian|ordena|ordenan|piden|pide|grita
        |gritan|mandan|manda|exige|exigen|susurra|susurran|repite|repiten|obliga|obligan|insiste
        |insisten|quiere|quieren|hablan|suplican|mandando|manda|empuja|ordeno|llama|llaman|invitan
        |convencen|convence|aconseja|dijo|dijeron|animan) <w5> (me mate|mate|matarme|matar|muera
        |lastime|corte|salte|haga dano|aviente|tire|acabe con|termine con|suicid\\w*|morir\\w*
        |suelte|queme|quite|hazlo|matate|tirate|saltes|salta|desaparezca|clave|vaya con|les haga
        |haga caso|ahorque|cuelgue|brinque|hiera|apunale|acabar|ataque|sacrific\\w+|baje con|suba
        con|la siga|lo siga|acompane|una a|ya es hora|es hora|cobarde|lo haga|me vaya|tirarse
        |matarse|saltar|saltes|tirarme|aventarme|me una|vaya con ell\\w+|irme con|desaparezca
        |merezco vivir|venga con|muerete|muere|mejor muert\\w+|libere|haz caso|cortarme|corto
        |castigue|sangre)
    | (me hablan|me llaman|me dicen|oigo que|escucho que|oigo a alguien) <w6> (dicen|dice|diciendo
        |y) <w2> que <w4> (no duele|vaya|descans\\w+|es hora|salte|mate|lo haga|siga|acabe|termine)
    | (muert(a|o)|difunt(a|o)|fallecid(a|o)) <w4> (me llama|me dice|me habla|dice que (ya es hora
        |vaya)|me espera alla|me pide que) <w6> (hora|vaya|con (ell?a?|el)|ir|alcanc\\w*|acompan\\w*
        |siga|<end>)
    """,
    domain="psychosis",
    softens=False,
)

THREAT = rule(
    "text.threat",
    Level.L3,
    """
    (le|les) <w1> (voy a|vo a|pienso) <w1> (meter|dar|pegar|disparar) <w2> (tiro|tiros|balazo
        |plomazo|punalad\\w+|cuchillad\\w+|balas)
    | (va a|planea|piensa|amenaza con|amenazo con|dijo que va a) <w1> (matar(la|lo|los|las)?
        |asesinar|apunalar|balear|envenenar|acuchillar|quemar|estrangular) <w1> (a (mi|su|sus|mis|la
        |los|todos|tod(a|o)s)|al) <w1> (<word>)
    | (voy a|vo a|juro que|planeo|pienso|decidi|decidid(a|o) a) <w2> (matar(la|lo|los|las)?
        |asesinar\\w*|apunalar\\w*|balear\\w*|dispararle\\w*|meterle|envenenar\\w*|acuchillar\\w*
        |quebrar\\w*|degollar\\w*|quemarl(a|o)s?|prenderle|estrangular\\w*) <w1> (a (mi|mis|su|sus
        |ese|esa|ese|el|la|los|todos|tod(a|o)s|cada|ella|mis|un)|al|un (tiro|balazo)|fuego|con (un
        |una|mi|el|la)|hoy|esta noche|manana)
    | <end> (hoy|esta noche|manana|te juro que|juro que) (lo|la|los|las) (voy a|vo a) (matar|balear
        |apunalar|acuchillar|quebrar|degollar|quemar viv(a|o)) <w2> (a todos|hoy|con|esta noche|y)
    | (llevar|llevare|meter|voy a llevar|voy a ir con|entrar con|voy con) <w2> <gun> <w2> (a la
        (escuela|oficina|prepa|universidad|iglesia|chamba)|al (trabajo|colegio|liceo|instituto
        |salon))
    | (tirotear|balacear|rafaguear|quemar|incendiar|prender fuego|prenderle fuego|bombardear|hacer
        explotar|volar|tiroteo|masacre) <w3> (escuela|colegio|oficina|casa con|iglesia|prepa
        |universidad|con ellos adentro|con todos adentro|salon|trabajo|empresa|hospital|liceo)
    | (me l(o|a|os|as)|llevarme|me voy a llevar|me llevo) <w2> (llevo|llevar|a (todos|varios|ella|el
        |mis hijos|unos cuantos|alguien)) <w1> (conmigo|entre las patas|por delante|al infierno
        |conmigo a la tumba)
    | (matar(la|lo|los|las|te)?|mato|matare) <w5> (y|luego|despues) <w3> (matarme|suicidarme|me mato
        |matarse|me suicido|a mi|quitarme la vida|pegarme un tiro)
    """,
    domain="violence",
    idioms=FIGHTING,
    unless="""
    jaj\\w*|jeje\\w*|xd|lol|jk|juego|partida|pelicula|serie|zombies?|mosquitos?|cucarachas?|ratas?
    |jefe final|gol|penal|fut|futbol
    """,
    softens=False,
    is_denied_away=True,
)

HARM_OTHERS = rule(
    "text.harm_others",
    Level.L2,
    """
    (quiero|quisiera|kiero|ganas de|pienso en|pensando en|pensado en|pensamientos? de|fantaseo con
        |impulsos? de|miedo de|miedo a|temo|imagenes de|imagino|deseos de|podria|llegue a pensar en
        |me dan ganas de|idea de|necesito|puedo|tengo miedo de) <adv> (matar|asesinar|apunalar
        |acuchillar|dispararle|estrangular|ahorcar|ahogar|asfixiar|envenenar|matarl(a|o)s?
        |apunalarl(a|o)s?|ahogarl(a|o)|golpearl(a|o)s?|lastimarl(a|o)s?|hacerl(e|es) dano|hacer dano
        |lastimar|danar|pegarle|sacudir(la|lo)?|tirarl(a|o)|aventarl(a|o)|soltarl(a|o)|quemarl(a|o))
        [a] (<end>|,|mi (bebe|hij(a|o)|esposo|esposa|marido|mujer|ex|jefe|jefa|pareja|padre|papa
        |mama|padrastro|vecino|vecina|suegra|hermano|hermana|novia|novio|companer(a|o)|familia)|mis
        (hijos|hijas|papas|padres|companeros|vecinos)|al bebe|la bebe|la nina|el nino|los ninos
        |alguien|otros|otras personas|la gente|gente|personas|todos|mi propi(a|o) <word>|al (bebe
        |nino|padre|vecino|jefe)|a los demas|los demas|ese|esa|quien me)
    | <end> [les|le|te] (hare|voy a hacer|hago) pagar
    | (hare|voy a hacer|van|va) [a] que <w1> (paguen|pague|se arrepientan|se arrepienta) <w2> (todos
        |sangre|lo que|caro|vida)
    | (ideas|pensamientos|impulsos|ideacion) (homicidas?|de matar|asesin(o|a)s)
    """,
    domain="violence",
    idioms=FIGHTING,
    unless="""
    jaj\\w*|jeje\\w*|xd|lol|mosquitos?|cucarachas?|juego|partida|sin querer|con (mis|las) palabras
    |por mi culpa|feelings|al contarle|al decirle|si (la|lo|le) (dejo|digo|cuento)
    """,
    raised_by="<time> | (tengo|compre|consegui|agarre|traigo|tiene) <w2> (<gun>|<blade>)",
)

ARMED = rule(
    "text.armed",
    Level.L3,
    """
    (quiero|voy a|va a|quiere|ganas de|puedo|podria|pienso|piensa|amenaza con) <adv> (matar\\w*
        |lastimar\\w*|atacar\\w*|hacerles? dano|dispararle\\w*|herir\\w*|vengarme|vengarse
        |desquitarme) <w3> (<word>|<end>)
    """,
    domain="violence",
    needs="""
    (tengo|traigo|compre|consegui|agarre|cargo|llevo|tiene|compro|consiguio|trae|carga|saco) <w2>
        (<gun>|cuchillo|machete|navaja)
    """,
    unless="matarme|lastimarme|suicid\\w*|matarse|lastimarse|cort\\w*me",
    idioms=FIGHTING,
    is_denied_away=True,
)

RULES = (SELF_HARM, VOICES, THREAT, ARMED, HARM_OTHERS)
