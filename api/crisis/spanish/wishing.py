"""Rules for wishing to be dead or gone: not to wake, to vanish, to be no burden, to be taken."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import DYING, LIVING
from api.crisis.spanish.words import rule

WISHING = rule(
    "text.wish_to_be_dead",
    Level.L2,
    """
    (estarian|estaria|estara|estaran|estan|seria|serian|viviria|vivirian|vivira|iria|irian|va|van a
        estar|estuvieran|estar|mas felices|felices|mejor|tranquil(a|o)s?|descansarian|descansaria
        |descansarian) <w4> (sin mi|si yo no|si no (estuviera|estoy|existiera|existo|hubiera nacido
        |viviera|estuviese)|si (me|yo me) (muero|muriera|fuera|mato|voy para siempre|desaparezco
        |desapareciera|matara)|si (desaparezco|desapareciera|muero|muriera)|cuando (yo no este|ya no
        este|no este|me muera|muera|me vaya para)|conmigo (muert(a|o)|bajo tierra|fuera))
    | <absent> <w6> <relief>
    | <relief> <w4> <absent>
    | si no (existiera|estuviera|existiese) <w1> (todos|todo|nadie|a nadie|serian|seria|estarian
        |estaria|irian|mi familia|mis papas|mis padres|tendrian)
    | (arrepiento|maldigo|lamento|odio|culpo) <w3> (haber nacido|el dia (que|en que) naci|que naci)
    | nadie <w6> si [yo] [me] (muero|muriera|desaparezco|desapareciera|mato|matara)
    | (quiero|quisiera|ojala|deseo|espero|kiero|pido) que <w1> (acabe|termine|se acabe|se termine
        |acabara|terminara) <w1> (mi vida|la vida|esta vida|mi existencia)
    | si yo no (existiera|hubiera nacido|existiese)
    | descansar\\w* de mi <w6> (<end>|,|si|cuando|y)
    | sin mi <w3> (estarian|estaria|estaran|seria|serian|todo seria|todos serian|vivirian|van a
        estar|todo iria) <w2> (mejor|bien|felices|mas|tranquil(a|o)s?|feliz|igual|en paz)
    | (si (yo [ya] (no (estuviera|existiera|este)|desapareciera|muriera|faltara)|desaparezco|me
        muero|me muriera|muero|muriera|me mato|me matara|me voy de este mundo|ya no estoy|ya no
        estuviera|no despierto|no despertara|faltara|falto)|el dia que (me muera|yo falte|ya no este
        |no este)|cuando me muera) <w6> (a nadie|nadie (me|se|lo (nota|siente)|llor\\w+|notar\\w+
        |extran\\w+|va a (llorar|extran\\w*|notar\\w*|darse|enterarse)|iba)|mejor|alivio|felices
        |feliz|descansar\\w*|favor|no importa\\w*|ni cuenta|tranquil\\w+|no pasa nada|no pasaria
        nada|quitaria|quito)
    | (nadie|quien|ni quien|a nadie|a quien|acaso alguien|alguien|dudo que|ninguno|ni) <w4>
        (extran\\w*|notar\\w*|nota|importar\\w*|llorar\\w*|cuenta|falta|echar\\w*|preocup\\w*
        |importa|enterar\\w*|busc\\w*|daria cuenta|va a llorar|me iba) <w4> (si [yo] [me] (muero
        |muriera|muriese|mato|matara|desaparezco|desapareciera|voy|fuera|no estuviera|no estoy|ya no
        |falto|faltara|no despierto|no existiera|mori|voy para siempre|dejo de existir)|(mi (muerte
        |ausencia|funeral|velorio))|cuando (me muera|ya no este|no este|me vaya|desaparezca|muera))
    | (haria|hago|hare|estaria haciendo|haciendoles?|les haria|le haria) <w2> favor <w6> (muri\\w*
        |morir\\w*|si me|si no|desaparec\\w*|mat\\w*|yendome|al mundo|a todos|muero|estar|existir)
    | (quitarles|quitarle|quitaria|quito|quitar|menos|liberar\\w*|les quit\\w+|alivi\\w+) <w2> (un
        peso|una carga|el peso|la carga|un problema|este peso|una boca) <w9> (mi|yo|muer\\w*|no este
        |voy|encima|menos|desaparec\\w*|falte|estar)
    | (carga|estorbo|lastre|peso|problema|molestia|desperdicio|gasto) <w9> (no estuviera|muert(a|o)
        |morir|morirme|muero|muriera|muera|no existiera|desaparec\\w*|sin mi|no este|ya no estar
        |quitarme|mejor si|irme|me vaya|faltara|mejor que)
    | (ya no|dejare de|dejaria de|dejar de|no) <w2> (sere|voy a ser|seria|serles|ser|estorbar\\w*
        |dar\\w*|doy|causar\\w*|molestar\\w*|seguir siendo) <w1> (carga|estorbo|problemas?|lata
        |molestia|peso|molestias|guerra|mas problemas|lastre|molest\\w*) <w4> (pronto|nadie (<end>
        |nunca)|nunca mas|mas <end>|para (nadie|ustedes|ellos|mi familia|mis)|dentro de)
    | (pronto|ya casi|muy pronto|dentro de poco|en unos dias|ya falta poco) <w3> (no|ya no|dejare de
        |dejo de|sin|libres|van a) <w2> (tendran|estar\\w*|ser|sere|seran|molest\\w*|carga|problema
        |descansar|estoy|preocup\\w*|sufr\\w*|libres|dol\\w*|va a (doler|importar))
    | (ojala|quisiera|quiero|espero|rezo|pido|ruego|deseo|le pido|le ruego|suplico|rogando|rezando
        |pidiendo|deseando|gustaria|encantaria|preferiria|sueno|ganas|acuesto|duermo|duerma|dormir
        |dormirme|dormido|dormida|quedarme|cierro|cerrar|noche|noches) <w9> (no|ya no|nunca|jamas
        |sin|nunca mas) <w1> (despertar|despertarme|despierte|despertara|despertase|desperta
        |amanecer|amanezca|amaneciera|amanesca|volver a (despertar|abrir|amanecer)|despertar\\w*
        |abrir los ojos|abra los ojos|levantarme|levante|me levantara|haber nacido|hubiera nacido
        |hubiese nacido|existir|existiera|existiese|haber existido)
    | [ojala] no (desperta\\w*|despierte|amanezca|amaneciera|haber nacido|hubiera nacido|hubiese
        nacido|haber existido) <w1> (<end>|,|y|nunca|mas|manana|jamas|seria|fuera)
    | (si no despierto|si no amanezco|si manana no (despierto|amanezco)|si ya no despierto|si no
        desperte) <w5> (mejor|igual|importa|nada|bien|alivio|feliz|agradec\\w*|problema|perfecto
        |gracias|favor|todo)
    | (mejor|nunca|jamas|ojala|ojalas|debi|deberia|quisiera|gustaria) <w3> (haber nacido|hubiera
        nacido|hubiese nacido|haber existido|naci|hubiera existido|me hubieran (tenido|abortado
        |parido)|nunca nacer|no nacer)
    | (ojala|quisiera|quiero|espero|rezo|pido|ruego|deseo|gustaria|encantaria|que) <w4> (dios
        |diosito|el senor|la muerte|la flaca|la huesuda|virgencita|senor|alguien|algo|un|una) <w3>
        (me (lleve|llevara|recoja|recogiera|mate|matara|quite (la vida|de)|arrolle|atropelle
        |atropellara|choque|pase por encima|caiga encima|parta|saque de este|saque de aqui|dispare
        |mande a llamar|llame a su|de un (infarto|balazo|tiro)))
    | (dios|diosito|senor|virgencita|muerte) <w4> (llevame|recogeme|que me (lleves|lleve|recojas
        |recoja)|llevarme|me lleve|me lleves|me recoja|ven por mi|venga por mi|venga a buscarme|me
        quiera llevar|se acuerde de mi)
    | (que|ojala|ojalas|quisiera que|espero que|deseo que) <w1> me <w1> (atropelle\\w*|arrolle\\w*
        |caiga un rayo|parta un rayo|de un infarto|de un paro|diera un (infarto|paro|derrame)|de un
        derrame|de cancer|diera cancer|pase (algo|un camion|un carro|un tren)|pasara (algo|un
        camion)|maten|mataran|asalten y|asesinen|secuestren y|lleve la (muerte|chingada|huesuda
        |parca)|trague la tierra y|de un balazo|den un balazo|disparen|estrelle|estrellara|enferme
        |enfermara|de una enfermedad|diera una enfermedad|quede en|dieran un (tiro|balazo)
        |encuentren muert(a|o)|pegue un (carro|camion)|caiga (encima|el techo|el avion))
    | (ojala|deseo|quisiera|espero|rezo|gustaria|encantaria|pido|ruego) <w6> (se caiga (el|mi) avion
        |un (camion|carro|coche|auto|tren|autobus|trailer|borracho|asaltante|rayo|infarto|derrame
        |accidente|bus|conductor)|tener (cancer|un accidente|un infarto|una enfermedad (terminal
        |mortal))|morir(me)? (en|de) (un accidente|el sueno|dormid(a|o)|cancer|la operacion
        |mientras)|enfermarme de algo (grave|terminal)|algo grave me pase|me (detecten|encuentren
        |diagnostiquen) (algo|cancer|un tumor)|no (salir|salga) de la (operacion|cirugia|anestesia))
    | (no me importaria|no me importa|me da igual|me daria igual|me vale|da lo mismo|me da lo mismo
        |igual|no me molestaria|no me opondria|estaria bien|no estaria mal|me daria lo mismo|ni me
        importa|no me preocupa|me resbala|me es indiferente|no me asusta|no haria nada|no me
        apartaria|no me moveria|no frenaria) <w5> (morir|morirme|morirse|muero|muriera|vivir o morir
        |vivir o|viv(a|o) o muert(a|o)|si (vivo|muero|me muero|me muriera|no despierto|no despertara
        |me mat\\w*|me atropell\\w*|me pasa algo|me pasara algo|me arroll\\w*|no amanezco|manana no
        |no llego|se cae|un (camion|carro|coche|auto))|no despertar|que me (atropell\\w*|mat\\w*
        |pase algo|muera|lleve)|desaparecer|dejar de existir|no estar|despertar o no)
    | vivir o morir <w2> (me da|da|igual|lo mismo)
    | (cruzo|cruzar|cruzando|atravieso|manejo|conduzco|camino) <w4> (sin (mirar|ver|fijarme|frenar
        |cinturon|casco)|con los ojos cerrados) <w6> (ver si|importa|ojala|esperando|igual|<end>|que
        |pase|atropell\\w*|aver|por si)
    | (debi|debia|deberia|tenia que|tendria que|hubiera|hubiese|preferiria|ojala|mejor) <w4> (ser yo
        |haber sido yo|sido yo|morir yo|muerto yo|haberme muerto|haber muerto|muerta yo|yo la muerta
        |yo el muerto|yo en su lugar|yo y no (el|ella))
    | (envidio|envidia|celos|envidiando) <w4> (los muertos|muert(o|a)s?|murio|murieron|ya no (estan
        |despiertan|tiene|sufre)|difunt(a|o)s?|descansa\\w*|falleci\\w*|los que [ya] se (fueron|van
        |murieron)|cementerio|panteon|lapidas?|ataud|obituarios?|esquelas?|descanso|fueron|ya se fue
        |enterrad\\w+)
    | <want> <adv> (desaparecer|desapareser|desaparezer|esfumarme|evaporarme|desvanecerme) (<end>|,
        |y|ya|de|del|para|por|sin|como|asi|hoy|porque|pero|y ya)
    | (desaparecer|desapareser|esfumarme|desvanecerme|borrarme|evaporarme|apagarme|dormirme|dormir)
        <w2> (para siempre|por siempre|de este mundo|de la faz|de una vez|del mapa|del mundo|del
        planeta|y (no|nunca|ya no|jamas) (volver|despertar|regresar|sentir|existir)|sin (dejar
        rastro|que nadie|despertar)|de todo (<end>|,)|y que (nadie|todo))
    | (me|ojala|quisiera|quiero|gustaria|encantaria|poder|pudiera|ganas) <w2> (apagara|apagarme
        |apagarlo|apagar|desconectarme|desconectar|desenchufarme|dejar de (ser|existir|sentir para)
        |disolverme|extinguirme|fundirme) (<end>|para siempre|del todo|por completo|como (una|un|la)
        |y (ya|no)|de todo|mi (cerebro|vida)|de una vez|todo (<end>|para))
    | (<want>|boton|pudiera|si hubiera|apretar|apretaria|presionar) <w9> (dejar de existir|ya no
        existir|no existir|dejara de existir|no haber existido|borrarme|boton de apagado|apagarme
        |desaparecer para|dejar de estar)
    | (quiero|quisiera|ganas de|gustaria|necesito|ojala|espero|pido|merezco|anhelo|kiero|deseo|por
        fin) <adv> (<w1> descanse|descansar) (<end>|para siempre|en paz|eternamente|de (todo|esta
        |este|mi (vida|existencia))|ya <end>|por fin|y (no|ya no)|de una vez|de verdad)
    | (descanso|sueno|paz|dormir|descansar|noche) (eternos?|eterna|eternamente|para siempre)
    | (quedarme|me quedara|quede|quedara|me quede) (dormid(a|o)) <w2> (siempre|nunca|no|ya no
        |eternamente|jamas)
    | (irme|partir|marcharme|largarme|me voy|me ire|ire|me fuera|iba) <w2> (para siempre|de este
        mundo|de esta vida|de esta tierra|y <w1> (no|nunca|jamas) (volver|regresar|vuelvo)|con (dios
        |diosito)|al otro (lado|mundo) <end>|a un lugar (mejor|sin|donde))
    | (dejar|abandonar|dejare|dejo|soltar|salir de) (este mundo|esta vida|la vida|el mundo|esta
        tierra) <w1> (<end>|,|y|para|de|porque|ya|hoy|manana|pronto|atras)
    | (me quiero|quiero|quisiera|deseo|me gustaria|necesito|ganas de|me kiero|kiero) <w1> ir(me)?
        <w1> (de este mundo|de aqui para siempre|de esta vida|con (dios|diosito|mi (angel\\w*
        |muert\\w*)))
    | (me|ya) <w2> (va|toca|llego|llegue|este llegando|ha llegado) <w1> mi (hora|turno|final
        |momento) (<end>|,|de (irme|partir|descansar)|y|ya)
    | que (me llegue|llegue) <w1> (la hora|mi hora|la muerte|mi dia|el dia) <w1> (<end>|,|de una|ya
        |pronto|y)
    | (que|quiero que|ojala|espero que|para que|deseo que|necesito que) <w1> (todo|esto|este dolor
        |el dolor|mi vida|la vida|esta pesadilla) <w1> (se acabe|acabe|termine|se termine|acabara)
        (para siempre|de una vez|conmigo|hoy|esta noche|<end> <w2> (para siempre))
    | (quiero|kiero|quisiera|ojala) que <w1> (mi vida|la vida|esta vida) <w1> (se acabe|acabe
        |termine|se termine|acabara|terminara)
    | (imagino|imaginando|imaginarme|imagine|pienso en|pensando en|fantaseo|planeo|visualizo|sueno
        |suelo) <w3> (mi [propio] (funeral|entierro|velorio|muerte|sepelio|ataud|tumba|propia
        muerte)|quien (iria|ira|vendria|lloraria) <w3> (funeral|entierro|velorio))
    | (en|a) mi (funeral|entierro|velorio|sepelio|tumba|lapida) (<end>|,|no|quiero|que|quien|van
        |toquen|pongan|nadie|solo)
    | (muert(a|o)|bajo tierra|en (un|el) ataud|enterrad(a|o)) (estaria|estare|sirvo|valgo|serviria
        |valdria|descansaria) <w2> (mejor|mas|por fin)
    | (sirvo|valgo|valdria|serviria|mas util|valer) <w2> mas <w1> muert(a|o)
    | (saque|saquen|saca|sacame|saqueme|librame|librenme|liberame) <w1> (de (este (sufrimiento|mundo
        |infierno)|esta (vida|miseria|agonia))) <end>
    | (ya no|no) <w2> (estar en|habitar|quiero estar en|pertenecer a|ser parte de) (este|esta)
        (mundo|vida|planeta|tierra|plano) <w1> (<end>|,|mas|ya|y|porque)
    | (a|por) (un|el) (pelo|paso|segundo) de (dejarme caer|no frenar|soltar (el volante|todo)|saltar
        |aventarme|tirarme)
    | (soltar|solte|suelto|soltara|dar|girar|cerrar los ojos) <w1> volante
    | (dar|daria|doy|diera|dar solo) <w2> paso <w2> (mas|adelante) <w4> (acab\\w*|termin\\w*|vacio
        |vias|tren|metro|puente|ya)
    """,
    idioms=f"{DYING} | {LIVING}",
)

RULES = (WISHING,)
