"""Rules for harm by others that goes on now: violence at home, rape, threats, captivity."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import FIGHTING
from api.crisis.spanish.words import rule

ABUSE = rule(
    "text.abuse",
    Level.L2,
    """
    me (agarro|agarra|tomo|apreto|aprieta|apretaba) <w1> (del|el|por el) (cuello|pescuezo)
    | <abuser> <w4> nos <w1> (pega|pego|golpea|golpeo|maltrata|patea|encierra) <w1> (<word>|<end>)
    | (golpea|golpeo|pega|pego|maltrata|viola) a su (espos\\w+|mujer|novia|pareja|hij\\w+|mama|madre
        |bebe|ni(n|et)\\w+)
    | <abuser> <w4> (quiere|quieren|intento|trato de|quiso|amenaza con|amenazo con|jura|juro|va a
        |iba a) (matarme|golpearme|violarme|quemarme|ahorcarme|estrangularme|apunalarme)
    | me (golpea|golpeo|golpean|golpeaba|golpeaban|golpiza|maltrata|maltrataba|maltrato|cachetea
        |cacheteo|abofetea|abofeteo|ahorca|ahorco|ahorcaba|asfixia|asfixio|estrangula|estrangulo
        |viola|violo|violaba|violaron|violan|manosea|manoseo|manoseaba|agrede|agredio|agredia
        |agredieron|empujo contra|jala del (pelo|cabello)|jalo del (pelo|cabello)|avento contra
        |tiene encerrada|tiene amenazada|tiene secuestrada|apunalo|levanta la mano|levanto la mano
        |ha (pegado|golpeado|violado|maltratado|agredido|ahorcado|levantado la mano)|esta (golpeando
        |pegando|maltratando|violando)|dio [una] (golpiza|paliza|cachetada|bofetada|trompada|pina
        |patadas|un punetazo|cachetadas)|da (golpizas|cachetadas|patadas|palizas|pinas|cinturonazos)
        |cae a golpes|cayo a golpes|madrea|madreo|parte la (cara|madre)|partio la (cara|madre)
        |agarra a golpes|agarro a golpes|rompio (el brazo|la nariz|una costilla|las costillas)|pega
        (cuando|si|con (el|un|la)|todos|otra|delante|y|porque)|pego (otra vez|anoche|ayer|delante
        |con (el|un|la)|en (la cara|el estomago|la cabeza))|pegan (en [mi] casa|mis|con)) <w1>
        (<word>|<end>)
    | <abuser> <w4> me <w1> (pega|pego|pegaba|pegan|patea|pateo|quemo con|amarra|encierra|encerro
        |encerraba|forzo|fuerza|golpea|persigue|empuja|empujo|jala|jalo|arrastro|avienta|avento
        |acosa sexual\\w*|chantajea con|controla y|quiere matar|va a matar|corretea|escupe|apunto)
        <w1> (<word>|<end>)
    | (padrastro|tio|primo|hermanastro|abuelo|entrenador|pastor|profesor|profe|maestro|sacerdote
        |vecino|jefe|patron|cunado|padre|papa|senor|tipo|companero|viejo|hermano|doctor) <w4> me
        (toca|toco|tocaba|manosea|manoseo) (<end>|,|y|por|en|desde|cuando|cada|sin|de|las|mis|el|los
        |todas|otra|anoche|ayer)
    | me (obliga|obligo|obligaba|obligan|forzo|fuerza|forzaron|obligaron|hace|hizo) a <w2> (tener
        (sexo|relaciones)|acostarme|hacerle|tocar\\w*|prostituirme|desnudarme|mandarle fotos|vender
        mi cuerpo|estar con (hombres|clientes|el)|tener intimidad)
    | (abuso|abusa|abusaba|abusaron|abusan|abusando|abusado) <w1> [sexualmente] (de (mi|nosotras
        |nosotros)|sexual\\w* de mi)
    | (fui|soy|he sido|siendo) <w1> (abusad(a|o)|violad(a|o)|golpead(a|o)|maltratad(a|o)
        |ultrajad(a|o)|agredid(a|o)|victima de (abuso|violencia|violacion|trata|maltrato|agresion))
    | (sufro|sufriendo|sufri|vivo|viviendo|vivi|padezco|hay|situacion de|denunciar|victima de
        |escapar de|salir de|atrapada en|una relacion de) <w1> (violencia|abuso|maltrato|agresiones)
        <w1> (domestic(a|o)|intrafamiliar|de genero|sexual|fisic(a|o)|machista|familiar|en [mi] casa
        |de mi|en mi|de parte|por parte)
    | violencia (domestica|de genero|intrafamiliar|machista) <w3> (en [mi] casa|ahora|conmigo|de mi
        |otra vez|mi (esposo|marido|pareja|novio))
    | (relacion|matrimonio|noviazgo|pareja|esposo|marido|novio|padre|padrastro|hogar) <w1>
        (abusiv(a|o)|violent(a|o)|golpeador|maltratador|agresiv(a|o)) <w2> (<end>|,|y (no|me|tengo)
        |no (puedo|se como) salir|salir|de la que|que me|con)
    | (me toca|me tocaba|me toco|me mete mano|me metia mano|me agarra|me manosea) <w3> (mis partes
        |partes (intimas|privadas)|en la noche|por las noches|donde no|cuando (estoy dormida|dormia
        |mi mama)|los pechos|abajo|entre las piernas|indebid\\w*|sin mi (permiso|consentimiento)|y
        no quiero|debajo)
    | (amenaza|amenazo|amenazan|amenazado|amenazando|amenazaba|amenazada|amenazado) <w2> (con|de)
        <w3> (matarme|matar(me|nos)|muerte|golpearme|quitarme [a] (los|mis|mi)|un (arma|cuchillo
        |machete)|una (pistola|navaja)|quemar\\w*|hacerme dano|lastimar\\w*|pegarme|desfigurar\\w*
        |acido|hacerle|deportar\\w*)
    | (dice|dijo|jura|juro|amenaza|advirtio|grita|grito) <w3> (si (lo|la) (dejo|denuncio|abandono)
        |si (me voy|hablo|cuento|digo algo|lo denuncio|llamo)) <w4> (mata|matar\\w*|golpe\\w*|quita
        |quitar\\w*|encuentra|encontrar\\w*|arrepent\\w*|pesar\\w*|desaparec\\w*|quem\\w*)
    | (si (lo|la) dejo|si me voy|si hablo|si cuento) <w3> (me (mata|va a matar|matara|encuentra
        |quita)|nos (mata|va a matar))
    | (me|nos) (va a|quiere|intento|trato de|quiso|amenazo con) matar (<end>|,|si (lo|me|hablo)|y|un
        dia|mi (ex|esposo|marido|pareja|novio)|anoche|ayer|a golpes|con (un|una)|delante|el)
    | (miedo|temo|terror|panico|aterrada|aterrado) <w3> (nos|me) (mate|vaya a matar|pegue|golpee
        |haga dano|vuelva a (pegar|golpear|violar)|haga algo|encuentre)
    | (miedo) <w2> [de|a] (llegar|volver|regresar|ir|estar) <w1> (a mi casa|a casa|en [mi] casa)
        <w4> (el|mi|porque|pega|golpea|padrastro|esposo|marido|toma|borracho)
    | (no me siento|no estoy|no estamos) <w1> segur(a|o)s? (en [mi] (casa|propia casa|hogar)|con (el
        |mi (esposo|marido|pareja|novio|papa|padrastro|ex)))
    | (escondida|escondido|huyendo|hui|escape|escapando|huir|escapar) <w1> (de|del) (mi (esposo
        |marido|ex|pareja|novio|padrastro|papa)|el (<end>|,|porque|con mis))
    | no me deja (salir|ver a mi familia|tener (celular|telefono|dinero|amigas)|hablar con (nadie|mi
        familia)|trabajar ni|salir de [la] casa)
    | me tiene (encerrad(a|o)|vigilad(a|o)|prisioner(a|o)|secuestrad(a|o)|amenazad(a|o))
    | <abuser> <w2> (le pega|golpea|maltrata|viola|violo|abusa|abuso|toca|toco|manosea|lastima|quema
        |golpeo|le pego|les pega|abuso) <w1> [sexualmente|de] [de|a] <child>
    | <child> <w2> (abusad(a|o)|violad(a|o)|golpead(a|o)|maltratad(a|o)) <w1> (por|en|<end>|,)
    | <child> <w4> (la|lo|le) (toca|toco|tocaba|manosea|viola|violo|pega|golpea|maltrata) <w1>
        (<abuser>|su <word>|mi <word>|el <word>|<end>)
    | (trata de (personas|blancas)|me (vendio|venden|tienen encerrada|quitaron [mi] (pasaporte
        |papeles|documentos)|prostituyen))
    """,
    domain="abuse",
    idioms=FIGHTING,
    unless="""
    (nunca|jamas) (me|nos) <w1> (pega\\w*|pego|golpe\\w+|toca|toco|maltrat\\w+|viol\\w+|ha|han)
    | no me (pega|golpea|maltrata|ha (pegado|golpeado|tocado)) (<end>|,|ni)
    | juego
    | ajedrez
    | partido
    | torneo
    | boxeo
    | karate
    | pelicula
    | novela
    | jiu jitsu
    | sparring
    | videojuego
    | autis\\w*
    | autista
    | gat(o|a|ito)
    | perr(o|a)
    """,
    raised_by="""
    (tiene|trae|agarro|saco|con|apunto|compro|carga) <w2> (<gun>|<blade>|machete)
    | (esta|anda) (afuera|aqui|tocando|en la puerta)
    | ahora mismo
    | esta noche
    | me va a matar
    | estrangul\\w*
    | ahorc(a|o|aba)
    """,
)

RULES = (ABUSE,)
