//! Words that educators use for one thing, in English and Spanish: a line each.
//!
//! It joins "newcomer" and "mentor" to what another calls "beginner" and "coach", and the two languages to
//! each other. A word may stand in several lines.

pub(super) const RELATED: &str = "\
read book literacy library librarian fluency phonics decode reader shelf story picture-book lectura leer lector libro biblioteca cuento alfabetizacion
write essay composition draft paper newspaper escritura escribir redaccion ensayo
math fraction ratio algebra equation number arithmetic geometry manipulative tile matematica fraccion algebra ecuacion numero calculo
science biology chemistry physics laboratory lab microscope scientist biologist experiment ciencia biologia quimica laboratorio experimento
art draw paint clay kiln ceramic pottery craft sculpture glaze arte dibujo pintura ceramica barro
music orchestra instrument violin viola cello guitar band choir string song concert musica orquesta instrumento violin cuerda guitarra coro
theater drama stage play musical act costume teatro obra actuar
sport game recess playground play break ball juego recreo deporte patio
photo camera film video picture movie cine foto camara pelicula
robot code coding programming program computer kit engineering maker robotica programar programacion codigo computacion
device laptop tablet computer screen internet wifi network online digital software dispositivo computadora equipo pantalla red
garden plant seed soil spade dig bed compost green yard tool huerto jardin planta semilla tierra herramienta
outdoor outside outing nature walk forest park excursion trip field-trip aire naturaleza paseo bosque salida excursion
mentor coach coaching accompany guide induction beginner novice newcomer first-year experienced lead mentor acompanar acompano guia principiante nuevo empezar
observe observation watch peer visit walk judge observar observacion visita mirar
feedback comment respond response critique review mark retroalimentacion comentario responder devolucion
grade grading assessment rubric standard score point percentage competency mastery mark evaluacion nota calificacion rubrica criterio
test exam quiz anxiety examen prueba ansiedad miedo
portfolio progress showcase present own-work portafolio carpeta avance progreso presentar
conference student-led meeting parent-evening evening invitation conferencia reunion entrevista padre
family parent home household mother father guardian familia padre madre hogar casa
phone call message letter contact carta llamada telefono mensaje
translate interpret interpreter translation bilingual spanish arabic portuguese somali language traducir traduccion traduzca interprete bilingue idioma espanol arabe lengua ingles
english newcomer immigrant multilingual learner migrant refugee ell sentence picture visual ingles recien inmigrante migrante llegado imagen frase idioma
disability dyslexia iep special accommodation inclusion brain letter adapt discapacidad dislexia inclusion adaptar
behavior discipline detention suspension punishment restorative circle harm repair conflict conducta disciplina castigo restaurativo circulo dialogo conflicto
calm sensory stress trauma feeling emotion wellbeing mental counselor anxiety psychologist breath explode quiet calma estres emocion salud mental psicologo ansiedad bienestar
check-in morning greeting circle saludo manana
data survey spreadsheet chart dashboard table number statistics dato encuesta grafico tabla
voice interview council student-voice belonging ask voz entrevista consejo
money grant fund fund-raise foundation dollar budget donor finance bank banker proposal credit-union dinero fundacion beca presupuesto financiar fondo pagar
transport bus truck route ride van transporte autobus camioneta ruta
rule permission policy waiver law district regulation state paperwork form permit allow permiso regla ley politica formulario tramite
schedule time substitute cover release calendar period hour timetable horario tiempo suplente hora periodo
work career job internship intern employer business company firm shadow trabajo carrera practica practicante empresa empleador
health nurse doctor hospital medicine salud enfermera medico hospital
college university professor credit campus graduation universidad facultad profesor
community partner neighborhood town city organization comunidad socio barrio ciudad vecino
project unit design project-based proyecto unidad diseno
plan co-teach co-plan together team specialist planear equipo juntos especialista
lend borrow loan donate donated give used free prestar prestado donar regalar usado
";
