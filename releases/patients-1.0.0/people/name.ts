export interface NameParts {
  prefix?: string | null
  given: string
  middle?: string | null
  family: string
  suffix?: string | null
  preferred?: string | null
}

/** As in a list: `Santos, Ana Maria`. */
export function listName(name: NameParts): string {
  return `${name.family}, ${[name.given, name.middle].filter(Boolean).join(' ')}`
}

/** As at the top of a chart: `Dr. Ana Maria "Annie" Santos Jr.`. */
export function fullName(name: NameParts): string {
  const preferred = name.preferred && name.preferred !== name.given ? `“${name.preferred}”` : null
  return [name.prefix, name.given, name.middle, preferred, name.family, name.suffix]
    .filter(Boolean)
    .join(' ')
}
