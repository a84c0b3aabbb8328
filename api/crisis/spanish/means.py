"""Rules for means: pills put by, a weapon, a rope, standing where one could fall."""

from api.crisis.levels import Level
from api.crisis.spanish.words import rule

MEANS = rule(
    "text.means",
    Level.L3,
    """
    (guardando|guardad(a|o)s|juntando|junte|juntado|juntadas|acumulando|acumule|acumulado|acumuladas
        |escondiendo|escondi|escondid(a|o)s|almacenando|coleccionando|robandole|juntar|ahorrando
        |apartando) <w4> (<meds>|insulina|recet\\w+ <w3> dormir|lo que me recet\\w+|recetan) <w3>
        (<word>|<end>)
    | (guardo|guarde|compre|consegui|conseguido|robe|saque|encontre|aparte|prepare|comprado|junto
        |acumulo|escondo|robado|guarda) <w4> (<meds>|veneno|raticida|racumin|insulina|insecticida)
        <w6> (<slayme>|<morir>|para (hacerlo|cuando (llegue|sea|ya)|irme|acabar|terminar|dormir para
        |no despertar|el dia|esta noche|descansar)|no despertar|suficientes|despedirme|adios|esta
        noche)
    | (veneno|raticida|racumin|soga|cuerda) <w2> (comprad(a|o)|conseguid(a|o)|list(a|o)
        |preparad(a|o)|guardad(a|o))
    | <meds> <w2> (juntadas?|guardad(a|o)s?|acumulad(a|o)s?|escondid(a|o)s?|list(a|o)s|alineadas
        |enfrente|frente a mi|en la mano|en mi mano|en la mesa|contadas|preparadas|que (junte|guarde
        |compre|tengo guardadas|he (juntado|guardado)|llevo|escondi))
    | (tengo|conte|cuento|alinee|puse|saque|estan|prepare|listas|ya tengo) <w3> (pastillas
        |medicamentos|pastas|pepas|clonazepam|rivotril) <w3> (list(a|o)s|enfrente|frente|mano|mesa
        |aqui|lado|cama|buro|noche|suficientes|para (hacerlo|acabar|irme|no despertar|morir\\w*
        |matarme|terminar|dormir(me)? para siempre))
    | suficientes? <w2> (<meds>) <w2> (<word>|<end>)
    | (<gun>|<blade>|<noose>|veneno|frasco|bote) <w3> (en (la|mi|mis) (mano|manos|cabeza|boca|sien
        |regazo|mochila|cama|buro|mesa)|(a|al|en|contra) (mi|la) (cabeza|cuello|sien|boca|muneca
        |pecho|garganta)|aqui conmigo|a mi lado|al lado (mio|de mi)|junto a mi|enfrente|frente a mi
        |cargad(a|o)|list(a|o)|lista|preparad(a|o)|colgad(a|o)|amarrad(a|o)|atad(a|o)|colgando
        |alrededor|en el cuello|debajo de mi almohada|bajo (la|mi) almohada)
    | (cargue|cargando|cargada|tengo cargada) <w2> (<gun>)
    | (<gun>) <w2> cargada
    | (tengo|traigo|saque|agarre) <w2> (pistola|revolver|escopeta|fusca|fierro|chumbo|calibre|arma
        de mi|arma del|mi arma|arma reglamentaria|arma de servicio|rifle) <w9> (conmigo|boca
        |mirandola|mirandolo|viendola|verla|mirarla|verlo|mirarlo|mesa|cama|regazo|piernas|cajon
        |aqui|lado|almohada|mano|manos|enfrente|guantera|solo|sola|lista|balas|bala)
    | (puse|meti|cargue|compre|consegui|quedan|tiene|contando|cuento) <w3> (balas?|cartuchos?
        |municion|tiros) <w2> (<end>|,|y|en|para|pistola|revolver|ya|una)
    | ya tengo (las|la|el|los|mi) <w1> (pastillas|soga|pistola|arma|veneno|navaja|cuerda|cuter
        |raticida|mecate|hojilla|lazo) <w3> (<word>|<end>)
    | (tina|banera|regadera) <w9> (navaja|hoja de|cuter|venas|munecas|hojilla)
    | (navaja|hoja de afeitar|cuter|hojilla|gillette) <w9> (tina|banera)
    | (abro|abrir|abri|abrire|prendo|dejo) <w3> gas <w5> (acuesto|duermo|dormir\\w*|siempre
        |despedir\\w*|todo|ya|adios|acabar\\w*)
    | (gas|llave) (abiert\\w+|prendid\\w+) <w5> (dorm\\w+|ni modo|no despert\\w+)
    | (dormi\\w*|duerm\\w+|acuest\\w+) <w5> gas (abierto|prendido)
    | (tengo|abri|destape|traigo|esta|saque) <w2> (caja|cajas|frasco|frascos|bote|blisters?|botella
        |bolsa) <w3> <meds> <w3> (abiert\\w+|enfrente|list\\w+|en la mano|y una botella|y una
        cerveza|completa|entera|llen\\w+|al lado|aqui)
    | (botella|ron|vodka|tequila|cerveza) <w3> (y|con) <w3> (pastillas|clonazepam|rivotril) <w2>
        (<end>|,|list\\w+|en|aqui|enfrente)
    | manguera <w3> (conectad\\w+|escape|list\\w+|puesta)
    | escape <w4> (manguera|adentro|ventanilla)
    | (carta|nota) <w9> (soga|cuerda|pistola|pastillas|veneno) (<end>|,|en|list\\w+)
    | robe <w2> <gun>
    | con (ella|el|el canon|la punta|la pistola|el arma) <w2> en la (boca|sien|cabeza|garganta
        |frente)
    | (apuntandome|apuntarme|me apunto) <w2> (cabeza|sien|pecho|<end>|,|con)
    | tengo [un|mi|el] arma y <w2> (usar|disparar|balas|uso)
    | (tengo|tiene|compre|consegui|conseguido|comprado|agarre|busque|encontre|saque|robe|prepare
        |amarre|ate|colgue|listo|cogi|tome|agarro|agarrado|compro|consiguio) <w3> (la|una|el|un|mi
        |de) <w1> (<gun>|soga|sogas|cuerda|lazo|mecate|reata|horca|veneno|raticida|navaja|cuter
        |cutter|gillette|hojilla|bisturi) <w5> (para|y|porque|pa|list(a|o)|esta noche|hoy
        |amarrad(a|o)|del|en) <w3> (<slayme>|<slayse>|<morir>|hacerlo|acabar|terminar|irme
        |colgar\\w*|ahorcar\\w*|cuello|techo|viga|arbol|ventilador|adios|mano|manos|ya no|lista
        |listo|despedirme|siento|voy|quiero)
    | (soga|cuerda|lazo|mecate|cinturon|sabana|reata|correa) <w4> (viga|techo|cuello|ventilador
        |arbol|amarrad(a|o)|colgad(a|o)|tubo|closet|ahorcar\\w*|clavo|garganta|atada)
    | nudo <w2> (corredizo|de la horca|de horca|de ahorcado)
    | (practico|practicando|practique|ensayo|ensaye|ensayando|ensayado|amarre) <w2> (nudo|horca)
    | (viga|ventilador|tubo|gancho|rama|arbol|barrote) <w6> (aguant\\w*|soport\\w*|resist\\w*
        |sosten\\w*) <w2> (peso|mi peso|cuerpo|<end>)
    | (cerre|cierro|encerre|encerrad(a|o)|prendi|prendid(a|o)|encendi|encend\\w*) <w4> (garage
        |garaje|cochera) <w6> (adentro|dentro|motor|carro|coche|auto|prendid(a|o)|encendid(a|o)
        |llave|gas)
    | (compre|consegui|tengo|junte|traigo|llevo|tengo ya|reuni) <w2> [todo] (lo que|lo q|con que
        |todo lo) <w2> (necesit\\w*|hacia falta|hace falta|hacerlo) <w3> (<end>|,|para (descansar
        |irme|hacerlo|acabar|terminar|dormir)|y|en)
    | (traigo|llevo|tengo) <w4> todo (lo que|lo q) necesito (<end>|,|para)
    | (parad(a|o)|sentad(a|o)|asomad(a|o)|subid(a|o)|estoy|ando|toy|me subi|subi|subiendo|en la
        orilla|camino|caminando|vine|llegue|trepad(a|o)|colgad(a|o)|arriba|voy) <w3> (del|de|en|a|al
        |por|encima|sobre|hacia|desde) <w3> (puente|azotea|cornisa|vias|barandal|baranda|barandilla
        |balcon|acantilado|precipicio|borde|tejado|viaducto|rieles|anden|pretil|ventana del|techo)
        <w6> (saltar\\w*|salto|tirar\\w*|tiro|lanzar\\w*|lanzo|aventar\\w*|aviento|adios|despedi\\w*
        |ya no|acab\\w*|termin\\w*|morir\\w*|valor|animo|dejarme|caer|dar el paso|un paso|mirando
        (abajo|hacia abajo)|viendo (abajo|hacia abajo|para abajo|los (carros|coches))|abajo|solo
        falta|no aguanto|no puedo|miedo|pensando|llorando|sin miedo)
    | (parad(a|o)|sentad(a|o)|subid(a|o)|estoy) <w2> (en|sobre|al) <w2> (borde|cornisa|barandal
        |baranda|barandilla|pretil|vias|azotea|orilla del) <w2> (<end>|,|del (puente|edificio|techo)
        |de la azotea|ahora|ahorita|y)
    | (listo|lista|a punto de|voy a|por) <w1> (saltar|tirarme|aventarme|lanzarme|jalar el gatillo
        |apretar el gatillo|jalarle|dispararme|brincar) (<end>|,|ya|del|de|desde|al|por|ahora|y
        |ahorita|esta)
    | (voy a|a punto de|por|lista para|listo para|quiero|pienso|ganas de) <adv> (tomarme|tomarmelas
        |tragarme|meterme|tragarmelas|ingerir|empastillarme|zamparme|bajarme|tomar|echarme) <adv>
        (todas|todo|tod(o|a)s? (las|los|el|la|mis)|el (frasco|bote)|la caja|un (frasco|monton|punado
        |bote)|unas|muchas|las|mis|una) <w3> (<meds>|caja|frasco|bote|veneno|<end>|juntas|de una|de
        golpe)
    | (quiero|voy a|pienso|ganas de|podria|a punto de|tomarme|tomar|beber) <adv> [tomar|tomarme
        |beber|beberme|ingerir|tragar|tragarme] (veneno|cloro|raticida|lejia|lavandina|insecticida
        |racumin|paraquat|gramoxone)
    | (encerrad(a|o)|encerro|encerre) <w6> (<gun>|cuchillo|pastillas|navaja|soga|cuerda|cuter
        |hojilla)
    | (puso|pongo|puse|ponerme|poner|apunte|apunto|apuntarme|meti|meto) <w3> (<gun>|cuchillo|navaja
        |canon) <w3> (cabeza|sien|boca|cuello|pecho|garganta|munecas?)
    | (cuchillo|navaja|cuter|cutter|hojilla|gillette) <w4> (munecas?|venas|cuello|garganta|yugular)
    | (monoxido|carbon|helio|gas|escape|manguera|estufa|parrilla) <w6> (cochera|garage|encerr\\w*
        |dormir(me)? (para|y)|morir\\w*|matarme|suicid\\w*|cuarto cerrado|no despertar|sellado
        |ventanas (cerradas|selladas))
    | (abri|abrir|abierta|prendi|abro|deje abierta) <w2> (llave|llaves|hornillas) [del|de] gas
    """,
    unless="""
    nudo <w1> en (la|el|mi) <w1> (garganta|estomago|pecho|panza|cuello|alma)
    | (echar|echarse|echarme|con) <w1> soga al cuello
    | arma de doble
    | caceria
    | cazar
    | campo de tiro
    | escalar
    | campamento
    | camping
    | policia
    | museo
    | vacaciones
    | foto
    | fotos
    | cocinar
    | cocinando
    | pesca
    | gimnasio
    | ropa
    | jardin
    | yoga
    | pintando
    | pintar
    | impermeabiliz\\w*
    | no tengo acceso
    | sin acceso
    | farmacia
    | receta
    | recetadas
    | le quite
    | escondi (los|las) <w6> (porque|para que)
    | guardamos
    | bajo llave
    """,
    softens=False,
    is_denied_away=True,
)

AT_HAND = rule(
    "text.at_hand",
    Level.L3,
    """
    (tengo|tiene|hay|compre|consegui|agarre|guardo|tenemos|robe|saque|compro|conseguido|con) <w3>
        (<gun>|soga|cuerda|lazo|veneno|raticida|navaja|mecate|cuter|hojilla|racumin)
    | (<gun>|soga|veneno|raticida) <w2> (en (la|mi|su|el) <w1> (casa|cuarto|cajon|closet|buro
        |mochila|carro|coche|mesita|bolsa)|de mi (papa|padre|esposo|abuelo|hermano|marido))
    | (tengo|hay|tiene) <w2> (pastillas|medicamentos|pastas|insulina|medicinas|clonazepam|rivotril)
    | (<gun>|<blade>) <w2> (bajo|debajo de) mi (almohada|cama)
    """,
    softens=False,
    is_denied_away=True,
    is_corroborating=True,
)

RULES = (MEANS, AT_HAND)
