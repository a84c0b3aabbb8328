"""The Spanish words that the rules share, by name, in the spellings in which people write them."""

from api.crisis.rules.vocabulary import Vocabulary

FILLERS = """ya de d en a con por verdad neta serio muy tanto tanta tan solo solamente nomas nada
    mas simplemente realmente la literal literalmente veces seguido mucho muchas mucha muchisimo
    puro pura po wey guey we weon bro parce marica boludo che jaja jajaja tipo como casi nuevamente
    otra vez siempre todavia aun hasta mejor tambien fin una buena ahora mismo un poco asi pues like
    honestamente sinceramente algunas unas urgentemente desesperadamente nuevo definitivamente"""

WORDS = {
    # People
    "word": "\\w+",
    "kin": """hij(a|o)s?|hijit(a|o)|nin(a|o)s?|nene|nena|herman(a|o)s?|hermanit(a|o)|amig(a|o)s?
        |amiguis|mejor amig(a|o)|bestie|espos(a|o)|marido|mujer|pareja|novi(a|o)|ex|mama|mami|madre
        |papa|papi|padre|jef(a|e)cit(a|o)|abuel(a|o)|tia|tio|prim(a|o)s?|sobrin(a|o)|niet(a|o)
        |cunad(a|o)|suegr(a|o)|yerno|nuera|roomie|companer(a|o)s?|alumn(a|o)s?|estudiante|paciente
        |vecin(a|o)|chav(a|o)|chic(a|o)|muchach(a|o)|joven|senor|senora|miembro|usuari(a|o)|colega
        |hijastr(a|o)|ahijad(a|o)|adolescente|pibe|compadre|compas?|cuates?|carnal|panas?
        |parcer(a|o)|roommate|comadre|mijo|mija|polol(a|o)""",
    "they": "el|ella|ellos|ellas|alguien|quien|una persona|un tipo|<kin>",
    "child": """(mi|mis|el|la|los|las|su|sus|un|una) (bebe|beba|bebes|bb|hij(a|o)s?|nin(a|o)s?
        |criatura|sobrin(a|o)s?|niet(a|o)s?|hermanit(a|o)s?|hijastr(a|o)s?|nene|nena|menor|prim(a|o)
        |chiquit(a|o)s?|chamac(a|o)s?|hermanas?|alumn(a|o)s?)""",
    "abuser": """marido|espos(a|o)|pareja|novi(a|o)|ex|ex ?pareja|ex ?marido|ex ?novi(a|o)|pap(a|i)
        |padre|padrastro|madrastra|mama|madre|tio|prim(o|a)|abuelo|herman(o|a)|hermanastro
        |suegr(a|o)|cunado|jefe|patron|entrenador|maestro|profesor|profe|pastor|sacerdote|vecino
        |conviviente|companero|polol(a|o)|viejo|senor|tipo|hij(o|a)|cuidador(a)?|dueno|el|ella""",
    # Wishing
    "voya": "voy a|vo a|boy a|voi a|boi a|vuy a|vi a|via a|via|voa|voya",
    "iwant": """qu?i?ero+|ku?i?ero+|qiuero|queiro|quieo|quisiera|kisiera|quisera|quiciera|deseo
        |dese(aria|ara|ando)|anhelo|queria|keria|quise|quiera|quisiese|e?sto(y|i) queriendo|(ando
        |estoy|vengo|he|sigo) (queriendo|querido|deseando|deseado)""",
    "want": """<iwant>|necesito|nesesito|necesitaria|prefiero|preferiria|prefiriera|preferia|ganas?
        (de|d)|ganitas de|ganas|gustaria|gustara|encantaria|ojala|merezco|deberia|debo|debi|tendria
        que|tengo que|sueno con|fantaseo con|antoja|provoca|apetece|deseos? de|anhelos? de|impulsos?
        de|impulso por|necesidad de|urge|tentacion de|tentad(a|o) (a|de|por)|merecer(ia)?|mas vale
        |mas valdria|mejor|lista para|listo para|queda|toca""",
    "nowant": """(no|ya ?no|yano|lla no|tampoco|nunca|ni|n) <adv> [me|se] <adv> (<iwant>|quiere
        |kiere|ganas (de|d)|(tengo|tiene|dan|da|quedan|nacen|tenia|hay|tener|siento) <w1> (ganas?
        |deseos?|interes|ilusion|fuerzas?|animos?|energias?|motivacion) <w1> (de|d|por|para|en|pa)
        |apetece|interesa|provoca|nace|merezco|merece|deberia|debo|tengo que|deseo|querer|quisiera
        |queria)|(sin|perdi|perdido|perdiendo|perder|perdio|quitaron|quitado|quitan|fueron|acabaron
        |poc(a|o)s|cero|quedan|queda) <w1> (ganas|deseos?|ilusion|fuerzas?) (de|d|por|para|pa)""",
    "cannot": """(no|ya ?no|yano|lla no|casi no|tampoco|ni) <adv> (puedo|pudo|pueo|puedes|aguanto
        |aguanta|awanto|aguant|soporto|soporta|resisto|tolero|logro|consigo|podre|se como|tengo
        fuerzas [para]|me quedan fuerzas para|me da la vida para|doy)""",
    "tired": """cansad(a|o|isima|isimo)|cansa(o)?|kansad(a|o)|agotad(a|o)|hart(a|o)|arto|arta
        |aburrid(a|o)|fastidiad(a|o)|hastiad(a|o)|podrid(a|o)|chat(a|o)|mamad(a|o)|asquead(a|o)
        |cabread(a|o)|ostinad(a|o)|obstinad(a|o)|fatigad(a|o)|cansancio|canse|harte|fastidie|hasta
        (la (madre|verga|chingada|coronilla)|los (huevos|cojones|ovarios)|el (gorro|cono|culo)|las
        pelotas)|(que|da|dan|me da|mucha|tanta|pura) (pereza|flojera|hueva|fiaca|jartera|paja|lata
        |weba|asco|cansancio)|me (arde|quema|lastima|aplasta|asfixia|cansa|agota|harta|pesa|duele
        |cuesta|aburre|fastidia|da asco|da flojera|da pereza)|odio|detesto|aborrezco|reniego|asco
        """,
    "vivir": "vivir|bibir|bivir|vibir|vivr|viivir|vivirr+",
    "live": """<vivir>|viviendo|biviendo|(seguir|continuar|estar|quedarme|permanecer|segir|siendo)
        (viviendo|viv(a|o)|existiendo|respirando|despertando|con (vida|mi vida|la vida|esta vida))
        |existir|exixtir|esistir|existiendo|estar [mas|ya] (en|sobre) (este mundo|esta (tierra|vida)
        |la tierra)|(seguir|continuar|estar) en (este (mundo|planeta)|esta (vida|tierra))|(estar
        |seguir|quedarme) (aqui|aki|aca|por aqui)|despertar|despertarme|despertando|amanecer|abrir
        los ojos|ver otro (dia|amanecer)|un dia mas de vida|respirar|formar parte de este mundo""",
    "after": """<end>|,|mas|ma|ya|asi|si|porque|xq|pq|porq|y|ni|pero|hoy|nunca|never|nunca mas|jamas
        |en este (mundo|cuerpo|infierno|planeta)|en esta (vida|tierra|miseria)|esta vida|este
        infierno|sin (el|ella|mi|ti|nadie|ti)|un dia mas|otro dia|ningun dia|wey|po|weon|we|parce
        |boludo|lol|tanto|con (este|tanto|el|esta) <w1> (dolor|sufrimiento|culpa|vacio|pena
        |tristeza)|de verdad|en serio|la verdad|la neta|cada|manana|tampoco|entonces|desde|otra vez
        |realmente|siento|solo|quiero|me|no|es|sabiendo|despues|todo|x|k|a veces|para que|jaja\\w*
        |sinceramente|con nadie|anymore|im|i""",
    # Dying
    "morir": "morir(me|se|m)?|morime|morir me|murir(me)?|moirme|mori+r+(me)?|moririme|morirr+e?",
    "die": """<morir>|estar (muert(a|o)|bajo tierra|enterrad(a|o)|tres metros bajo)|dejar de (estar
        |ser) (<end>|,|aqui)|no estar <end>|no estar ,|no estar ya|dejar de (vivir|existir|respirar
        |sufrir para siempre|estar viv(a|o)|ser)|no ser (<end>|,|nada|nadie)|no (existir|haber
        sobrevivido|haber nacido|haber existido|despertar\\w*|estar viv(a|o)|amanecer|estar aqui
        |estar mas|seguir viv(a|o)|ser nad(a|ie))|ya no (despertar\\w*|existir|amanecer|estar|ser
        |respirar|sentir nada nunca)|desaparecer (para siempre|de (este mundo|esta vida|la faz|la
        tierra|una vez|todo|todos|aqui)|del (mundo|mapa|planeta)|por completo|definitivamente|y [ya]
        no volver|sin dejar)|dormir(me)? (para siempre|eternamente|y [ya] (no|nunca|jamas)|por
        siempre|sin despertar|hasta no|y que)|irme (para siempre|de este mundo|de esta vida|al otro
        (mundo|lado)|al cielo|con (dios|diosito|el senor)|por siempre)|irme y <w1> (no|nunca|jamas)
        (volver|regresar)|descansar (en paz|para siempre|eternamente|de (todo|esta vida|este mundo
        |vivir|una vez)|por fin)|no volver a (despertar|abrir los ojos|respirar)|esfumarme
        |evaporarme|borrarme (del mapa|de (este mundo|la faz|la vida))|que me (mueran?|muera)|muerte
        |fallecer|perecer|palmarla|petatearme|espicharla""",
    "slay": """matar|borrar del mapa|borrar de este mundo|suicidar|suisidar|sucidar|ahorcar|aorcar
        |colgar|guindar|desvivir|desbibir|unalive|unalivear|envenenar|degollar|electrocutar|balear
        |inmolar|eliminar de este mundo|empastillar|quitar la (vida|bida|existencia)|sacar la vida
        |arrancar la vida|kitar la (vida|bida)|quitar de en ?medio|cortar las (venas|benas)|abrir
        las venas|cortar el cuello|(pegar|dar|meter|encajar) un (tiro|balazo|plomazo|disparo
        |escopetazo|pepazo)|volar (la (cabeza|tapa)|los sesos)|(tirar|aventar|lanzar|arrojar|echar
        |botar|mandar) <fall>|ir de este mundo|kms|autoeliminar|hacer el harakiri|saltar la tapa
        |prender fuego|quitar de este mundo|meter (un plomo|bala)|comer una bala|estrellar <w4>
        (carro|coche|auto|moto|arbol|muro|poste|barranco|trailer|camion)|dejar morir|matar de hambre
        |desangrar|asfixiar|hundir en el (mar|rio)|estampar|reventar contra""",
    "slayme": """<surely>|<endall>|matandome|colgandome|desviviendome|matarm(e+)?|matrme|mtarme
        |matar ?me|matatme|mararme|colgarme|guindarme|envenenarme|degollarme|desangrarme|eliminarme
        |asfixiarme|electrocutarme|dispararme|ahogarme|balearme|inmolarme|empastillarme|drogarme
        hasta (morir|no)|kms|kmsear|unalive|unalivearme|unalivarme|offearme|offear|self ?delete
        |darme en (la|toda la) madre con|prenderme fuego|quemarme (viv(a|o)|a lo bonzo)|rociarme
        <w3> (gasolina|alcohol)|dejarme morir|morir de hambre|estamparme|reventarme contra
        |estrellarme contra|chocar contra|quitarme de este mundo|salirme de este mundo|darme un
        pason|meterme una sobredosis|una sobredosis|sobredosis|inyectarme (todo|aire|insulina|una)
        |chutarme todo|irme de este plano|tirarme encima|(arrojarme|tirarme|aventarme|lanzarme)
        desde|irme de este mundo|tirarme <end>|aventarme <end>|lanzarme <end>|suicide|suicidar
        |accidentarme|estrellarme|chocar <w4> (a proposito|adrede|proposito)|estrellar(me)? <w4>
        (carro|coche|auto|moto|arbol|muro|poste)""",
    "surely": """(sacarme|arrancarme) la (vida|bida)|quitarme la existencia|quitarme esta vida
        |su(i|y|ii|u)?(c|s|z|ss|cc)i?d(a|e)?r ?m(e+)?|zuicidarme|siucidarme|ahorcarme|aorcarme
        |horcarme|quitarm(e+)? la (vida|bida)|kitarme la (vida|bida)|quitarm la vida|quitarme (yo|yo
        mism(a|o)) la vida|desvivirme|desbibirme|auto ?eliminarme|(cortarme|abrirme|cortar me) las
        (venas|benas|munecas)|cortarme (el cuello|la yugular)|(pegarme|darme|meterme|encajarme) un
        (tiro|balazo|plomazo|disparo|escopetazo|pepazo|corchazo|cuetazo|cohetazo|tirito|pistoletazo)
        |meterme (una bala|bala|un plomo)|comerme (una bala|un plomo)|tragarme una bala|cometer
        suicidio|(volarme|reventarme) (la (cabeza|tapa)|los sesos)|quitarme de en ?medio|quitarme
        del medio|(tirarme|aventarme|lanzarme|arrojarme|echarme|botarme|mandarme|dejarme caer|saltar
        |brincar|tirar me) <w3> <fall>|<endlife>""",
    "endlife": """(acabar|terminar|acabr|akabar|acabo|termino|acabando|terminando|acabara|termine
        |acabe|acabaria|terminaria) (con|kon) (mi|mi propia|mi propio|mi miserable|mi puta) (vida
        |bida|existencia|sufrimiento|miseria|agonia|tormento)|(poner|ponerle|pongo|darle|dar) <w1>
        (fin|punto final|final|termino) a mi (vida|existencia|sufrimiento|agonia)|quitandome la vida
        |suicidandome|ahorcandome|cortandome las venas|pegandome un tiro|(tirandome|aventandome
        |lanzandome|arrojandome) <fall>|atentar contra mi vida""",
    "endall": """(acabar|terminar|acabr|akabar|acabo|termino) (con|kon) (todo <w1> (esto|este|<end>
        |,|ya|y|hoy|d|mi|lo|para|porque|esta|de)|todo|est(e|a) (sufrimiento|dolor|vida|agonia
        |tortura|infierno|tormento|miseria)|esto (de una|para siempre|hoy|ya|esta noche|manana
        |cuanto|<end>|,|y)|(el|tanto|mi) (sufrimiento|dolor)|todo mi dolor)|(poner|ponerle|pongo
        |darle|dar) <w1> (fin|punto final|final|termino) a (todo|esto|esta vida|este (dolor
        |sufrimiento)|la agonia)|acabar conmigo (mism(a|o)|<end>|,|y|ya|de)""",
    "fall": """(de|desde|del|por|x|d) <w2> (puente|azotea|techo|terraza|balcon|edificio|ventana|piso
        |barranco|barranca|acantilado|precipicio|viaducto|tejado|cornisa|torre|mirador|piso \\d+
        |roof|bridge|pent ?house|segundo|tercer|cuarto|quinto|sexto|septimo|octavo|noveno|decimo
        |alto|penasco|pasarela|malecon|voladero|risco|elevado|sobrepaso|paso a desnivel|paso elevado
        |muelle|faro|despenadero|penon|morro|mirador|terrado|quebrada|cascada|rascacielos|campanario
        |andamio|grua|silo|presa|tanque|depa|departamento|torreon|muro|barda|peaje|peatonal|baranda
        |barandal)|(a|al|abajo|debajo|delante|enfrente|frente|bajo) <w2> (tren|metro|camion|camiones
        |carro|carros|coche|coches|auto|autos|bus|colectivo|subte|vias|via|trailer|rastra|autobus
        |guagua|micro|carretera|avenida|autopista|trafico|bondi|rio|mar|vacio|barranco|precipicio
        |cerro|puente|pozo|rieles|subterraneo)|al vacio|abajo del (tren|bondi|subte)""",
    "absent": """(si|cuando|el dia (que|q)|una vez que|ya que|despues de que|para cuando|y si) ([yo]
        [ya] (no (estoy|existo|despierto)|falto|me (muera|muero|muriera|mate|mato|matara|apague)
        |desaparezco)|yo [ya] (no (este|estuviera|estuviese|exista|existiera|existiese|despierte
        |despertara|hubiera nacido|viviera)|falte|faltara|muera|muriera|desaparezca|desapareciera)
        |(ya no|no) (este|estuviera|existiera|existiese|despierte|despertara|amanezca|hubiera
        nacido) (<end>|,)|(falte|faltara|desapareciera) (<end>|,))""",
    "relief": """mejor|descans\\w+|respir\\w+|felic(es|idad)|feliz|tranquil\\w+|alivi\\w+|paz
        |ahorr\\w+|libres?|content(a|o)s?|favor|livian\\w+|liger(a|o)s?|fiesta|ni cuenta|celebr\\w+
        |brind\\w+|super(aran|arian|aria)|gastari\\w+|facil|descanso""",
    # Third person
    "slayse": """ahogarse con|asfixiarse|dispararse|prenderse fuego|(aventarse|tirarse|lanzarse) con
        |su(i|y|ii)?(c|s|z|ss)i?d(a|e)?rse|matar ?se|ahorcarse|aorcarse|colgarse|guindarse|quitarse
        la (vida|bida)|quitarse de en ?medio|desvivirse <end>|envenenarse|autoeliminarse|(cortarse
        |abrirse) las venas|(pegarse|darse|meterse) un (tiro|balazo|plomazo|disparo)|volarse (la
        cabeza|los sesos)|(tirarse|aventarse|lanzarse|arrojarse|echarse|saltar|botarse) <fall>
        |(acabar|terminar) con su (vida|existencia|sufrimiento|dolor)|ponerle? fin a su vida|irse de
        este mundo|dejar de (vivir|existir)|dejar este mundo|no (despertar|existir|vivir)|hacerse
        dano|hacerse algo|lastimarse|lesionarse|autolesionarse|acabar con todo|terminar con todo
        |desaparecer para siempre|tomarse (todas|unas|un|las) <w3> <meds>""",
    "hewants": """quiere|kiere|qiere|queria|quisiera|quiera|desea|prefiere|preferiria|quieren|va a
        |iba a|vaya a|piensa|penso|pensaba|planea|amenaza con|amenazo con|amenazando con|amenaza
        |pensando|piensa en|intenta|trata de|esta por|decidio|ganas de|capaz de|puede|pueda|podria
        |hablando de|habla de|hablo de|habla|menciona|menciono|considera|considerando|merece|jura
        |podria llegar a|llegue a|pensado en|pensado|queriendo|deseando|planes de|plan de|planeando
        |deseos de|idea de|ideas de|pensamientos de|insinua|insinuo|intencion de|piense en""",
    # Means
    "meds": """pastillas?|pastiyas?|pastilas?|pastis|pastas?|pepas|tabletas?|comprimidos?|capsulas?
        |pildoras?|medicamentos?|medicinas?|medicacion|remedios|rivotril|clonazepam|clonas?
        |paracetamol|tylenol|ibuprofeno|tafil|alprazolam|xanax|lorazepam|diazepam|valium|lexotan
        |lexatin|zolpidem|quetiapina|sertralina|fluoxetina|ansioliticos?|antidepresivos?|somniferos?
        |calmantes?|sedantes?|barbituricos?|insulina|tramadol|fentanilo|orfidal|trankimazin
        |aspirinas?|benzos|amitriptilina|litio|morfina|pills|analgesicos?|antihipertensivos|gotas
        |gotitas|chochos|psicofarmacos|aine?s|dipironas?|melatonina|carbamazepina|metformina
        |tranquilizantes""",
    "poison": """cloro|lejia|lavandina|veneno|raticida|mata ?ratas|rata ?toxic|insecticida
        |plaguicida|pesticida|herbicida|acido (muriatico|clorhidrico|de bateria|sulfurico)|sosa|soda
        caustica|thinner|tiner|gasolina|nafta|racumin|paraquat|gramoxone|folidol|cianuro
        |anticongelante|amoniaco|desengrasante|hipoclorito|limpiador|detergente|matahormigas
        |curafrijol|(pastillas?|pastilla) (de|para|del) (curar|frijol|fosfina|trigo|gorgojo|maiz)
        |fosfina|tamaron|lannate|furadan|blanqueador|limpiavidrios|quita ?esmalte|aguarras|bleach
        """,
    "gun": """pistola|revolver|escopeta|rifle|fusil|arma|armas|fierro|fusca|cuete|carabina|chumbo
        |arma de fuego|pistolas|gun|treinta y ocho|38""",
    "blade": """navajas?|navajitas?|cuchillos?|cuter|cutter|cuters|gillettes?|gilletes?|yilet|yillet
        |hojas? de afeitar|rasuradora|bisturi|exacto|trincheta|cuchilla|cuchillas|hojilla|filero
        |tijeras|vidrio|navaja""",
    "noose": "soga|sogas|cuerda|lazo|laso|mecate|reata|cabuya|horca",
    # Time
    "day": "lunes|martes|miercoles|jueves|viernes|sabado|domingo",
    "time": """esta (noche|madrugada|tarde|misma noche|nochecita)|hoy si|hoy (mismo|en la noche|por
        la noche|a la noche|noche|de noche|acabo|me|es|termina|se acaba|por fin)|(a|de) manana no
        paso|de hoy no pas(o|a)|no pas(o|a) de (hoy|manana|esta noche|este)|<end> manana|, manana
        |(el|este|proximo) <day>|este fin|fin de semana|en (unas|un par de|pocas|dos|tres|\\d+)
        horas?|en (unos|\\d+|cinco|diez|quince|veinte|media) (minutos?|mins?|horas?|hora|ratos?)|a
        [la] media ?noche|ahorita|ahora mismo|en este momento|al rato|en la madrugada|ya mismo
        |manana (mismo|temprano|en|por|me|a|cuando|ya|<end>|,|voy|lo|acabo)|(cuando|en cuanto
        |despues de que|apenas|mientras|una vez que) <w4> (duerm(a|an|e|en)|dormid(a|o)s?|se vayan?
        |se fueron|salgan?|no este|no esten|acuesten?)|tonight|tomorrow|el dia de mi cumple\\w*|en
        mi cumple\\w*|antes de (navidad|ano nuevo|que amanezca|mi cumple\\w*)|la (proxima|otra)
        semana|la semana que viene|en dos dias|en unos dias|right now|rn|2nite""",
    "recent": """ayer|anteayer|antier|anoche|hoy (me|intente|trate|quise|por la|en la|a las|casi|lo)
        |(intente|matarme|suicidarme|morir) hoy|hace (un|una|dos|tres|cuatro|cinco|seis|unos|unas
        |\\d+|poco|poquito|rato|ratito|nada|pocos|pocas) <w1> (minutos?|horas?|dias?|semanas?|ratos?
        |rato|min|hrs?|noches|tiempo)|hace (un|dos|1|2) mes(es)?|hace poco|hace rato|esta (manana
        |noche|tarde|semana|madrugada)|este (mes|fin|<day>)|la semana pasada|el mes pasado|el (fin
        de semana|<day>|otro dia) pasado|el otro dia|el <day>|recien|recientemente|acabo de|acabo d
        |acaba de|(sali|salgo|salio|salir|salido|dieron de alta) <w2> (hospital|psiquiatrico|clinica
        |urgencias|internacion|uci)|de alta|last night|yesterday|apenas|ahorita|la noche del <day>
        """,
}

SPANISH = Vocabulary(WORDS, FILLERS)
rule = SPANISH.rule
URGENT = SPANISH.read(
    """
    mat\\w+|suicid\\w+|morir\\w*|muer\\w+|murier\\w*|vivir|viv(o|a|iendo)|quitarme|ahorca\\w*
    |colga\\w*|pastillas?|sobredosis|pistola|arma|cuchill\\w*|cort\\w+|autolesi\\w+|despedi\\w*
    |adios|desaparec\\w+|existir|despertar\\w*|puente|veneno|soga|cuerda|golpea\\w*|viol\\w+
    """
)
