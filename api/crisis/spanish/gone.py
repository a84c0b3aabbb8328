"""Rules for wishing to be gone: too much for others, out of the world, drawn by water or height."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import DYING, ENDINGS, LIVING
from api.crisis.spanish.words import rule

GONE = rule(
    "text.wish_to_be_gone",
    Level.L2,
    """
    que me dejen (ir|morir\\w*|partir|descansar) (<end>|,|ya|en paz)
    | (muert\\w+|difunt\\w+|enterrad\\w+) <w5> envidia
    | no (quiero|pienso|planeo|espero|deseo) llegar a (los (\\d+|\\w+nte|\\w+enta|\\w+inta|quince
        |dieci\\w+|veinti\\w+)|viej(a|o)|la vejez|cumplir) <w1> (<end>|,|anos|ni|y|asi|sin)
    | no espero nada <w1> (de la vida|de esta vida)
    | yo hasta aqui (<end>|,)
    | (sigo|aguanto|existo|vivo|respiro|estoy viv\\w+) <w2> (solo|nomas|unicamente|nada mas
        |solamente) por <w1> (mi|mis|el|la|los) (perr\\w+|gat\\w+|hij\\w+|mama|papa|niet\\w+
        |herman\\w+|nin\\w+|bebe|familia|madre|padre|abuel\\w+|mascota)
    | cuando <w2> (se vayan?|mueran?|falten?|se muera) <w2> (me voy (yo|tambien|con)|yo tambien me
        voy|sigo yo)
    | no <w2> quedar nada de mi
    | ya [me] puedo (ir|irme|partir|descansar|morir\\w*) (<end>|,|tranquil\\w+|en paz)
    | (cambiar\\w*|cambio) <w2> (lugar|vida) <w6> (caja|ataud|tumba|muert\\w+)
    | (devolver|devuelvo|regresar) <w1> (la vida|mi vida)
    | (para|pa|poder|puedo|quiero|hora de|lista para|listo para|me puedo) <w1> (irme|partir|bajarme
        |marcharme|ir|salirme) (yo|liger(a|o)|livian(a|o)|limpi(a|o)|sin (deudas|deber|culpas?
        |pendientes)|en paz|yo tambien|tranquil(a|o) (<end>|,)|de (este mundo|esta vida))
    | me quiero (bajar|borrar) (<end>|,|ya (<end>|,)|de (esto|todo|la (vida|fila))|del (mapa|mundo
        |viaje))
    | (acuesto|acosto|acostarme|siento|sente|acostada|acostado) <w2> (en|sobre) <w4> (vias|rieles
        |carretera|autopista) <w9> (<word>|<end>)
    | (se muer\\w+|muer\\w+|se van|se acab\\w+|se termin\\w+|se entierr\\w+) conmigo
    | no <w3> apego <w4> (mundo|vida)
    | tierra <w3> (abr\\w+|trag\\w+|guard\\w+|cubr\\w+) <w3> para siempre
    | si me (esfumo|borro|evaporo|apago|extingo) <w3> (<word>|<end>)
    | mejor [que] me recuerden
    | (quiero|prefiero|para) que me recuerden <w3> (<end>|joven|riendo|feliz|asi|bonito|alegre
        |viv\\w+|sonriendo)
    | (termina|acaba|acabo|termino|agoto) <w1> mi (aguante|cuerda|gasolina)
    | ((ando|estoy|solo|nomas|sigo|soy) <w2> (ocupando|robando|gastando)|ocupo|desperdicio de) <w1>
        (lugar|espacio|aire|oxigeno|campo) (<end>|,|y|que|aqui|en este mundo|de)
    | (si hubiera|si existiera|ojala hubiera|ojala existiera|quisiera|ojala tuviera|si tuviera) <w2>
        (interruptor|switch|boton|apagador|palanca|salida de emergencia) <w6> (<word>|<end>)
    | sin mi <w3> <relief>
    | sin mi <w2> (alcanza|ajusta|caben|rinde|completos)
    | (niego|rehuso|resisto) a (seguir viv\\w+|vivir|existir|despertar)
    | sone <w4> (enterraban|moria|muert(a|o)|funeral|muriendo|morirme|enterrad(a|o)|velaban) <w9>
        (bonito|paz|lind(o|a)|feliz|alivio|mejor|tranquil\\w+|descans\\w+|no queria despertar
        |desilu\\w+|decepc\\w+)
    | (manejo|manejar|manejando|conduzco|conducir|carretera|volante|autopista|curva|curvas|moto
        |troca|acelerador|freno) <w9> ((salirme|desviarme) (de la carretera|del camino)|contra (un
        |el) (arbol|muro|poste|trailer|camion)|cerrar los ojos|cierro los ojos|soltar (el volante
        |<end>|todo)|no frenar|seguir (derecho|recto) <w2> (barranco|muro|vacio|<end>)|irme derecho
        |no dar la (curva|vuelta)|acelerar (hasta|y no)|girar el volante|chocar de frente|irme al
        barranco)
    | (seria|era|es|parece|resulta) <w2> facil <w3> (dar un paso|dejarme (caer|ir)|soltarme|soltar
        el|saltar (<end>|,|y)|cerrar los ojos y|acabar|terminar con|irme|no despertar|desaparecer
        |dejar de|no frenar|hundirme)
    | (caminar|nadar|meterme|seguir|manejar|correr) <w3> (hacia|pa|para|mar) <w1> (adentro|dentro|el
        fondo) <w3> (no|hasta|sin|para siempre)
    | mi (lugar|silla|cama|cuarto|puesto|sitio|espacio) <w6> (mejor vaci(o|a)|sin mi|para (alguien
        |otro) que si)
    | nadie que me (llore|extrane|vaya a llorar|vaya a extranar)
    | que (no|nadie) <w1> me <w1> (encuentren?|hallen?|encuentre|vuelvan a ver) <w1> (nunca|jamas
        |mas)
    | (merece|merecen|iria mejor|estaria mejor|estarian mejor|irian mejor) <w2> con (otra|otro)
        (mama|papa|madre|padre|esposa|esposo)
    | (mi vida|vivir|esto|la vida) <w6> (me quiero (salir|bajar)|ya me (sali|baje|salgo|bajo))
    | (voy a|pronto|dejare de|dejar de|dejo de|dejaria de|ya no|para no) <w2> (ser|sere|seria
        |serles) <w1> (una|un|mas una|su|la) <w1> (carga|estorbo|lastre|molestia|problema|peso|gasto
        |verguenza|preocupacion|dolor de cabeza|bulto)
    | ya no (voy|va|vamos|ire) a ser <w2> (carga|estorbo|lastre|molestia|problema|peso|gasto
        |verguenza|preocupacion|bulto)
    | (pronto|ya|muy pronto) <w1> ya no (lo|la) (voy a ser|sere)
    | (estoy|estaba|estar|ando) [ya] de (sobra|mas) <w1> (<end>|aqui|,|en (este mundo|esta vida
        |todos lados|la vida)|y|para todos|hace)
    | (sobro|sobra|sobrando|sobrar) <w2> (en (este mundo|esta vida|el mundo|la vida|todos lados
        |todas partes)|aqui (<end>|,))
    | (mundo|familia|casa|todos|todo|gente|hijos|ellos) <w4> (mejor|mas (feliz|felices|ligero|ligera
        |tranquil(a|o)s?|facil|liviana)|respirar\\w*|alivio) <w2> (sin mi|si yo no|si no estoy
        |cuando yo no|cuando no este|el dia que (me|no|yo)|conmigo (lejos|fuera|muert(a|o)))
    | (hacerme a un lado|quitarme de en ?medio|quitarme del camino|quitarme del medio|salirme del
        camino|hacerme humo|quitarme de encima|liberarlos|librarlos de mi|librarse de mi|deshacerse
        de mi|liberarse de mi|descansar de mi|descansan de mi|descansaran de mi|descansen de mi)
    | (les|los|las|te|mero|casi|pronto) <w2> (dejo|dejare|voy a dejar|vo a dejar) <w1> (en paz
        |respirar|libres|descansar de mi|sin problemas) <w2> (<end>|a tod(a|o)s|para siempre|pronto
        |por fin|de una vez)
    | una boca menos
    | (naci|nacer|nacido) <w1> (por error|para sufrir|muert(a|o)|de mas)
    | hagan de cuenta <w3> (nunca|jamas|no|me) <w2> (naci|existi|existo|fui|mori)
    | como si <w1> (nunca|jamas|no) <w1> (hubiera|hubiese|habria) <w1> (existido|nacido|pasado por)
    | (nadie|que) <w2> (recuerde|se acuerde de|se acordara de|sepa|supiera) <w2> (existi|que existi
        |mi nombre|de mi <end>|que estuve|yo existi)
    | (borrar|borrara|borre|borrarme|eliminar|deshacer) <w2> (mi existencia|mi nombre|que existi|mi
        rastro|de la historia|de la memoria|mi paso por)
    | (quiero|quisiera|ojala|gustaria|kiero|deseo|prefiero|seria|voy a) <w2> (ser|volverme
        |convertirme en|hacerme) <w1> (polvo|ceniza|cenizas|humo|nada|aire|tierra|silencio|una
        estrella|estrella) (<end>|,|y|para|porque|de una)
    | (quiero|quisiera|ojala|gustaria|necesito|kiero) <w3> (trague la tierra|tierra me trague|me
        trague el mar|me trague la (noche|tierra)) <w1> (<end>|y (no|ya|nunca)|para siempre|de una
        vez)
    | hasta (aqui|aca|aki) <w1> (llegue|llego|llegamos|dure|aguante) <w1> (<end>|yo|mi (vida
        |historia)|con (mi vida|la vida)|ya)
    | (apag(a|o|ue|ar|arme|aria|ando)|apagara) <w3> (mi (luz|vela|vida|estrella)|la luz (para
        siempre|de mi|y ya no)|el (interruptor|switch|cerebro)|la maquina|las luces)
    | (desenchufar\\w*|desconectar\\w*|quitar\\w* las pilas|quitar el enchufe|soltar (la cuerda|el
        hilo|la soga|amarras)|tirar el control) <w2> (<end>|para siempre|todo|de (todo|la vida)|,|y
        |me)
    | (bajarme|bajar|bajo|bajaria|me bajo|apearme|saltar|salirme) <w2> (de (este (tren|mundo|viaje
        |barco|bus|planeta|camion|juego)|la vida|esta vida)|del (mundo|tren|barco|planeta|viaje
        |juego de la vida))
    | (muerte|muertos|oscuridad|abismo|tumba|mas alla|otro lado|panteon|cementerio|parca) <w3> (me
        |nos) <w1> (espera|esperan|esta esperando|estan esperando)
    | (muerte|muertos|vacio|puente|puerta|barranco|mar|rio|oscuridad|abismo|tumba|vias|rieles
        |cementerio|panteon|precipicio|azotea|pozo|agua|balcon|ventana|viaducto|fondo|sombra
        |silencio|barandal) <w3> (me <w1> (llama|llamando|llaman|atrae|jala|tienta|invita|seduce
        |hala|susurra|coquetea)|llamandome|llamarme|invitandome|jalandome)
    | (barranco|puente|acantilado|azotea|precipicio|vias|rio|viaducto|malecon|balcon|pistola|soga
        |presa|despenadero) <w6> (me (gusta|gustan|tienta|atrae|llama|seduce|calma|tranquiliza)|cada
        (noche|dia|vez) mas (cerca|lindo|bonito|bajit(a|o)|facil)|se me antoja)
    | (orilla|borde|filo|barandal|baranda|barandilla|pretil) <w2> (del|de la|de|al|a la) <w1> (anden
        |puente|precipicio|acantilado|balcon|azotea|techo|metro|edificio|barranco|abismo|vacio
        |tejado|piso \\w+|cornisa|ventana) <w9> (<end>|pienso|pregunto|imagino|miro|si|que|y|,)
    | (meterme|entrar|meto|caminar|seguir (caminando|nadando)|nadar|nado|adentrarme|hundirme|dejarme
        llevar|perderme|camino) <w5> (mar|rio|agua|laguna|lago|presa|corriente|olas|fondo) <w5> (no
        (salir|volver|regresar|parar|salgo|vuelvo)|hasta (no|que|hundirme|cansarme|el fondo
        |desaparecer)|sin (volver|regresar|parar)|adentro <end>|para siempre|y ya <end>|no pude
        |llevar)
    | (agua|mar|rio|malecon|presa|laguna|lago|olas) <w9> (seguir (caminando|nadando)|no (salir
        |volver|regresar) <w1> (mas|nunca|jamas|<end>|,)|hundirme|dejarme (llevar|ir)|meterme y)
    | (pregunto|imagino|pienso|quisiera saber|me gustaria saber|calculo|cuento) <w3> (quien(es)?
        |cuantos|cuant(a|o)s personas|si alguien|cuanto) <w3> (extran\\w*|llor\\w*|echar\\w*
        |notar\\w*|iria\\w*|vendr\\w*|acordar\\w*|tardar\\w*|enterar\\w*) <w5> (<end>|mi|falta
        |muert\\w*|,|y|encontrar\\w*|funeral|desaparec\\w*|no|si|de menos|cuando)
    | (dejarme|me dejo|voy a dejarme|quiero dejarme|me estoy dejando|dejar que me) <w1> (morir|ir
        <end>|ir ,|apagar|extinguir|consumir|hundir)
    | (me borro|me esfumo|me apago|me desconecto|me extingo|me voy) <w4> (no vuelvo|no regreso|nunca
        mas|para siempre|pa siempre|del mapa|de este mundo|del mundo|hasta nunca|y ya <end>)
    | (dejen|dejenme|dejame|permitan|por favor|quiero|quisiera|solo quiero) <w2> (irme|partir|ir
        |marcharme|apagarme) <w2> (en paz|tranquil(a|o)|ya <end>|de una vez|con (ella|el|mi|dios)
        |sin dolor|al otro|pa (alla|ya)|para alla)
    """,
    idioms=f"{DYING} | {LIVING}",
    unless=ENDINGS,
)

RULES = (GONE,)
