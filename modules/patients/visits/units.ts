/** A unit as people write it, and how it becomes the metric one that is stored. */
export interface WrittenUnit {
  label: string
  /** Digits after the point that one measures. */
  digits: number
  toMetric(value: number): number
  fromMetric(value: number): number
}

/** A unit that is stored as it is written. */
export function metric(label: string, digits = 0): WrittenUnit {
  return { label, digits, toMetric: (value) => value, fromMetric: (value) => value }
}

/** A unit that is so many times smaller than the metric one. */
function scaled(label: string, perMetric: number): WrittenUnit {
  return {
    label,
    digits: 1,
    toMetric: (value) => round(value / perMetric, 2),
    fromMetric: (value) => value * perMetric,
  }
}

export const POUNDS = scaled('lb', 1 / 0.45359237)
export const INCHES = scaled('in', 1 / 2.54)
export const FAHRENHEIT: WrittenUnit = {
  label: '°F',
  digits: 1,
  toMetric: (value) => round(((value - 32) * 5) / 9, 2),
  fromMetric: (value) => (value * 9) / 5 + 32,
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

/** Both habits: a clinic in the United States weighs in pounds, everybody else in kilograms. */
export type Units = 'metric' | 'imperial'

export function unitsOf(country: string): Units {
  return country === 'US' ? 'imperial' : 'metric'
}
