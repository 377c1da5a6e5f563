import type { PatientDraft } from '../../modules/patients/people/draft.js'
import type { LargeClinic } from './large_clinic.js'

/** What a form of this session must carry. */
export async function formToken(url: string, { slug, cookie }: LargeClinic): Promise<string> {
  const page = await fetch(`${url}/c/${slug}/patients/new`, { headers: { cookie } })
  const token = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(await page.text())?.[1]
  if (!token) throw new RangeError(`The form was not shown: ${page.status}`)
  return token
}

/** People who are there already, typed again: as they are, misspelt, by sound, and with half of it still missing. */
export function lookAlikeForms(people: readonly PatientDraft[], token: string): string[] {
  return people.map((person, at) => {
    const { given, family, birthDate, sex, phones } = person
    const typed = [
      { given, family, birthDate },
      { given, family: family.slice(0, 2) + family.slice(3), birthDate },
      { given, family: family.replace('s', 'z'), birthDate },
      { given, family, birthDate: '' },
    ][at % 4]
    return new URLSearchParams({
      '_csrf': token,
      'given': typed.given,
      'family': typed.family,
      'birthDate': typed.birthDate ?? '',
      'sex': sex,
      'phones[0][use]': 'mobile',
      'phones[0][number]': phones[0]?.number ?? '',
    }).toString()
  })
}
