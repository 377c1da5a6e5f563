import { fold } from '../search/fold.js'

const LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt']
const months = new Map<string, number>()

for (const language of LANGUAGES) {
  for (const length of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' })
    for (let month = 0; month < 12; month++) {
      const name = fold(format.format(Date.UTC(2000, month, 15))).replace(/\./g, '')
      if (!months.has(name)) months.set(name, month + 1)
      if (name.length > 3 && !months.has(name.slice(0, 3))) months.set(name.slice(0, 3), month + 1)
    }
  }
}
months.set('sept', 9)

/** 1 to 12; `undefined` when no language we know calls a month so. */
export function monthNamed(name: string): number | undefined {
  return months.get(fold(name))
}
