"""Rules for other people: someone else at risk, someone lost."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import DYING, HURTING, LIVING
from api.crisis.spanish.words import rule

SOMEONE = rule(
    "text.someone",
    Level.L2,
    """
    (esta|subio|subid(a|o)|parad(a|o)|trepo|trepad(a|o)|anda|asomad(a|o)) <w4> (puente|azotea|balcon
        |cornisa|vias|techo|tejado|barandal|barandilla|viaducto|ventana) <w4> (y|quiere|dice
        |gritando|amenaza\\w*|llorando|para|,|a punto|va a) <w3> (tirar\\w*|saltar|aventar\\w*
        |lanzar\\w*|brinc\\w*|adios|quiere|va a|matar\\w*)
    | (quiere|queria|va a|amenaza con|dice que va a|a punto de|intenta|intento|trata de|puede)
        (tirarse|aventarse|lanzarse|arrojarse) (<end>|,|y|de|del|al|por|a|con|desde)
    | (dice|dijo|jura|amenaza|bromea|escribio|grita|repite|avisa) <w8> se (avienta|tira|lanza|mata
        |suicida|ahorca|cuelga|quita la vida|corta las venas|va a aventar|envenena|pega un tiro
        |mataria|suicidaria) (<end>|,|<fall>|y|si|hoy|esta|manana|pero|el|porque|delante|de|al|del)
    | (dibujo|dibujos|cuaderno|escrito|poema|diario|tarea|libreta|ensayo|redaccion) <w7> (colgad\\w+
        |ahorcad\\w+|morir\\w*|suicid\\w*|horca|despid\\w+|dormirse y no|matarse|quitarse)
    | (pregunto|pregunta|preguntando) <w4> (duele|se siente|dolera) <w2> (morir\\w*|muert\\w*
        |ahorcar\\w*)
    | (es|sera|era|fue) su ultim(o|a) (dia|noche|mensaje|navidad|cumple\\w*|vez) <w2> (<end>|,|y|con
        vida|aqui|en este mundo)
    | ojala <w5> no la cuente
    | (dice|pide|pidio|dijo) que <w1> (la|lo) <w1> (deje|dejen|dejemos|dejaramos) (ir|morir\\w*
        |descansar|partir)
    | (dice|dijo|siente|cree|repite) <w6> (estaria|estarian|estara|iria|irian) mejor con (otra|otro)
    | (subio|subir|salio|metio|encerro|encerrad\\w+|amarr\\w+) <w4> con (una|la|un|el|su) (soga
        |pistola|cuerda|escopeta|lazo|veneno|cuchillo|navaja|arma)
    | no (piensa|cree|va a|quiere|planea|espera) <w3> (llegar|despertar|seguir|estar|pasar) <w2>
        viv(a|o)
    | (quiere|queria|va a) (alcanzar|reunirse con|seguir a|irse con) <w1> (papa|mama|abuel\\w+|su|mi
        |dios|el|ella) <w2> (<end>|,|y|que|al|en|muert\\w+|espos\\w+|hij\\w+|mama|papa|viej\\w+)
    | si (le|me) (pasa|pasaba|pasara) algo <w5> (carta|sobre|nota|contrasen\\w+|papeles)
    | ubicacion <w4> (puente|azotea|vias|acantilado|viaducto|rio|presa)
    | (foto|fotos|selfie|video) <w4> (pastillas|soga|pistola|cortes|sangre|navaja|revolver|tumba
        |brazos cortad\\w+)
    | (encerro|encerrad\\w+|encierra) <w3> (gas|pastillas|veneno|soga|navaja)
    | (escribio|publico|puso|subio|mando|posteo) <w3> (perdon|adios|perdonenme|no pude mas|no pude
        |me despido|hasta siempre|nos vemos en) <w6> (borro|cerro|apago|no contesta|bloqueo|elimino
        |desaparecio|<end>|a todos)
    | no (iba|va) a (estar|seguir|llegar|amanecer) viv(a|o)
    | (dios|diosito|senor|muerte) <w1> (lo|la) <w1> (lleve|recoja|llevara|recogiera|llame|mande
        llamar)
    | se (iba a|va a|queria|quiere|quiso|vaya a) (aventar|tirar|lanzar|arrojar|colgar) (<end>|,|y|de
        |del|al|si|desde|por)
    | su ultim(o|a) (partida|juego|turno|clase|cena|semana|foto|historia) <w9> (listo|adios
        |despid\\w+|gracias|ya no|cuid\\w+)
    | (esta|anda|corrio|metio|encerro|encerrad\\w+|salio|subio) <w5> con (una|la|un|el|su) (navaja
        |cuchillo|pistola|cuter|soga|escopeta|machete|cuerda|hojilla) <w4> (<end>|,|y|no|en|dice
        |amenaz\\w+)
    | (llamo|marco|escribio|hablo) <w2> para (decir\\w+|despedir\\w+|pedir\\w+) <w6> (me quiere|me
        ama|perdon|testamento|adios|cuide)
    | se (va a|quiere|iba a|queria) tomar <w2> (todas|las|sus|un frasco|pastillas|veneno|medicinas
        |cloro|raticida) <w3> (<end>|,|pastillas|medicinas|si|y|de|para|frasco)
    | (munecas|brazos|venas) <w1> (cortad\\w+|sangr\\w+|tajead\\w+)
    | (odia|detesta|no soporta|aborrece) <w1> (vivir|estar viv\\w+|existir|su vida)
    | (toca|le toca) <w1> (reunirse|irse|partir|morir\\w*)
    | (deja|dejo|come|toma|hace|fuma|bebe|guarda|quiere|busca|dejando) <w9> para (morirse|matarse
        |suicidarse|quitarse la vida)
    | vale mas muert(a|o)
    | (salio|salir|se fue|se llevo|agarro|saco|desaparecio|encerro) <w3> (pistola|escopeta|revolver
        |rifle|soga) <w6> (<end>|dijo|y|que|,|no)
    | no (contesta|responde|aparece|llego|lo encuentro|la encuentro) <w9> (nota|carta|despedida
        |despidio|adios)
    | se <adv> (quiere|queria|quisiera|va a|iba a|puede|pueda|podria|intento|trato de|vaya a|piensa
        |qiere|kiere|quisiese|quiera) <adv> (<slay>|morir|hacer dano|lastimar|cortar <end>|ir de
        este mundo|quitar la vida)
    | (<hewants>|dice que|dijo que|dice|que|miedo|temo|riesgo de|jura que|peligro de|amenazas de|a
        |de|en|por|con|sobre|intento|intentado|punto de|volver a|quiere) <adv> (su(i|y|ii)?(c|s|z
        |ss)i?d(a|e)?rse|matarse|ahorcarse|colgarse|quitarse la (vida|bida)|(cortarse|abrirse) las
        venas|(pegarse|darse|meterse) un (tiro|balazo|plomazo|disparo)|volarse (la cabeza|los sesos)
        |(tirarse|aventarse|lanzarse|arrojarse|echarse|saltar|botarse) <fall>|(acabar|terminar) con
        su (vida|existencia|sufrimiento|dolor)|ponerle? fin a su vida|irse de este mundo|envenenarse
        |quitarse de en ?medio)
    | (<hewants>|dice que|dijo que|dice|dijo|diciendo que|escribio que|confeso que|comento que|puso
        que|repite que|publico que|subio|conto que|jura que|menciono que|insiste en que) <w3> <w1>
        (quiere|queria|quisiera|prefiere|preferiria|desea|desearia|mejor|merece|va a|ojala|gustaria
        |le gustaria|ganas de) <adv> (<die>|hacerse (dano|algo)|lastimarse|desaparecer <w1> (<end>|,
        |y|para|del|de)|acabar con todo|terminar con todo|ya no (estar|existir|vivir|despertar)|no
        (estar|existir|vivir|despertar|haber nacido)|dormir y no|irse (para siempre|con (dios|su
        |diosito)|al cielo|y no volver))
    | (<kin>|ella|el|alguien|me dice|me dijo|dice|dijo|dicho|confeso|conto|escribio) <w6> (quiere
        |queria|quisiera|desea|desearia|prefiere) <adv> (morir|morirse|estar muert(a|o)|matarse
        |dejar de vivir|dejar de existir|desaparecer para siempre|no despertar|suicid\\w*)
    | (no|ya no|tampoco|nunca) <w1> (quiere|queria|quisiera|tiene|aguanta|soporta|le ve|le encuentra
        |ve|encuentra|le halla|desea|le quedan|tenia|veia|le veia) <w3> (<vivir>|seguir viv(a|o)
        |seguir viviendo|estar viv(a|o)|existir|la vida|su vida|estar (aqui|en este mundo)|ganas de
        (vivir|seguir)|sentido (a|de) (la vida|vivir|nada|seguir|su vida|estar viv(a|o))|seguir
        (<end>|,|aqui|adelante|en este mundo)|razones? (para|de) (vivir|seguir)|motivos? (para|de)
        (vivir|seguir)|caso (a|de|seguir|vivir) <w1>) <after>
    | (dice|dijo|dice que|repite|escribio|puso|publico|diciendo|decia|habla de|comento|siente
        |sienten|conto|escribe|confeso) <w4> (estariamos|estaria|estarian|estaremos|viviriamos
        |seriamos|estamos) (mejor|mas tranquilos|mejores|mas felices) (sin (el|ella|su)|si (el|ella
        |no|se|ya no))
    | (estariamos|estarian|estaremos) mejor sin (el|ella)
    | (es|era|ser|siente) una carga <w6> (mejor|muert|irse|desaparecer|no estar|descansar)
    | (habla|hablo|hablando|hablaba|escribe|escribio|bromea|menciona|menciono|publica|publico|sube
        |subio|piensa|pensando|platica|pone|puso|dibuja|busca|busco|buscando|comenta|bromas|chistes
        |mensajes|poemas|cosas|historias|estados|comentarios|insinua|ver|videos|busquedas
        |obsesionad(a|o)) <w3> (de|sobre|del|en|con|acerca de|como) <w1> (morir\\w*|muerte
        |suicid\\w*|su [propia] muerte|su (funeral|entierro)|quitarse la vida|matarse|no estar|irse
        de este mundo|dejar de existir|desaparecer para siempre|acabar con todo|ahorcar\\w*
        |despedida) <w1> (<end>|,|y|todo|cada|desde|mucho|en|como|cuando|seguido|otra|constante\\w*
        |pronto|este|esta|la|a|con|por|ultimamente|a diario|anoche|ayer|hoy)
    | (dice|dijo|puso|escribio|publico|subio|mando|repite|diciendo|escribe) <w4> (ya no (puede
        |aguanta|quiere|va a estar|piensa) <w2> (mas (<end>|,|y)|estar|seguir|vivir|molestar|ser una
        carga)|[que] [todo] [se] acabe (ya|todo|pronto)|pronto (va a|ya no|se va|dejara|todo
        |descansar\\w*)|nadie (la|lo|le) [va a] (extran\\w*|echar\\w*|necesit\\w*|llorar\\w*)|si (se
        muere|se muriera|no estuviera|desaparece|desapareciera|ya no estuviera|no despierta)|(para
        que|pa que) (vivir|seguir|nacio|sigue)|mejor (se muere|muert(a|o)|no hubiera nacido|no haber
        nacido)|ojala (no|se) (desp\\w*|mur\\w*|hubiera)|cuando [el|ella|ya] no este)
    | (se|ha) <w1> (corta|cortando|cortado|corto|raja|quema|rasguna|golpea|tajea|hiere|esta cortando
        |ha cortado) <w1> (los brazos|el brazo|las piernas|las munecas|la muneca|los muslos|la piel
        |las manos|el antebrazo|la panza|a si|a escondidas|a proposito|otra vez|de nuevo|con (una|la
        |un|el|navajas?|vidrios?)|en (el|la|mi|su) (bano|escuela|cuarto|clase|prepa)|cuando (se|esta
        |discut\\w*|pele\\w*|llor\\w*)|la cabeza contra|sol(a|o))
    | (se|ha) <w1> (autolesiona|autolesionado|autolesionando|autolesiono|lastima|lastimando
        |lastimado|hace dano|hace cortes|hizo cortes|hizo dano|esta lastimando) <w1> (<end>|,|los
        |las|el|la|en|con|cuando|y|a|otra|de nuevo|porque|sol(a|o)|desde|pero|para|cada)
    | (<kin>|ella|alguien) <w6> se <w1> (corta|cortando|cortado|raja|esta cortando|anda cortando|ha
        cortado|lastima) <w1> (<end>|,|y|otra|en|desde|porque|para|pero)
    | (encontre|vi|descubri|le vi|le encontre|le note|note|encontro|vimos|encontramos|le descubri)
        <w4> (cortes|cortadas|heridas|marcas|cicatrices|navajas|una navaja|carta de despedida|cartas
        de despedida|una soga|una cuerda|pastillas (escondidas|guardadas|acumuladas)|busquedas) <w6>
        (brazos?|munecas?|piernas?|muslos?|morir|muerte|mochila|cuarto|almohada|debajo|antebrazos?
        |escondid\\w*|suicid\\w*|despide|celular|cajon|armario|closet|nuev(a|o)s|<end>)
    | (miedo|temo|temor|asusta|asustad(a|o)|preocupa|preocupad(a|o)|terror|panico|aterra|angustia
        |angustiad(a|o)|temiendo|riesgo) <w5> (se (haga|hiciera|vaya a hacer|mate|suicide|quite la
        vida|lastime|muera|le ocurra|corte|tire|vaya a matar|llegue a|hago) <w1> (algo|dano|una
        |<end>|,|hoy|esta|otra|y|de|si|por|mientras|cuando|sol(a|o)|la vida|hacer)|(haga|cometa|vaya
        a hacer|hacer|haya hecho|pueda hacer|este por hacer|cometer|hiciera) <w1> (algo|una|un) <w1>
        (locura|tonteria|estupidez|barbaridad|malo|terrible|disparate|desgracia|grave|irreversible
        |pendejada)|atente contra|perderl(a|o) <w2> (suicid\\w*|asi|si)|no (despierte|amanezca|la
        volvamos|lo volvamos))
    | (va a|vaya a|quiere|capaz de|por|puede|pueda|podria|ganas de|dijo que|dice que) <w2> (hacerse
        (dano|algo)|hacer una (locura|tonteria|estupidez|barbaridad)|cometer una (locura|tonteria)
        |atentar contra su|lastimarse|autolesionarse|cortarse (los|las|<end>|,|otra))
    | (se|ya se) <w2> (despidio|despidiendo|despide|esta despidiendo|anda despidiendo|ha despedido)
        <w3> (de (todos|nosotros|mi|su|sus|cada|la|ella|el)|como si|por|para siempre|<end>|,)
    | (rechaza|rechazo|dejo de|no quiere|ya no) <w2> (comer|tomar <w3> (medicinas?|medicamentos?
        |pastillas|tratamiento)|su tratamiento) <w6> (morir\\w*|vivir|irse con|que se (quiere|va a)
        |muerte|reunirse)
    | (dijo|dice|escribio|puso|repite|mensaje|audio|carta|nota) <w5> (no|nadie) <w2> (es|seria|sera
        |fue|tiene la) <w1> culpa (mia|de nadie|nuestra|tuya|de ell\\w+|<end>)
    | lo que (va|vaya) a pasar <w1> no (es|sera) <w1> culpa
    | (dice|repite|pide|pidio|escribio|dijo|mando) <w1> que <w1> (cuide|cuidara|cuidemos|cuiden
        |cuidaramos|me encargue|me quede con|nos encarguemos) <w2> [de|a] <w1> (nin\\w+|hij\\w+|mama
        |perr\\w+|gat\\w+|herman\\w+|bebe|famil\\w+|ellos|su) <w9> (quer\\w+|am(a|o|ado)|siempre
        |adios|no (va|esta)|falte|perdon\\w*|<end>)
    | (contando|escondiendo|guardando|juntando|acumulando|escondio|guarda|junta|conto) <w1> [las|sus
        |unas] (pastillas|medicinas|medicamentos|pastas)
    | ya no va a (ser|estar|dar|haber) <w2> (verguenza|carga|problema|molestia|estorbo|lata|guerra
        |aqui|para)
    | (si|cuando|como) <w3> (descuide|descuidemos|deje sol\\w+|me duerma|nos durmamos|no este) <w2>
        (lo hace|lo va a hacer|se mata|se (va|corta|hace)|lo intenta)
    | [la] proxima [vez] (no|si) (va a|le va a|se va a|lo va a|fall\\w*) <w2> (fallar|fallo|lograr
        |falla|en serio|salvar)
    | (mando|envio|escribio|dejo|subio|llego|recibi|grabo|publico) <w3> (mensaje|audio|video|nota
        |carta|texto|historia|post|whats\\w*) <w5> (despid\\w*|despedida|adios|perdon\\w*|llorando
        |gracias por todo|cuide\\w*|ya no (puede|aguanta|quiere))
    | (quiere|dice que|hablando de|habla de|va a) <w3> (irse|ir|reunirse|estar|alcanzar) <w2> (con
        |a) (su|mi|papa|mama|dios) <w4> (fallecid(a|o)|muert(a|o)|difunt(a|o)|al cielo|que en paz|en
        el cielo|que murio|que fallecio)
    | (tiene|con|tenia|presenta|refiere|tuvo) <w2> (pensamientos?|ideas?|ideacion|tendencias?
        |intenciones|riesgo|planes) <w1> (suicidas?|suicida|de (suicid\\w*|muerte|morir\\w*|matarse
        |quitarse)|autolitic(a|o)s?)
    | (intento|intentado|trato de|tratado de|quiso) <w1> (suicid\\w*|matarse|quitarse la vida
        |ahorcarse|cortarse|tirarse|aventarse|envenenarse|colgarse|lanzarse)
    """,
    idioms=f"{DYING} | {LIVING} | {HURTING}",
    unless="""
    aeropuerto|mudanza|jubil\\w*|vacaciones|fiesta|novela|pelicula|serie|personaje|capitulo|cancion
    |documental|articulo|investigador(a|es)?|estudio|hospicio|perr(o|a)|gat(o|a)|mascota
    """,
    raised_by="""
    <time>
    | (tiene|trae|agarro|consiguio|compro|con|encontre|saco|guarda|escondio|esconde) <w2> (<gun>
        |<blade>|soga|cuerda|pastillas|veneno|mecate)
    | carta
    | cartas
    | despidi\\w*
    | despidio
    | (esta|subid(a|o)|parad(a|o)|encerrad(a|o)|encerro) <w3> (puente|azotea|balcon|bano|cuarto
        |vias)
    | no (contesta|responde|coge el telefono|aparece|la encuentro|lo encuentro|lo encontramos|la
        encontramos)
    """,
)

BEREAVED = rule(
    "text.bereaved",
    Level.L1,
    """
    se (suicido|suisido|quito la vida|ahorco|colgo|mato|pego un tiro|dio un tiro|quitaron la vida
        |suicidaron|lanzo <fall>|tiro <fall>|arrojo <fall>|avento <fall>)
    | se (han|ha) (suicidado|quitado la vida|ahorcado|matado)
    | [se] habia (suicidado|quitado la vida|ahorcado)
    | (murio|murieron|fallecio|fallecieron|muerto|muerta|perdi|perdimos|muerte) <w4> (por|de|del|a
        causa de) <w1> (suicidio|sobredosis)
    | (perdi|perdimos|perdio) <w6> suicidio
    | suicidio de (mi|un|una|su|nuestr(o|a))
    | (duelo|sobreviviente|superviviente|sobrevivientes) <w2> (por|de|del|al) <w1> suicidio
    | (decidio|eligio) (irse|quitarse la vida|partir)
    """,
    softens=False,
    unless="""
    ficha
    | domino
    | mula
    | se mato (estudiando|trabajando|en (un|el|la) (accidente|moto|choque|carretera)|manejando|de
        risa|riendo)
    """,
)

RULES = (SOMEONE, BEREAVED)
