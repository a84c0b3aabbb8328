"""Rules for active thoughts of dying: wanting to, thinking of it, seeing no other way."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import BY_OTHERS, DYING, LIVING
from api.crisis.spanish.words import rule

IDEATION = rule(
    "text.ideation",
    Level.L2,
    """
    <surely>
    | <want> <adv> <slayme>
    | (<end>|,|voy a|me|wanna|gonna|mejor|o me|y) kms (<end>|,|hoy|manana|ya|tonight|rn|lol|y|en
        |pero|despues|antes)
    | <want> <adv> kms
    | me <adv> (<iwant>|deberia|debo|debi|tengo que|tendria que|puedo|podria|podia|tendre que|toca
        |ganaria|necesito|hace falta|merezco|tienta) <adv> <slay>
    | m (kiero|quiero|quero|voy a) <adv> (<slay>|<morir>)
    | (decidid(a|o) a|decidi|decidido|planeo|pienso) <adv> no (seguir viv\\w+|llegar viv\\w+
        |despertar\\w*|existir|estar viv\\w+)
    | (alguien|quien|pudieran|pudiera|podrian|podria|quisieran) <w2> (matarme|dispararme|acabar
        conmigo) <w3> (<end>|,|sin|y|de una|ya|mientras|rapido|por|le)
    | (mente|cabeza|cerebro|pensamientos|depresion|corazon|alma|cuerpo) <w6> (que me mate|matate|me
        muera|muerete|que me suicide|que acabe con|que salte|que lo haga|que me corte|que me tire
        |que me aviente|pide morir\\w*|quiere morir\\w*|que ya no)
    | (y si|que si) [mejor|yo] me (muero|mato) <w1> (<end>|,|y|ya|de una)
    | mejor me (muero|mato) <w1> (<end>|,|y|ya|de una)
    | idea de <w1> (no estar|no existir|desaparecer|morir\\w*|la muerte|dejar de|acabar con todo
        |matarme|saltar) <w6> (<end>|,|me|calma|arrull\\w+|consuel\\w+|tranquiliz\\w+|tient\\w+
        |gust\\w+|atra\\w+|persig\\w+|ronda|todas|cada|y)
    | (haberme|hubieran|hubiesen|debieron|debian|ojala) <w2> (dejado|dejarme) <w1> (morir|ir|que me
        muriera|muerta|muerto|desangrar\\w*|ahi tirad\\w+)
    | me (mataria|suicidaria|ahorcaria|colgaria|quitaria la vida|cortaria las venas|pegaria un tiro
        |quitara la vida|suicidara|matase)
    | (fracas\\w+|inutil|ni|hasta|sirvo) <w2> (para|en|pa) <slayme>
    | (pensando|pienso|pensado|planeando|imaginando|viendo|decidiendo|calculando|se|sabiendo) <w2>
        (como|cuando|donde|con que) <w1> me (voy a (ir|matar|morir|colgar|quitar)|ire|matare|mataria
        |quitaria la vida|voy a desaparecer)
    | (estoy|ando|toy) <w1> (a nada|a punto|a un paso|cerca|a poco|a esto) de (hacerlo|acabar con
        todo|terminar con todo|rendirme del todo|saltar)
    | cerrar los ojos <w3> ([ya] no [volver a] abrir\\w*|que (nadie|no) <w6> (abra|despierte
        |despierten)|para siempre|no despertar)
    | no sentir nada <w3> (nunca|jamas|siempre)
    | si (tuviera|tuviese) <w2> (pistola|arma|valor|huevos|pastillas|veneno|revolver|ovarios) <w4>
        (no estaria|me mataria|me (habria|hubiera)|ya me|lo haria|estaria muert\\w+|lo hubiera)
    | ya no estaria (aqui|viv\\w+|en este mundo|contando\\w*)
    | mi vida <w6> (quiero|voy a|pienso|deberia|necesito|mejor) <w1> (acabarla|terminarla|quitarmela
        |acabar con ella|terminar con ella)
    | (pienso|pensando|sueno|imagino|miro|viendo|mirando|veo) <w3> (navaja|soga|pistola|cuchillo
        |viga|veneno|pastillas|balcon|azotea|vias|gas|cuter|escopeta) <w6> (facil|rapid\\w+|terminar
        |acabar\\w*|sangr\\w+|brinc\\w+|salt\\w+|seria|final|todo se)
    | (va a pasar|pasa|pase|pasar) <w3> (tren|metro|camion) <w6> (voy a estar|estare|aventar\\w*
        |aviento|tiro|esperandolo)
    | matarm(e+)?
    | matrme
    | mtarme
    | matatme
    | mararme
    | (si|ojala) (pudiera|pudiese|podria|pudieras) <w1> (morirme|morir|dejar de existir|desaparecer
        |no despertar|no existir)
    | miedo (a|de) <w1> vivir que <w3> (morir\\w*|muerte)
    | (mi propia|mi|por) mano propia
    | mi propia mano
    | por mi mano
    | (si|que) me (tiro|aviento|lanzo|mato|suicido|ahorco|cuelgo|quito la vida|pego un tiro|tomo
        (las|todas)) <w6> (acab\\w+|termin\\w+|descans\\w+|nadie|problemas?|paz|todo|mejor|igual)
    | (me hubiera|me hubiese|debi|deberia|ojala|hubiera|tendria que|tenia que) <w2> (haberme (matado
        |muerto|suicidado|quedado ahi)|matado <w1> (<end>|,|cuando|ese|aquella|antes|de)|suicidado)
    | (llego|llegado|llegue|llegar) a <w2> (desear|querer|pensar|pedir) <w3> (morir\\w*|la muerte)
    | (deseo|pido|busco|suplico|ruego|anhelo|llamo|espero) <w1> (la muerte|mi muerte)
    | (morirme|matarme|morir|la muerte|desaparecer|no existir) <w1> (me|ya me) (parece|suena|calma
        |consuela|atrae|tienta|ilusiona|llama|da paz|tranquiliza|seduce|acompana|alivia)
    | (pensar|pienso|pensando|piense|pensado) <w1> en <w1> (la|el|las|mi) (cuerda|soga|pistola
        |navaja|puente|viga|escopeta|revolver|pastillas|veneno|vias|balcon|azotea) <w2> (<end>|,|que
        |del|de|y)
    | (pastillas|medicinas) <w1> (adentro|encima|en el estomago)
    | vida <w2> no la (quiero|kiero)
    | (intencion|idea|plan|meta|deseo) <w1> es no (llegar|pasar|despertar|amanecer|volver)
    | <want> <adv> <die>
    | (quiero|kiero|deseo|pido|anhelo|espero|quisiera|necesito|queda) <w1> es <adv> (<die>|<slayme>)
    | me <adv> (<iwant>|voy a|vo a) <w2> de (este (mundo|planeta|plano)|esta (vida|tierra))
    | (hacerle|hago|hacer|haria) <w1> (para|pa) (<slayme>|<morir>)
    | (mejor|unico|solucion|justo|preferible|prefieren) <w6> que <w1> me (mate|muera|suicide|quite
        la vida|ahorque|desaparezca para siempre)
    | (alguien|que|por favor|quien|porfa|ojala) <w2> me (meta|de|pegue|metan|den|peguen|meta) un
        (tiro|balazo|plomazo|disparo)
    | (arrepiento|lamento|odio|coraje|rabia|lastima|molesta|maldigo|triste) <w3> (haber sobrevivido
        |sobrevivi|que sobrevivi|que me salvaran|que me hayan salvado)
    | me <adv> (<iwant>|deberia|debo|podria|tengo que) <adv> <morir>
    | me (qu?i?ero+|kiero) (puro|pura|puritito|nomas|solo) <morir>
    | (planeo|planeando|decidiendo|pienso|piense|pensar|pensando|pensado|pense|pensaba|pensamientos?
        |idea|ideas|fantaseo|fantaseando|fantasia|fantasias|sueno|sonando|imagino|imaginando
        |imaginarme|imaginar|considero|considerado|considerando|contemplo|contemplado|contemplando
        |obsesion|obsesionad(a|o)|planteo|planteado|planteando|impulso|impulsos|tentacion|ganas
        |visualizo|visualizando|ronda|rondando|cabeza|mente|deseo|deseos|dudo|dudando|opcion|capaz
        |miedo|buscando|busco|buscado|busque|formas?|maneras?|metodos?) <adv> [en|de|con|como|cual
        |que] <adv> [mi|como|en|de|seria|si] <adv> (<slayme>|el suicidio|suicidio|suisidio|sucidio
        |morir|morirme|mi [propia] muerte|muerta|muerto|la muerte (<end>|,|todo|todos|como|cada|a
        diario|mucho|y|constante\\w*|diario|seguido|es|me|a cada|casi|siempre)|dejar de (existir
        |vivir)|desaparecer (para siempre|de este|del mundo)|no (despertar|existir|estar (aqui
        |viv(a|o)))|ya no (estar|existir|despertar))
    | (suicidio|suisidio|sucidio|matarme|morir|morirme|la muerte|muerte|estar muert(a|o)|no existir
        |dejar de existir|irme de este mundo) <w2> (es|seria|parece|suena|se ve|siento|serviria)
        <w3> (unic(a|o)|salida|opcion|solucion|alivio|escape|mejor|facil|descanso|paz|lindo|bonito
        |refugio|tentador(a)?|respuesta|atractiv(a|o)|tranquil\\w+|sencill(a|o)|libert\\w+|bendicion
        |regalo)
    | (unic(a|o)|mejor) <w2> (salida|opcion|solucion|alivio|escape|respuesta|manera|forma|camino
        |cosa) <w6> (<morir>|matarme|suicidio|muerte|muert(a|o)|no existir|desaparecer|dejar de
        (existir|vivir))
    | (me mato|me suicido|me suisido|me ahorco|me cuelgo|me quito la vida|me desvivo|me quito de en
        ?medio|me pego un tiro|me vuelo la cabeza|me doy un (tiro|balazo)|me aviento <fall>|me tiro
        <fall>|me lanzo <fall>|me corto las venas) (<end>|,|y|se|hoy|mejor|no|con|ya|de una|si
        |porque|antes|o|pero|asi|para|q|que|nadie|todo|quien)
    | (si|cuando|por que|porque|xq|pq|y si|igual|total|mejor) <w2> no me (mato|suicido|muero|ahorco
        |he matado|mate|suicide|morire|quito la vida) (<end>|,|ya|y|de una|es|por|solo|todavia|aun
        |pues)
    | [por lo] unic(a|o) <w6> no me (mato|mate|he (matado|suicidado|quitado|ido)|suicido|quito|muero
        |voy)
    | no me (mato|he matado|he suicidado|suicido|quito la vida|he quitado la vida|mate) <w2> (por
        |porque|pq|xq|gracias|solo|nomas|todavia|aun|por que)
    | por que <w2> (no me (muero|mori)|sigo (viv(a|o)|aqui|respirando|despertando|existiendo)|no
        estoy muert(a|o)|no me llev\\w+|estoy viv(a|o)|no mori)
    | [lo] unic(a|o) <w5> (me (detiene|frena|para|impide|mantiene|ata|sostiene|salva|aguanta)
        |detiene|impide) <w6> (matarme|suicidarme|hacerlo|viv(a|o)|aqui|quitarme|este mundo|morir
        |morirme|pie <end>)
    | (salida|opcion|solucion|remedio|alternativa|camino) <w2> (que|sino) <slayme>
    | (plan|planes|arma|pistola|soga|pastillas|veneno|algo|manera|forma|valor|fuerzas|motivos
        |razones|momento|dinero|cuerda|navaja|cuchillo|agallas|intencion|intenciones) <w1> (para|de
        |pa) <slayme>
    | (quiero|quisiera|ganas de|ojala|gustaria|necesito) <adv> (alcanzarl(a|o)s?|estar con|ir con
        |irme con|reunirme con|encontrarme con|acompanarl(a|o)s?|verl(a|o)s? otra vez) <w4> (cielo
        |otro lado|otra vida|mas alla|eternidad|donde este|alla arriba)
    | si no fuera por <w6> (me habria|ya no|ya me|me hubiera|habria|hubiera|no estaria|estaria
        muert(a|o)|me mat)
    | (ojala|quisiera|quiero|ojalas|por favor|please|ruego|pido) <w2> (me mate|me maten|me mataran
        |me matara|me peguen un tiro|me den un (tiro|balazo)|me disparen|me asesinen) <w3> (<end>|,
        |ya|de una|y|alguien|por favor|asi)
    | (por favor|alguien|dios|diosito|ya) <w1> (mateme|matenme|matame|maten me)
    | (matenme|mateme) (<end>|,|ya|por favor|de una|porfa|pls)
    | (quiero|quisiera|ojala) <w1> (verme|estar|amanecer|verme) (muert(a|o)|en (un|una) (ataud|tumba
        |caja))
    | (ojala|quisiera que|quiero que|deseo que) <w2> (me muera|me muriera|me muriese|estuviera
        muert(a|o)|me hubiera muerto|muriera|muera|me hubiese muerto)
    | (merezco|deberia|debo|debi|deberia de|tendria que|habria) <w2> (morir|morirme|estar muert(a|o)
        |haber muerto|haberme muerto|haber nacido)
    | (dejenme|dejame|dejen que|deja que|permitan|permitanme) <w1> (morir|morirme|me muera|matarme)
    | (reunirme|juntarme|irme|estar|alcanzar|encontrarme|reencontrarme|volver a estar|acompanar)
        <w1> (con|a) (mi|mis) <w4> (cielo|fallecid(a|o)|que en paz|otro lado|muert(a|o)|difunt(a|o)
        |alla arriba|mas alla|dondequiera|eternidad|tumba)
    | (quiero|quisiera|voy a|ganas de) <w1> (irme|alcanzar|alcanzarl(a|o)|ir) <w1> (con|a) (mi (mama
        |papa|hij(a|o)|abuel(a|o)|madre|padre|herman(a|o)|espos(a|o)|abuelit(a|o)|bebe|angel\\w*)
        |ell(a|os)|el) <w1> (al cielo|en el cielo|alla|a donde|al otro)
    | (que se sentira|que se siente|como sera|como se sentira|como seria|que sentiria) <w1> (morir
        |morirse|morirme|estar muert(a|o)|estar bajo tierra|al morir)
    | (cuanto|que tanto) (tarda|duele|dolera|tardara|tardaria) <w4> (morir|ahorcado|desangr\\w*
        |ahogad(a|o)|muert(a|o)|suicid\\w*)
    | (quiero|kiero|quisiera|gustaria|wish) <adv> (kms|unalive|kill myself|die|dying|be dead|ctb|end
        it)
    | (want to|wanna|want) (morir|morirme|matarme|suicidarme|desaparecer)
    | mejor muert(a|o) <end>
    | (estaria|estoy|estarian|estare) mejor muert(a|o)
    | (miro|veo|mirando|viendo) <w2> (pastillas|navaja|cuchillo|soga|puente|vias) y <w1> (pienso|me
        pregunto|imagino|se me|me dan|me da|siento)
    | <end> <w1> (suicidarme|matarme|morirme) <end>
    | (no|ya no) (pienso|planeo|espero|voy a) <w1> (despertar|volver a despertar|amanecer|volver a
        abrir los ojos|seguir viv(a|o)|pasar otro <w2> viv(a|o)|ver otro) <w3> (<end>|,|nunca|jamas
        |mas|otro|viv(a|o)|dia)
    | (llevo|van|cuento|tengo|hice) <w1> (dos|tres|cuatro|cinco|seis|varios|muchos|\\d) intentos
        <w3> (<end>|,|este|en|y|de (irme|matarme|morir\\w*|suicid\\w*|acabar))
    | (atienden|ayudan|atiende|reciben|ayuda|hablan con|aceptan) <w2> (gente|personas|alguien|una
        persona|los|uno) que <w2> (quier(e|en)|pien(sa|san)) <w2> (matar\\w*|morir\\w*|suicid\\w*
        |quitar\\w* la vida|quitar la vida)
    | (encuentren|encuentre|encontraran|encontraria|hallen|halle|encuentran|encontraste) <w1>
        (muert(a|o)|colgad(a|o)|ahorcad(a|o)|desangrad(a|o)|mi cuerpo|mi cadaver|sin vida|tirad(a|o)
        en un charco)
    | (me falta|falta|solo) <w3> apretar <w2> gatillo
    | (seguir|quedarme|estar|continuar|aguantar) viv(a|o) (<end>|,|un|mas|otro|ni|asi|hasta|ya|me|es
        |no|para) <w2> (ano|dia|mes|no|ni|<end>|que|para|mas|hasta|tortura|castigo|asi|cuesta|duele
        |pesa)
    | (tiro del balcon|tiro del puente|tiro por la ventana|aviento del puente|lanzo del puente)
    | (agarrar|tomar|coger) <w3> y (acabar|terminar) con (todo|mi)
    | (volante|carro|coche|auto|moto) <w6> (estrellarme|matarme|chocar a proposito|aventarme
        |estrellar)
    | (metro|tren|camion|anden|vias) <w9> (aventarme|tirarme|lanzarme|dar un paso|un paso|un pasito)
    """,
    idioms=f"{DYING} | {LIVING} | {BY_OTHERS}",
    unless="eutanasia|muerte digna|cuidados paliativos",
    raised_by="<time>",
)

RULES = (IDEATION,)
