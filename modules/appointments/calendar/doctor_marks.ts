import type { Member } from '@medtrack/sdk'

/** By what a doctor is known where the name has no room. */
export interface DoctorMark {
  id: string
  name: string
  initials: string
  /** Of the eight colours that `people.css` draws. */
  colour: number
}

const COLOURS = 8

/** In the order of the names. Colours go by who came first, so that somebody new changes nobody's. */
export function doctorMarks(doctors: readonly Member[]): DoctorMark[] {
  const arrivals = doctors.map(({ userId }) => userId).sort()
  const short = doctors.map(({ name }) => initialsOf(name, 1))
  return doctors.map(({ userId: id, name }, index) => {
    const isShared = short.filter((one) => one === short[index]).length > 1
    const initials = isShared ? initialsOf(name, 2) : short[index]
    return { id, name, initials, colour: (arrivals.indexOf(id) % COLOURS) + 1 }
  })
}

/** Of the name, not of a title such as `Dr.` before it; `most` letters of the last part. */
function initialsOf(name: string, most: number): string {
  const words = name.split(/\s+/).filter((word) => word && !word.endsWith('.'))
  const [first, last] = [words[0] ?? '', words.length > 1 ? (words.at(-1) ?? '') : '']
  const letters = (word: string, count: number) => [...word].slice(0, count).join('')
  const [head, ...rest] = letters(last, most)
  return letters(first, last ? 1 : most).toUpperCase() + (head ?? '').toUpperCase() + rest.join('')
}
