"""Ways of speaking that name death and mean something else; they explain away what they overlap."""

DYING = """
    (casi|por poco) [no] me (mato|muero|matan) <w2> (bajando|manejando|en|con|al|del|de|patinando
        |corriendo|subiendo|cruzando|resbal\\w+|tropez\\w+|jugando)
    | prefiero la muerte a
    | morir (con (honra|honor|dignidad)|de pie|en el (vino|intento)|luchando|por la patria|libre|a
        tu lado|junto a ti|en paz y)
    | (windows|compu|computadora|sistema|programa|terminal|telefono|llamada|pagina|app|servidor|red)
        <w6> (colg\\w+|ahorc\\w+|cuelg\\w+)
    | (morir|morirme|muero|matar|matarme|mato|venas|suicido|ventana|tiro|balazo|ahorco|balcon|puente
        |aviento|desvivirme|desvivir) <w6> <w6> (jaja\\w*|jajs\\w*|xd+|lol|lmao|jeje\\w*|ahre
        |jsjs\\w*|jiji\\w*|ntc|, es broma|planta baja)
    | tan (mal\\w*|fe(o|a)|larg(o|a)|aburrid(o|a)|incomod(o|a)|bochornos(o|a)|ridicul(o|a)|car(o|a))
        <w3> que me (quiero|queria|quise) (morir|matar)
    | (morir|morirme|morirse|muero|muere|mori|murio|muerta|muerto|muertos|muertas|morimos|moria
        |muriendo|murieron|morir ?me|muerte) <adv> de [la] (risa|hambre|sueno|sed|frio|calor
        |verguenza|pena|ganas|amor|celos|envidia|aburrimiento|nervios|miedo|susto|ternura|curiosidad
        |cansancio|felicidad|emocion|gusto|antojo|cringe|estres|coraje|rabia|alegria|vieja|viejo
        |viejos|viejita|viejito|cancer|covid|vejez|causas|infarto|un infarto|hueva|flojera|pereza
        |impaciencia|asco|oso|placer|pavor|lo (rico|bueno|lindo|bonito)|dolor de|colera|incomodidad
        |orgullo|ansias|bochorno)
    | (muero|muere|mueren|morir|morirse|muerta|muerto|muriendo|moria|muera) por (un|una|unos|unas
        |ver|verte|conocer|conocerte|ir|comer|probar|saber|tu|tus|ti|el|ella|ese|esa|esos|esas|los
        |las|tener|estar|volver|que|irme|llegar|leer|jugar|bailar|dormir|besar|abrazar|comprar|la
        |aqui|esta|contar|contarte|hablar|escuchar|regresar|usar|estrenar|empezar)
    | (verguenza|pena|oso|risa|cringe|ridiculo|bochorno|hambre|sueno|calor|frio|sed|aburrimiento)
        <w8> (morir|morirme|muero|mori|muera|matar|matarme|mato|desaparecer|trague|tragara)
    | (morir|morirme|muero|mori|matar|matarme|mato|desaparecer) <w5> (verguenza|cringe|bochorno|oso
        |de la risa|ridiculo)
    | hasta (la muerte|morir|morirse) (te|nos|con|fan|juntos|lo|el|la|los|tu|mi|esta|este|<end>|,
        |que)
    | (a|de) muerte (<end>|,|con|el|la|los|te|subita|natural|cruzada|por|lenta)
    | (est(a|an|aba|aban|uvo)|quedo|quedaron|ric(a|o)s?|buen(a|o)s?|es|son) <w3> para morirse
    | para morirse
    | de muerte lenta
    | (pena|corredor|sentencia|certificado|acta|nota) de muerte
    | muert(o|a) <w2> (riendo|cansad(o|a)|viviente|vivientes)
    | (mato|matar|matarme|matando|mata|mate|mataba|matarse|matan|mataron|matandome) [a] [todo] [el
        |la|mi] (estudiando|trabajando|entrenando|haciendo|limpiando|cocinando|a estudiar|a trabajar
        |a (ejercicio|mi jefe)|la (cabeza|espalda|rodilla|curiosidad|pata|chamba|duda|luz
        |pantorrilla)|el (tiempo|rato|hambre|antojo|aburrimiento|gusanillo|calor|gusanito|sueno
        |bicho|virus|estres|jefe final)|tiempo|de risa|de la risa|dos pajaros|jugando|corriendo|por
        llegar|las ganas|cucarachas?|mosquitos?|zombis?|zombies?|orcos?|al (jefe|dragon|boss)|en el
        (gym|gimnasio))
    | (me mata|me matan|me esta matando|me estan matando|nos mata) <w4> (que|tu|tus|cuando|el|la|los
        |las|esa|ese|este|esta|mi)
    | (rather|antes|prefiero|preferiria|primero) <w6> (que|a) (ir|ver|comer|hablar|trabajar|volver
        |escuchar|salir|usar|ser|pedir|darle|votar|bailar|cocinar|limpiar|perder|manejar|oir
        |madrugar|estudiar|pagar|ponerme|subirme|levantarme|verlo|verla|tomar|leer|cantar)
    | (morir|morirme|muera|muero|muerta) sin (conocer|ver|haber|ir|probar|saber|antes|viajar|tener
        |leer)
    | (antes de) (morir|morirme|que me muera) <w1> (quiero|tengo|me gustaria|hay|debes|ver|conocer
        |,)
    | (muere|murio|morir|muriendo|muerto|muerta) <w3> (bateria|celular|telefono|laptop|compu|pila
        |perro|perrito|perrita|gato|gata|gatito|planta|plantas|pc|senal|wifi|carro|motor|mascota
        |internet)
    | (bateria|celular|telefono|laptop|compu|pila|perro|perrito|perrita|gato|gata|gatito|planta
        |plantas|computadora|carro|motor|mascota|internet|servidor|impresora|tele) <w3> (muere|murio
        |muerto|muerta|muriendo|morirse)
    | (miedo|terror|panico|fobia|temor|ansiedad|temo|asusta|angustia|pavor|obsesion) <w1> (a|de|por
        |con|que|la) (la muerte|morir|morirme|muerte|morirse|me muera|me voy a morir|me muero)
    | (pienso|pensaba|pense|creia|crei|creo|siento|senti|sentia|sensacion|pensar|creer|pensando
        |parece|parecia) <w1> que <w1> [me] (voy a|iba a|me) (morir|morirme|muero|moria|ahogar
        |ahogo)
    | suicid(io|a|as) <w1> (politic(o|a)s?|profesional|comercial|economico|social|laboral|financiero
        |deportivo|futbolistico|squad|electoral|tactico|fiscal)
    | (escuadron|mision|misiones|linea|prevencion|preventiva?|tasas?|atentados?|ataque
        |bombarder(o|a)s?|terrorista|kamikaze|dia mundial|estadisticas|indices?|cifras?|puertas?
        |pase|bomba|campanas?|jugada|decision|curso|taller|charla|formacion|capacitacion|protocolo
        |libro|investigacion|tema|estudio|articulo|documental|conferencia|estigma|informe) <w6>
        suicid(io|a|as)
    | cort(arme|arse|o|e|ar) las venas con (una|un|la) (galleta|galletita|tostada|cuchara|lechuga
        |pan|hoja de)
    | vida (social|laboral|amorosa|sexual|sentimental|nocturna|universitaria|profesional|de pareja
        |academica|sana|saludable|eterna)
    | (acabar|terminar|acabo|termino|acabe|termine) con [todo] (esto|todo|el|la) <w3> (tarea
        |proyecto|trabajo|semestre|tesis|reporte|relacion|matrimonio|contrato|examenes|mudanza
        |pendientes|papeleo|tramites?|juicio|divorcio|noviazgo|curso|hoy en la oficina|deuda|deudas
        |adiccion|vicio|ansiedad|racismo|violencia|hambre|pobreza|estigma)
    | (terminar|acabar|quiere terminar|acabo|termino) con todo (entre|lo que tengo pendiente|el
        trabajo|lo pendiente)
"""

LIVING = """
    me cuesta (respirar|despertar\\w*|levantarme|abrir)
    | (pesa|cansa|agota|harta|fastidia|cansad(a|o)|hart(a|o)|aburrid(a|o)) <w1> la vida (que|de
        (oficina|casad\\w+|pueblo|ciudad|solter\\w+)|en|aca|social)
    | (tirar\\w*|lanzar\\w*|aventar\\w*|echar\\w*|meter\\w*|saltar) <w1> (al|a la) (mar|rio|alberca
        |piscina|lago|agua) <w3> (verano|vacaciones|playa|nadar|domingo|calor|nino|refresc\\w+|con
        (mis|los|mi))
    | vivir (para|por) (los demas|otros|mi|mis|trabajar|ellos|el|ella|nadie|complacer)
    | para siempre de <w1> (esta|este|mi|la|el|ese|esa) (empresa|trabajo|pais|ciudad|casa|pueblo
        |colonia|escuela|barrio|depa|grupo|relacion)
    | (vivir|viviendo|estar|seguir|vivo|seguir viviendo|existir) [mas|ya] <w2> (con (mi|mis|el|ella
        |su|sus|ellos|tu|una|un|roomies|extranos|gente|alguien|companeros|la ansiedad|ansiedad|esta
        ansiedad|miedo|estres)|en (casa|la casa|esa casa|esta casa|mi casa|este (pais|barrio|depa
        |departamento|pueblo|edificio|cuarto|piso|apartamento|lugar|trabajo|empleo|grupo|matrimonio
        |estado)|esta (ciudad|colonia|zona|relacion|empresa|escuela|oficina|situacion)|usa|estados
        |el pasado|la (ciudad|escuela|oficina|universidad)|su casa|el (extranjero|centro|campo
        |trabajo))|juntos|separados|lejos|de (mis|mi|la renta|prestado|las apariencias|apariencias
        |recuerdos|cheque|arrimad(a|o))|sol(a|o) en|enojad(a|o)|peleando|pelead(a|o)|amargad(a|o)
        |estresad(a|o)|preocupad(a|o)|encerrad(a|o)|a base|corriendo|pendiente|al dia|casad(a|o)
        |esperando|con (esa|ese)|del|aparte|pegad(a|o)|atrapad(a|o)|discutiendo|batallando)
    | sentido (comun|del humor|de orientacion|a (este|mi) (trabajo|carrera|relacion|empleo
        |matrimonio))
    | (despertar|despertarme|despertando|levantarme|amanecer) <w2> (temprano|tarde|a las|cansad(a|o)
        |para (ir|el|la|trabajar)|con (el|la|un|una|dolor|ansiedad|crudo|cruda)|a (mi|mis|los|la|las
        |el|media|mitad)|en la (noche|madrugada)|antes|junto|al lado|sin energia)
    | (sin|ganas de|puedo) [poder] respirar <w3> (bien|ansiedad|panico|nariz|alergia|ataque
        |mascarilla|cubrebocas)
"""

HURTING = """
    (rasur\\w+|afeit\\w+|depil\\w+|cocin\\w+|pelar\\w*|picar|abrir\\w*) <w4> cort\\w+me
    | (hice|hacerme|hizo) <w2> corte <w1> (de|nuevo|bob|pixie|moderno|lindo|bonito|diferente|a
        capas)
    | (cort(e|o|ar|arme|ando|andome|aba|amos)) <w3> (pelo|cabello|unas|dedo|flequillo|fleco|puntas
        |barba|copete|papel|luz|internet|llamada|telefono|relacion|comunicacion|cocinando|picando
        |rasurando|afeitando|pan|pastel|abriendo|lata|camino|cebolla|cebollas|verdura|depilando
        |servicio|raiz|contacto|con el (cuchillo|vidrio) (de|cocinando|picando)|gastos|azucar|carne
        |fruta|aguacate|papas|jardin|pasto|por lo sano|mechas|mechon|vestido|tela|agua)
    | (lastim\\w*|quem\\w*|golpe\\w*|hice dano|hacerme dano|herir\\w*|raj\\w*|rasgun\\w*|rasp\\w*
        |rasgu\\w*) <w4> (rodilla|tobillo|espalda|hombro|cocinando|jugando|plancha|estufa|horno|sol
        |lengua|gimnasio|gym|entrenando|corriendo|cadera|partido|practica|futbol|accidente|sin
        querer|sarten|aceite|cafe|trabajando|mudanza|gato|gata|olla|comal)
    | (hacerme|me hace|me hacen|me hizo|hacerse|hacer|haciendome|hago) [mas] dano (el|la|los|las|con
        (sus|las|mis) (palabras|comentarios|pensamientos)|cuando|psicologic\\w*|emocional\\w*|su|sus
        |que|comer|tomar|lo que|esta|este|estas|ver|en la (rodilla|espalda|pierna))
    | (autolesi\\w*) (prevencion|taller|charla|en adolescentes)
"""

FIGHTING = """
    (mama|papa|jefa|jefe|madre|padre|profe|maestra|entrenador|gimnasio) (va a|iba a) matarme
    | se (me|nos|te|le) (va a|quiere|iba a|va) [a] (matar|morir)
    | (inseguridad|colonia|ansiedad|miedo|pandemia|depresion|lluvia|trabajo|panico|agorafobia|nieve
        |gripa|covid|tormenta) <w4> me tiene (encerrad(a|o)|amenazad(a|o)|secuestrad(a|o)
        |prisioner(a|o)|atrapad(a|o))
    | (el|la|los|las|esto|eso|ella misma|realidad|noticia|calor|sol|ansiedad|nostalgia|soledad|frio
        |hambre|sueno|vida|muerte|divorcio|crisis|trabajo|viernes|lunes|noches|examen) <w3> me (pega
        |pego|pegan|pegaba|toca|toco|golpea|golpeo|amenaza|controla y|lastima|persigue) <w1> (mucho
        |fuerte|duro|bien|mal|horrible|feo|durisimo|la|un|una|unas|el|los|ganas|en el alma|,|<end>
        |el alma|el corazon|como)
    | (mat(ar|arlo|arla|arlos|o|e|aria|arte)|estrangul\\w*|ahorc\\w*|asesin\\w*) <w5> (por comerse
        |por dejar|por olvidar|por spoilear|a besos|de risa|de amor|a abrazos|en (el juego|fortnite
        |minecraft|free fire|fifa|warzone|la partida)|jaj\\w*|xd|lol|si (llega tarde|se come|me
        spoilea|no (lava|recoge|viene|saca))|con la mirada|de hambre|a cosquillas)
    | (mi mama|mi papa|mi jefa|mi jefe|mi madre|mi esposa|mi novia|mi profe|mi maestra|mi
        entrenador) (me|nos) (va a|iba a) (matar|ahorcar|colgar) <w2> (si|cuando|por|<end>|porque|,
        |jaj\\w*|lol)
    | (me|te|nos|le) pega(n|s)? (el|la|los|las|fuerte|mucho|duro|bien|mal|en el alma|esta|este|esa
        |ese|con todo|la gana|hambre|flojera|un susto|sueno) (sueno|nostalgia|ansiedad|sol|calor
        |cancion|frio|hambre|depresion|crisis|tristeza|bajon|rola|viento|cafe|gripe|gripa|<end>)
    | me toc\\w+ (el hombro|la frente|la mano|las manos|el corazon|el alma|la puerta|el timbre|la
        espalda|el brazo|el pelo|la cabeza|mucho|vivir|en el|a mi|\\w+r|otra|una canc\\w+|su|justo
        |de|con)
    | matar <w1> de (sueno|risa|hambre|un|coraje|cansancio|aburrimiento|amor|calor|frio|celos
        |nervios|ternura)
    | me golpe\\w* (la vida|la realidad|la noticia|la crisis|contra|con (la|el) (puerta|mesa|pared))
    | (me|nos) toca(n|ba)? (trabajar|ir|el turno|pagar|esperar|hacer|cuidar|la|el|un|una|a mi)
    | me viol(a|o|an) (los derechos|mis derechos|la privacidad)
"""

ENDINGS = """
    examen|examenes|semestre|clases|tarea|proyecto|mudanza|vacaciones|bateria|celular|partido
    |temporada|torneo|vuelo|aeropuerto|quincena|dieta|jubil\\w*|fin de semana|regreso|ratito
    |divorci\\w*|separar\\w*|separacion|renunci(e|ar)|boda|relacion|pelicula|novela|cancion|jaja\\w*
    |xd|embarazo|parto|carrera|contrato|turno|pandemia|juicio|visa|invierno|capitulo
"""

PARTINGS = """
    ultim(o|a) (dia|semana|turno|clase|noche|cena) <w3> (oficina|trabajo|chamba|escuela|clases|curso
        |vacaciones|semestre|ano|temporada|mes|hotel|playa|viaje|pais)
    | se (acab(a|e|an|en|o|ara)|termin(a|e|an|en|o)) <w2> (embarazo|examen\\w*|clases|semestre|turno
        |dia|semana|ano|contrato|mes|juicio|invierno|curso|tratamiento|quimio|temporada|pelicula
        |partido|leche|cafe|gas|luz|dinero|quincena)
    | (tomar|pastillas?) <w2> (anticonceptiv\\w+|vitaminas)
    | el puente (esperando|de camino)
    | (trailer|pelicula|novela|serie|videojuego|capitulo|partida|partido|receta|jardin\\w*
        |cocina\\w*) <w9> (muert\\w+|muer\\w+|mat\\w+|velorio|tumba|cementerio|pistola|cuchillo
        |veneno)
"""

BY_OTHERS = """
    (quiere|quieren|va a|van a|iba a|amenaza con|amenazo con|amenazan con|intento|intenta|trato de
        |quiso|vino a|busca|buscan|dijo que iba a|jura|juro|planea|pretende|trata de|buscaba|queria
        |querian) <w1> matarme
    | matarme (de|a) (risa|hambre|trabajar|estudiar|trabajo|sueno|coraje|ejercicio|golpes|besos)
    | (sin|antes de|para no) matarme (en|con el|manejando|bajando|por las)
"""
