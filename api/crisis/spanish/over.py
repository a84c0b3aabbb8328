"""Rules for what will soon be over: nothing needed any more, wishes for afterwards, relief."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import DYING, ENDINGS, LIVING
from api.crisis.spanish.words import rule

OVER = rule(
    "text.soon_over",
    Level.L2,
    """
    (les|te|le|os) (encargo|encomiendo|dejo encargad(a|o)) <w2> (mi|mis|a mi|a mis|al|la|los|mucho)
        <w1> (nin\\w+|hij\\w+|perr\\w+|gat\\w+|mama|papa|viej\\w+|famil\\w+|plant\\w+|chamac\\w+
        |bebe|abuel\\w+|herman\\w+|chiquit\\w+|nene|nena|peques?|mascota|muchachitos)
    | (quiero|prefiero|quisiera|que) <w2> [me] (cremen|incineren|entierren|velen|esparzan|tiren mis
        cenizas|sin (velorio|misa|flores))
    | (pronto|ya casi|falta poco|ya falta poco|muy pronto|dentro de poco|ya mero|ya merito|ya queda
        poco) <w3> (se [va a] (acabar|acaba|acabara|terminar|termina)|acabara|terminara|[voy a]
        (descansar|estar en paz|estar con|irme|ser libre)|para (irme|descansar|que [todo] [se]
        (acabe|termine)|que me vaya|dejar de)|todo (acabara|terminara|habra)|ire|dejare de)
    | (diganle|diganles|avisenle) <w5> (quiso|quise|amo|ame|adoro|adore|amaba)
    | (pague|cotice|averigue|viendo|vi|compre|apunte|aparte|preguntando|numero de) <w6> (funeraria
        |ataud|nicho|mi funeral|cremacion|mi entierro|mi tumba|tumba) <w6> (<end>|,|para|mi|no|y)
    | hasta que (huela|apeste|empiece a oler|el olor)
    | (dolor|sufrimiento|esto|todo|vida|aguante) <w2> tiene fecha (de|para|y|<end>)
    | (sabe|suena|huele|se siente|siento|saben) <w2> (a|como) <w1> (ultima vez|despedida|final
        |adios) <w1> (<end>|,|y|porque)
    | (no creo que|ya no|no) <w2> (volvamos|vamos|volveremos|vuelvan) a (leer|leernos|saber de mi
        |hablar nunca)
    | (ponganme|vistanme|entierrenme|cremenme|incinerenme|velenme|quemenme|avientenme|esparzanme
        |sepultenme) <w4> (<word>|<end>)
    | (para|pa|por|x) lo (que|q) me (queda|resta|falta|va a durar) <w1> (<end>|,|aqui|de vida|y|por)
    | ya no me (van|vas|va|volver\\w+) a (ver (<end>|,|por|aqui|nunca|mas|nadie|y|ni)|encontrar
        |tener que|oir|aguantar|extranar)
    | ya no me (veran|veras|encontraran|tendran|oiran|volveran)
    | (esperando|espero|cuando|hasta que|aguanto|estoy) <w4> (se muera|muera|falte|se me muera|se
        muere) <w4> (perr\\w+|gat\\w+|mama|papa|viej\\w+|abuel\\w+|ella|el|madre|jefita) <w9> (irme
        |me voy|poder irme|yo tambien|alcanzar\\w*|acabar|y ya)
    | (haciendo tiempo|nomas falta|solo falta|esperando) <w3> que me toque (<end>|,|ya|mi)
    | (final|fin|cuando acaba|como acaba) <w6> (lo (puedo|voy a) (escoger|elegir|decidir)|yo (escojo
        |elijo|decido)|escogerlo yo|elegirlo yo|lo (escojo|elijo|decido) yo)
    | (elegir|escoger|decidir) <w2> (mi [propio] final|mi [propia] muerte|cuando irme|como irme
        |cuando acabar)
    | (para que|pa que|asi) <w3> [no] [les|le] (duela|pese|cueste|sufran|lloren) <w2> [tanto]
        (despues|cuando [yo] no este|mi (ausencia|partida|muerte)|cuando me vaya)
    | (se|sabiendo|supe|decidi|sabe) <w1> lo que (voy a hacer|tengo que hacer|hare|haria) <w6> (pesa
        menos|paz|calma|tranquil\\w+|liger\\w+|dormi|duermo|alivio|livian\\w+|no (lloro|duele))
    | (falta|faltara|que) <w3> [me] (entierre|entierren|entierran|sepulten|echen tierra) <w2> (<end>
        |,|ya|y|de una)
    | ya me mori <w3> (hace|por dentro) <w9> (enterr\\w+|cuerpo|falta|avis\\w+|sepult\\w+)
    | si (manana|el <day>|pasado manana|la proxima|un dia) <w2> no (paso lista|contesto|aparezco|me
        ven|amanezco|despierto|respondo|escribo|me conecto|desperte|vuelvo a) <w5> (<end>|saben|no
        (se|lloren|me)|ya|fue|diga\\w*|avisen|,|cuid\\w+)
    | (no|nadie|que no) (digan?|vayan a decir) <w2> que no (avise|les (dije|avise)|lo vieron|sabian
        |les habia dicho)
    | (valgo|vale|valdria|sirvo|sirve|ayudo|conviene|les queda|cobr(en|an|ar|aran|arian|ara|aria)
        |dejo|deje|dejarles|paga|pagan|alcanza) <w4> (el seguro|seguro de vida|la poliza|el
        entierro) <w4> (<end>|que yo|vida|,|y|cuando|si|para|por)
    | seguro de vida <w5> (paga|cobr\\w*|suicid\\w*|muer\\w*|deud\\w*|mis hijos|mi familia|a nombre)
    | mi <w1> (historia|camino|cuento|pelicula|vida|funcion|novela|libro|viaje|obra) <w1> (se acaba
        |termina|se termina|acaba|se acabo|termino|llega a su fin|llego a su fin|se apaga|hasta
        aqui) <w1> (aqui|aca|<end>|,|hoy|esta|pronto|manana|ya|este|en)
    | (aqui|aca|hoy|esta noche|manana) <w1> (se acaba|termina|se termina|acaba|se cierra|acabo) <w1>
        mi <w1> (historia|camino|cuento|vida|viaje|libro|capitulo|lucha|sufrimiento|novela|funcion
        |paso)
    | (bajar|baja|bajo|cerrar|cierro|cierra|cae|caiga) <w2> (telon|persiana|cortina) <w2> (<end>|mi
        |,|para siempre|y|de|por)
    | (ultimo|cerrar|cierro|cerre) <w1> (capitulo|pagina|libro) <w2> (<end>|de mi (vida|historia
        |libro|cuento)|mi|y|,|para siempre)
    | (punto final|fin de (mi historia|mi cuento|la historia)|game over|fin del juego) <w3> (<end>
        |para mi|conmigo|de mi|a (mi|todo|esto)|mi)
    | (cuanto|dias|tiempo|semanas) <w2> (tardarian|tardaran|tardaria|tardan|pasarian|pasaran|van a
        tardar|tardar\\w*) <w3> (en (encontrar|notar|darse|olvidar|extranar)|hasta que (me|alguien)
        |antes de que)
    | (cuando|si|el dia que|despues de que|para cuando|una vez que|ahora que) <w2> (yo [ya] no este
        |ya no este|no este yo|yo falte|yo no este|ya no estemos|me haya ido|me vaya (para|del)|me
        vaya de este|falte yo|no este mas|me muera|me extingan|no exista|ya no exista) <w9> (no
        (lloren|sufran|se culpen)|me perdon\\w+|recuerd\\w+|entiendan|entender\\w+|van a (estar
        |entender|descansar)|diganle|quien se quede|alguien)
    | (ya no|no|tampoco) <w1> (voy a|vo a|me voy a|me va a|me van a|hara|haran|va a) <w1> (hacer
        falta|hacerme falta|necesitar|necesitarl(a|o)s?|ocupar|ocuparl(a|o)s?|servir\\w*
        |usarl(a|o)s?|hacer mas falta) <w2> (<end>|,|nunca|jamas|nada|mas|mi|mis|ropa|cosas|dinero
        |donde|despues|a donde|alla|y)
    | (donde|adonde|alla) <w2> voy <w3> (no|nada|ni) <w3> (ocup\\w*|necesit\\w*|falta|hace|hay
        |sirve\\w*|duele\\w*|cobr\\w*|llev\\w*|existe\\w*|se|me)
    | (a donde|adonde|donde) voy <w2> (nadie|ya nadie|ya no)
    | ya no (la|lo|los|las|me la|me las|me lo|me los) voy a (poner|usar|necesitar|ocupar|tocar
        |manejar|leer|ver) <w1> (<end>|,|nunca|jamas|mas|y)
    | (ya no|no) (compren|me compren|me guarden|guarden|me esperen|me aparten|cuenten conmigo|me
        cuenten|me agenden|me incluyan|me pongan) <w5> (<end>|,|navidad|regalo|lugar|plato|boleto
        |para|no|ya|porque)
    | (despues|mas alla|luego|a partir) (de|del) <w2> (<day>|viernes|hoy|manana|esta noche|funeral
        |cumple\\w*|navidad|entierro|fin de semana|fin de mes|sabado|diciembre|enero) <w2> [ya] (no
        (habra|hay|va a haber|existo|estare|estoy|cuenten|me busquen|importa|van a)|nada (importa|va
        |de esto|existe|mas)|nunca mas|se acab\\w*|ya no)
    | (del|desde el|despues del) <day> <w3> (adelante|delante) <w4> (no|nadie|nada)
    | (para|en) (diciembre|enero|navidad|ano nuevo|semana santa|el verano|verano|primavera|entonces
        |esas fechas|mi cumple\\w*|manana|el <day>|la boda|el mundial|agosto|ese dia) <w2> (ya no|no
        |yo ya no|yo no) <w1> (voy a (estar|existir|llegar|vivir)|estare|estoy|existo|existire|llego
        |llegare|cuenten|me cuenten|vivire|creo (llegar|estar))
    | no (voy a|creo|alcanzare a|quiero|pienso|espero|alcanzo a|planeo) <w2> (llegar|alcanzar|estar
        |llegue|alcance|este) <w2> (ver|verl(a|o)s?|conocer\\w*|cumplir\\w*|cargar\\w*) <w6>
        (nacer\\w*|crecer|boda|casar\\w*|graduar\\w*|graduacion|cumple\\w*|navidad|<end>|,|y|anos
        |nieto|nieta|primavera|verano|invierno)
    | no (voy a|creo que vaya a|creo) <w1> estar <w1> (para ver|cuando (nazca|crezca|se (case
        |gradue)|cumpla)|en (su|tu|la) (boda|graduacion|cumple\\w*)|para (contar\\w*|entonces|tu
        |su))
    | [yo] ya (cumpli|vivi|hice|di|tuve) <w1> (lo suficiente|suficiente|bastante|demasiado|lo mio|lo
        que (tenia|debia|me tocaba)|lo que pude|mi (ciclo|mision|parte|tarea|tiempo)|con (la vida
        |todos|lo mio|mi)|todo lo que|<end>|de mas|,)
    | [ya] (es|sera|llego) [mi] (hora|momento|tiempo|turno) de (partir|irme|descansar|dejar (este
        |esta|ir|todo)|decir adios|soltar <end>|terminar|acabar|cerrar|despedirme|desaparecer
        |apagar)
    | (es|seria|parece) <w1> buen (momento|dia|noche|final) <w1> (<end>|para (irme|irse|terminar
        |acabar|morir\\w*|descansar|partir|desaparecer|despedir\\w*))
    | ya no voy a estar (<end>|,)
    | me ire <w5> sin (molestar|hacer)
    | me (ire|voy a ir|voy|fui|marcho|marchare|quiero ir) <w2> (sin (hacer ruido|molestar|despedirme
        |decir (nada|adios)|que nadie (se|lo|me|note))|en silencio|calladit(a|o)|despacito y
        |tranquil(a|o) y|con (el|ella|mi (viej(a|o)|angel\\w*|mamita|papito|hij(a|o)|bebe|flac(a|o)
        |negr(a|o)|difunt(a|o)|santo))|pa siempre|para no volver|a dormir para)
    | (voy a|quiero|pronto|ya|pronto voy a|vo a) <w2> (andar|estar|reunirme|encontrarme|juntarme
        |irme|ver|abrazar|estare|alcanzar|verme|volver a ver|volver a abrazar) <w2> (con|a) mi
        (viej(a|o)|angel\\w*|difunt(a|o)|mamita|papito|santo|muert\\w*|abuelit(a|o)) <w2> (<end>|,|y
        |otra|de nuevo|alla|pronto|que)
    | (descansar|descanso|descanse|irme|partir|final|fin|salida|alivio|paz) <w2> (<end>|,|de todo|ya
        |para) <w4> (falta poco|ya casi|ya mero|pronto|muy cerca|a la vuelta|ya viene|esta cerca)
    | [ya] (falta|faltan|queda|quedan|solo falta|solo faltan|ya casi|ya mero|ya merito|solo queda)
        <w4> (y|para que|pa que|hasta que|antes de que|y ya) <w2> (se acab\\w*|acab\\w*|se
        termin\\w*|termin\\w*|descans\\w*|deje de (doler|sufrir|sentir|ser)|ya no (duela|sienta|este
        |sufra)|me (vaya|apague|libere|olviden)) <w3> (<end>|,|todo|x fin|por fin|mi|de una|este
        (dolor|sufrimiento|infierno)|para siempre|y)
    | (pronto|ya casi|en (unos|pocos|unas|dos|tres) (dias|horas)|muy pronto|dentro de poco|manana
        |esta noche|ya) <w2> (nada|ya nada|ya no|nadie|no|dejara de|va a dejar de|voy a dejar de
        |dejare de) <w2> [va a|me va a] (dol\\w*|import\\w*|sufr\\w*|sentir\\w*|lastim\\w*
        |preocup\\w*|existir|llor\\w*) <w3> (<end>|,|nada|mas|nunca|a nadie|ni|y|para siempre|por mi
        |de nuevo)
    | (cuestion|cosa) de (dias|horas|semanas|tiempo|poco) <w3> (<end>|,|para (que|irme|descansar)|y
        (ya|descans|me))
    | (cuento|contando|cuenta regresiva|tachando|tacho) <w4> (dias|horas|que me (quedan|faltan)
        |regresiva) <w4> (<end>|para (irme|el final|descansar|acabar|que)|me (quedan|faltan)|de vida
        |que me)
    | (desde que|ahora que|por fin|cuando|despues de que) <w1> (lo|ya|tome|me) <w1> (decidi|lo
        decidi|esta decidido|se (como|cuando|que|cuanto)|la decision|puse fecha) <w9> (paz|calma
        |tranquil\\w*|liger(a|o)|livian(a|o)|alivio|feliz|bien|content(a|o)|duermo|como|sonri\\w*
        |rio|no (lloro|tengo miedo|duele))
    | (tomada|tome|tomado|tengo) <w2> (mi|la|una) decision <w6> (paz|calma|tranquil\\w*|liger(a|o)
        |alivio|descans\\w*|adios|perdon\\w*|nadie|siempre)
    | (sensacion|calma|paz|tranquilidad|alivio|ligereza|serenidad) <w3> (rara|extran(a|o)|que no
        (sentia|tenia)|por primera vez|ahora que|desde que|saber|pensar) <w4> (<end>|decidi\\w*
        |final|acab\\w*|termin\\w*|se que|ya no|falta|cuando|fecha|que todo|queda|ultim\\w*)
    | (esta vez|ahora|la proxima|la proxima vez|en esta) <w1> (si|no|ya no|va) <w2> (voy a fallar
        |fallo|fallar|falla|fallare|le va a fallar|va en serio|vuelvo|me (van a salvar|salvan
        |encuentran|rescatan|van a encontrar)|lo voy a lograr|lo logro|me sale|habra quien|despierto
        |despertare)
    | (no me|que no me|no) <w1> (salven|reanimen|revivan|rescaten|resuciten|busquen|detengan|lloren
        |extranen|esperen despierta) <w2> (<end>|,|si|por favor|mas|cuando|porque|y|manana)
    | no (busco|quiero|pido|necesito) <w1> que <w1> me (salven|rescaten|detengan|convenzan|salve
        |rescate)
    """,
    idioms=f"{DYING} | {LIVING}",
    unless=ENDINGS,
)

RULES = (OVER,)
