/** Groups of medicines within which an allergy to one speaks against the others, and how people call them. */
const NAMES = {
  penicillins: ['penicillin', 'penicillins', 'penicilinas', 'aminopenicillins'],
  cephalosporins: ['cephalosporin', 'cephalosporins', 'cefalosporinas'],
  carbapenems: ['carbapenem', 'carbapenems', 'carbapenemicos'],
  sulfonamides: [
    'sulfonamide',
    'sulfonamides',
    'sulfonamidas',
    'sulfa',
    'sulfas',
    'sulfa drugs',
    'sulphonamides',
    'sulfamidas',
  ],
  nsaids: [
    'nsaid',
    'nsaids',
    'aine',
    'aines',
    'nonsteroidal anti inflammatory',
    'non steroidal anti inflammatory',
    'antiinflamatorios no esteroideos',
  ],
  salicylates: ['salicylate', 'salicylates', 'salicilatos'],
  macrolides: ['macrolide', 'macrolides', 'macrolidos'],
  lincosamides: ['lincosamide', 'lincosamides', 'lincosamidas'],
  quinolones: [
    'quinolone',
    'quinolones',
    'fluoroquinolone',
    'fluoroquinolones',
    'fluoroquinolonas',
  ],
  tetracyclines: ['tetracyclines', 'tetraciclinas'],
  aminoglycosides: ['aminoglycoside', 'aminoglycosides', 'aminoglucosidos'],
  opioids: ['opioid', 'opioids', 'opiate', 'opiates', 'opioides', 'opiaceos'],
  benzodiazepines: ['benzodiazepine', 'benzodiazepines', 'benzodiacepinas'],
  barbiturates: ['barbiturate', 'barbiturates', 'barbituricos'],
  pyrazolones: ['pyrazolone', 'pyrazolones', 'pirazolonas'],
  iodine: [
    'iodine',
    'yodo',
    'iodine contrast',
    'iodinated contrast',
    'contrast media',
    'contrast medium',
    'contrast dye',
    'contraste yodado',
    'medio de contraste',
  ],
} as const satisfies Record<string, readonly string[]>

export type AllergyGroup = keyof typeof NAMES

export const ALLERGY_GROUPS: Readonly<Record<AllergyGroup, readonly string[]>> = NAMES

export const GROUP_NAMES = Object.keys(NAMES) as AllergyGroup[] // the keys of that record

export function isAllergyGroup(name: string): name is AllergyGroup {
  return Object.hasOwn(NAMES, name)
}

/** Beta-lactams share a part of their structure: an allergy to one group asks for care with the others. */
const BETA_LACTAMS: readonly AllergyGroup[] = ['penicillins', 'cephalosporins', 'carbapenems']

export function relatedGroups(group: AllergyGroup): readonly AllergyGroup[] {
  return BETA_LACTAMS.includes(group) ? BETA_LACTAMS.filter((other) => other !== group) : []
}
