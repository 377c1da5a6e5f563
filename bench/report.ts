/** One figure of a run, and the bound it is held against where there is one. */
export interface Measurement {
  engine: string
  what: string
  value: number
  unit: string
  /** `['>=', 0.25]`: reached when the value is at least that. */
  bound?: readonly ['>=' | '<=', number]
}

export function isReached({ value, bound }: Measurement): boolean | null {
  if (!bound) return null
  return bound[0] === '>=' ? value >= bound[1] : value <= bound[1]
}

export function printTable(measurements: readonly Measurement[]) {
  const rows = measurements.map((measurement) => {
    const { engine, what, value, unit, bound } = measurement
    const reached = isReached(measurement)
    const verdict =
      reached === null ? '' : `${bound?.join(' ')}  ${reached ? 'reached' : 'NOT reached'}`
    return [engine, what, format(value), unit, verdict]
  })
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column].length)))
  for (const [engine, what, value, unit, verdict] of rows) {
    const cells = [engine.padEnd(widths[0]), what.padEnd(widths[1]), value.padStart(widths[2])]
    console.log([...cells, unit.padEnd(widths[3]), verdict].join('  ').trimEnd())
  }
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

function format(value: number) {
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(3)
}
