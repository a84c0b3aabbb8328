"""Rules for wishing to be taken: by chance, by an illness, by God, in sleep."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import DYING, ENDINGS, LIVING
from api.crisis.spanish.words import rule

TAKEN = rule(
    "text.wish_to_be_taken",
    Level.L2,
    """
    (dios|diosito|senor|virgencita) <w6> (me deje|me permita|dejame|me dejes) <w1> (irme|ir
        |morir\\w*|descansar|partir)
    | no me interesa (curarme|mejorar\\w*|recuperarme|sanar\\w*)
    | que (esto|la enfermedad|el cancer|el tumor) <w3> (avance|acabe|termine|me lleve) <w2> (rapido
        |pronto|conmigo|ya|de una)
    | (ojala|gustaria|quisiera) <w9> (me quedan|me quede\\w*) <w2> (meses|dias|semanas|poc\\w+)
    | (sueno|dormir|dormirme) <w3> (larg\\w+|eterno|profundo|anos|siempre) <w4> (nadie|nunca|no)
        <w2> (me saque|saquen|despierte\\w*|me levante\\w*|se despierte)
    | ojala <w8> (no hay nada que hacer|sea (cancer|malign\\w+|terminal|grave|fulminante)|me
        quede(n)? poc(o|a)s?|no tenga (cura|remedio)|no (pase|salga|aguante) de)
    | (quisiera|ojala|quiero|espero|rezo|pido) <w3> corazon <w3> (cansara|canse|pare|parara|rindiera
        |rinda|apague|detenga|deje|falle|fallara|reviente|aguante menos)
    | no me (dejes|deje|permitas|hagas) <w1> (amanecer|despertar|abrir los ojos|llegar a manana)
    | (imagino|imagine|fantaseo|sueno|pensar|pienso) <w8> (no [alcanza a|alcance a] fren\\w+|me
        atropell\\w+|me choc\\w+|me arroll\\w+|se estrell\\w+|me caigo|me estrello|se cae) <w6>
        (bonito|alivio|paz|gusto|feliz|tranquil\\w+|rico|lindo|descans\\w+|sonri\\w+)
    | (tren|muerte|parca|flaca|luz|angel|sombra|barca|huesuda) <w4> vien(e|en) por mi
    | [ya] no (abro|abra|abriera|vuelvo a abrir|vuelva a abrir) los ojos <w3> (<end>|,|nunca|sepan
        |mejor|y|manana|no)
    | (a ver|aver|haber) si <w2> (me (lleva|llevan|muero|mata|matan|atropella\\w*|mato|enfermo
        |petateo|da <w1> (infarto|pulmonia|cancer|algo|derrame|embolia|covid))|no despierto|ya no
        despierto|el corazon|la diabetes) <w6> (<word>|<end>)
    | no me voy a (operar|curar|dializar|tratar) <w6> (que|ya|prefiero|mejor|total|para que)
    | no quiero <w1> (otro dia|un dia mas|mas dias|otra manana|otro amanecer|otro ano|mas anos)
        (<end>|,|asi|y|mas|de)
    | (avion|camion|elevador|bus|micro|barco|techo|edificio|tren|metro|rayo|carro|avioneta|meteorito
        |bomba|terremoto) <w3> (se cae|se cayera|caiga|cayera|choca|choque|chocara|se hunde|se
        estrella|se estrellara|explota|explotara|me cae|me aplaste|me pase|me mata|me lleva|me
        llevara) <w9> (por mi|perfecto|mejor|gracias|ojala|no me quej\\w+|feliz|alivio|que bueno
        |favor|no me muevo|tranquil\\w+)
    | (dios|diosito|senor|muerte|flaca|virgen|virgencita|jesus|huesuda) <w6> (mandado a llamar
        |recogido|se acuerde de mi|acuerda de mi|se olvido de (mi|llevarme)|me tiene olvidad\\w+|no
        me (quiere llevar|lleva|recoge|quiere todavia)|cuando me (lleva|va a llevar|recoge)|me
        (habria|hubiera) llevado)
    | (quisiera|ojala|quiero|gustaria|envidio|envidia|espero|sueno con|ser) <w9> (se acuestan?|se
        duermen?|me acueste|acostarme|me duerma|dormirse|acostarse) <w2> (ya no|no|nunca|jamas) <w1>
        [se|me] (levant\\w*|despiert\\w*|despert\\w*|amanec\\w*)
    | (seria|fuera|estaria|hubiera sido) <w2> (no|nunca|ya no) <w1> [volver a] (despertar\\w*|abrir
        los ojos|existir|nacer|amanecer|haber (nacido|despertado|existido))
    | si <w1> (me pasara|me pasa|me llegara a pasar|me ocurriera) algo <w6> (nadie (tendria|va a|iba
        |lloraria|lo)|mejor|culp\\w+|me da igual|alivio|ni modo|seria un)
    | (ojala|que|quisiera|ruego|pido|espero|deseo|rezo|para que|si|quiero que) <w6> me
        lleve(n|ra|ran)? <w1> (<end>|,|ya|de una|pronto|y|a mi|tambien|con|lejos de todo|antes
        |primero|de aqui|mientras|dormid(a|o)|en vez)
    | (enfermedad|cancer|corazon|virus|covid|corriente|mar|viento|noche|parca|flaca|calaca|huesuda
        |catrina|muerte|rio|agua|sueno|vejez|tumor|diosito|dios|senor|chingada) <w4> (me lleve|me
        llevara|haga lo suyo|haga su trabajo|siga su curso|me gane|acabe conmigo|termine conmigo|me
        apague|me pare|se detenga|se me pare|deje de latir|decida por mi|me recoja|me reclame)
    | (deje|dejado|dejando|dejar|deje de|abandone|rechace|no quiero|ya no (quiero|voy a|tomo|me
        pongo|me inyecto)|suspendi|saltarme|saltandome|escondo|tiro|esconder) <w4> (tratamiento
        |quimio\\w*|dialisis|insulina|sesiones|medicinas?|medicamentos?|pastillas|oxigeno|comida
        |comer) <w9> (lleve|muera|morir\\w*|acabe|haga lo suyo|pronto|termine|de una vez|descansar
        |apag\\w*|sin decir\\w*|nadie|falta menos|irme|ire|cuerpo|rapido)
    | (deje|dejado|dejo) de <w2> (mirar|fijarme|voltear|ver|ponerme|usar|cuidarme|frenar|revisar)
        <w4> (cruzar|calle|cinturon|casco|lados|semaforo|gas|carros|coches) <w6> (<end>|,|y|a ver
        |ojala|si|que|por)
    | (supo|sepa|pudo|alcanzo a|alcanzara a) <w1> (frenar|esquivarme|detenerse)
    | (lastima|pena|triste\\w*|coraje|decepcion) <w4> (freno|frenar|esquiv\\w*|no me (dio|pego|toco
        |alcanzo|mato|atropello)|fallo|no paso nada)
    | si me <w1> (atropell\\w*|arroll\\w*|choc\\w*|mat(a|ara|aran|an|aba)|llev(a|ara|an|aran)|parte
        |partiera|aplast\\w*|pasa|pasara|muero|muriera|diera|da|cayera|caigo|picara|estrell\\w*)
        <w6> <w6> (gracias|mejor|favor|feliz|alivio|no me quejar\\w*|content(a|o)|quitaria|problema
        |bien|les haria|nadie|agradec\\w*|tranquil\\w*|descans\\w*|igual|importa\\w*|pena|listo
        |problemas)
    | (ojala|ojalas|quisiera|espero|rezo|sueno|rogando|pido|gustaria|quiero|fantaseo|esperando
        |espero|deseo) <w4> me <w1> (atropell\\w*|arroll\\w*|choque|chocara|mat(e|en|ara|aran)
        |llev(e|ara|aran)|parta|partiera|aplast\\w*|pase por encima|muriera|diera un|diera algo|de
        algo|diera (cancer|leucemia|covid)|(cayera|caiga) <w1> (rayo|avion|techo|piano|edificio
        |camion|arbol|encima)|pique|picara|mordiera|muerda|estrell\\w*|dispar\\w*|caigan|asalten
        |maten|explote|explotara|secuestren|fulmine|fulminara|entierren|enterraran|borre|borrara
        |trague|apague|apagara|desconecten|desenchufen|duerman|operen y|electrocut\\w*|ahog\\w*)
        <w3> (<end>|,|y|un|una|el|la|hoy|manana|ya|algo|grave|rapido|mientras|como|de una|en|por|que
        |para|alguien)
    | (ojala|quisiera|espero|que|rezo|pido|deseo|ojalas) <w3> (se me (pare|parara|detenga|detuviera
        |apague|acabe|acabara|termine|suba y|reviente)|me (falle|fallara|explote|estalle|reviente))
        <w2> (corazon|vida|respiracion|cuerpo|tiempo|aneurisma|cabeza|todo)
    | (corazon|cuerpo|respiracion) <w2> [se me|me|se] (pare|parara|detenga|detuviera|falle|fallara
        |deje de) <w2> (<end>|,|latir|de una|ya|y|mientras|dormid\\w*|en la noche|solo)
    | (operacion|cirugia|anestesia|quirofano) <w6> (no (despertar|despierte|salir|salga|volver)
        |salga mal|ojala|algo falle|se compliqu\\w*|me quede)
    | (que|seria|hubiera sido|seria tan|sonaria) <w1> (rico|bonito|lindo|bueno|mejor|bello|alivio
        |chido|bacano|hermoso|maravilloso|facil|chevere|paz|delicia) <w3> (no|nunca|ya no|jamas)
        <w1> (haber|despertar\\w*|abrir|existir|nacer|estar|amanecer|volver|ser) <w6> (<end>|,|hoy
        |manana|ojos|nunca|nacido|despertado|nada|nadie|mas|y|existido|aqui|viv\\w*)
    | <end> <w1> (no haber|ojala no haber|mejor no haber) (abierto|despertado|nacido|existido
        |amanecido)
    | (ojala|quisiera que|espero que|quiero que|no quiero que) <w1> (manana|el manana|el dia de
        manana|el amanecer|la manana) <w2> (no|nunca|llegue|llegara|amanezca|exista) <w2> (llegue
        |llegara|exista|existiera|amanezca|<end>|para mi|,)
    | (no quiero|no deseo|ojala no) <w1> (que llegue|llegar a|ver|que amanezca|que sea|que venga|que
        salga) <w1> (manana|el dia de manana|otro amanecer|el amanecer|otro dia|el sol|un nuevo dia
        |el nuevo dia) (<end>|,|y|nunca|mas|porque)
    | (esta|hoy|ojala|que|rogando|rezo|pido) <w3> (sea|seria|fuera|sera) <w1> (la|mi) ultim(a|o)
        (noche|vez|dia|sueno|amanecer|respiro|suspiro) <w2> (<end>|,|de mi|que|y|con vida|aqui|en)
    | (acuesto|acostarme|duermo|dormir|cama|almohada) <w6> (ultima vez|para siempre|ya no (haya
        |tener|volver)|no (hubiera|tuviera|haya) que despertar)
    | (dormir|dormirme|dormiria|duerma) <w2> (cien anos|mil anos|hasta que (todo (acabe|termine
        |pase)|me (muera|acabe))|y que (nadie|no) me (despierten?|levanten?))
    | otra vez (amaneci|desperte|abri los ojos) <w3> (<end>|que|,|y|viv\\w*|aqui)
    | (que|quiero que|ojala|pido que) me (duerman|sacrifiquen|pongan a dormir|eutanasien) <w2> (como
        |igual) <w3> (perr\\w*|anim\\w*|gat\\w*|caball\\w*)
    | (duerman|sacrifiquen) como a (los|un) (perr\\w*|anim\\w*)
    | (cero|sin|pocas|no tengo|ningunas|tengo cero) <w1> ganas de (que (se me quite|se cure|me cure
        |mejore|me salven|amanezca|sea manana)|curarme|mejorarme|recuperarme|salvarme|llegar a
        |despertar\\w*|abrir los ojos|amanecer|seguir (aqui|viv\\w*|respirando|existiendo))
    """,
    idioms=f"{DYING} | {LIVING}",
    unless=ENDINGS,
)

RULES = (TAKEN,)
