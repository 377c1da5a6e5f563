/** UCUM. */
export type Unit =
  | 'mm[Hg]'
  | '/min'
  | 'Cel'
  | '[degF]'
  | '%'
  | 'kg'
  | '[lb_av]'
  | 'cm'
  | '[in_i]'
  | '{score}'
  | 'kg/m2'

export type Measure = 'pressure' | 'rate' | 'temperature' | 'share' | 'mass' | 'length' | 'score'

/** What can be typed; the first is what is kept. */
export const UNITS_OF: Record<Measure, readonly Unit[]> = {
  pressure: ['mm[Hg]'],
  rate: ['/min'],
  temperature: ['Cel', '[degF]'],
  share: ['%'],
  mass: ['kg', '[lb_av]'],
  length: ['cm', '[in_i]'],
  score: ['{score}'],
}

const LABELS: Record<Unit, string> = {
  'mm[Hg]': 'mmHg',
  '/min': '/min',
  'Cel': '°C',
  '[degF]': '°F',
  '%': '%',
  'kg': 'kg',
  '[lb_av]': 'lb',
  'cm': 'cm',
  '[in_i]': 'in',
  '{score}': '/10',
  'kg/m2': 'kg/m²',
}

const KILOGRAMS_OF_A_POUND = 0.45359237
const CENTIMETRES_OF_AN_INCH = 2.54

const TO_KEPT: Partial<Record<Unit, (value: number) => number>> = {
  '[degF]': (value) => ((value - 32) * 5) / 9,
  '[lb_av]': (value) => value * KILOGRAMS_OF_A_POUND,
  '[in_i]': (value) => value * CENTIMETRES_OF_AN_INCH,
}

const FROM_KEPT: Partial<Record<Unit, (value: number) => number>> = {
  '[degF]': (value) => (value * 9) / 5 + 32,
  '[lb_av]': (value) => value / KILOGRAMS_OF_A_POUND,
  '[in_i]': (value) => value / CENTIMETRES_OF_AN_INCH,
}

/** Countries whose clinics weigh in pounds and take the temperature in Fahrenheit. */
const CUSTOMARY = ['US', 'LR', 'PR', 'GU', 'VI', 'AS', 'MP', 'FM', 'MH', 'PW']

/** Both habits of writing down what was measured. */
export const UNIT_SYSTEMS = ['metric', 'imperial'] as const
export type UnitSystem = (typeof UNIT_SYSTEMS)[number]

export function unitSystemOf(country: string): UnitSystem {
  return CUSTOMARY.includes(country) ? 'imperial' : 'metric'
}

export function unitIn(system: UnitSystem, measure: Measure): Unit {
  const [kept, customary = kept] = UNITS_OF[measure]
  return system === 'imperial' ? customary : kept
}

/** The unit in which a clinic of the country thinks. */
export function habitualUnit(measure: Measure, country: string): Unit {
  return unitIn(unitSystemOf(country), measure)
}

export function unitLabel(unit: string | null): string {
  return LABELS[unit as Unit] ?? unit ?? '' // an import may bring any other
}

/** Two decimals: finer than any scale, and exact enough to show again what was typed. */
export function toKept(value: number, unit: Unit): number {
  return round(TO_KEPT[unit]?.(value) ?? value, 2)
}

/** As it is shown, with one decimal. */
export function fromKept(value: number, unit: Unit): number {
  return round(FROM_KEPT[unit]?.(value) ?? value, 1)
}

export function round(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round((value + Number.EPSILON) * factor) / factor
}
