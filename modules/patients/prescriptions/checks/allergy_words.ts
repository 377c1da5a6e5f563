import { spelledWords } from '../drugs/spelling.js'

/** Things that are no medicines: an allergy to them says nothing about one. */
const NOT_MEDICINES = words(`
  peanut peanuts nut nuts almond walnut cashew hazelnut shellfish shrimp crab fish seafood egg eggs milk dairy lactose
  wheat gluten soy sesame strawberry strawberries kiwi banana tomato chocolate food foods
  latex nickel bee bees wasp wasps insect insects sting stings mosquito dust mite mites pollen grass tree ragweed mould
  mold cat cats dog dogs animal hair dander fur
  mani cacahuete cacahuetes cacahuate nuez nueces almendra marisco mariscos camaron pescado huevo huevos leche trigo
  soya sesamo fresa fresas platano alimentos niquel abeja abejas avispa avispas picadura picaduras insectos polvo acaro
  acaros polen gramineas arbol moho gato gatos perro perros pelo animales
`)

/** What stands around the name of a substance, and what it did. */
const FILLERS = words(`
  allergy allergic allergies to the a an and or of with had has severe mild moderate reaction reactions rash hives
  urticaria anaphylaxis anaphylactic swelling angioedema itching itch pruritus asthma wheezing nausea vomiting diarrhea
  shock cough hypersensitivity intolerance sensitivity childhood since suspected possible
  alergia alergico alergica alergias al la los las el un una y o de del con grave leve moderada reaccion reacciones
  erupcion exantema ronchas anafilaxia anafilactico hinchazon angioedema picor prurito asma nauseas vomitos diarrea tos
  hipersensibilidad intolerancia
`)

const NONE = new RegExp(
  '^(nkd?a|none( known)?|no|no (known )?(drug |medication |medicine )?allerg(y|ies)( known)?|denies( any)? allergies|' +
    'ninguna( conocida)?|sin alergias( conocidas| medicamentosas)?|no (tiene |refiere )?alergias?( conocidas?)?|niega alergias)$'
)

/** SNOMED CT: no known allergy, and no known drug allergy. */
const NONE_CODES = new Set(['716186003', '409137002'])
/** SNOMED CT: no known food allergy, no known environmental allergy. They say nothing about medicines. */
const OTHER_NONE_CODES = new Set(['429625007', '428607008'])

export function saysNone(text: string, code: string | null): boolean {
  const plain = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim()
  return NONE.test(plain) || (code !== null && NONE_CODES.has(code))
}

export function saysNothingOfMedicines(code: string | null): boolean {
  return code !== null && OTHER_NONE_CODES.has(code)
}

export function isNotMedicine(word: string): boolean {
  return NOT_MEDICINES.has(word)
}

/** Whether a spelled word needs no meaning of its own. */
export function isFiller(word: string): boolean {
  return FILLERS.has(word) || /^\d+$/.test(word)
}

function words(text: string): ReadonlySet<string> {
  return new Set(spelledWords(text))
}
