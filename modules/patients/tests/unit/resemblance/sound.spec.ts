import { test } from '@japa/runner'
import { soundAlike, soundsOf } from '../../../resemblance/sound.js'
import { alikeKeys, keysOfLikes } from '../../../resemblance/alike_keys.js'
import { emptyDraft } from '../../../people/draft.js'
import { resemblance } from '../../../resemblance/resemblance.js'

test.group('The sound of names', () => {
  test('{left} sounds like {right}')
    .with([
      { left: 'Catherine', right: 'Kathryn' },
      { left: 'Smith', right: 'Smyth' },
      { left: 'Müller', right: 'Mueller' },
      { left: 'Jiménez', right: 'Gimenez' },
      { left: 'Philip', right: 'Filipp' },
      { left: 'Łukasz', right: 'Lukasz' },
      { left: 'Stephen', right: 'Steven' },
      { left: '李小龙', right: '李小龙' },
    ])
    .run(({ assert }, { left, right }) => assert.isTrue(soundAlike(left, right)))

  test('{left} does not sound like {right}')
    .with([
      { left: 'Ana', right: 'Jon' },
      { left: 'Lee', right: 'Leah' },
      { left: 'Ana', right: 'Ann' },
      { left: 'García', right: 'Gómez' },
      { left: '李', right: '王' },
      { left: 'Given1', right: 'Given2' },
    ])
    .run(({ assert }, { left, right }) => assert.isFalse(soundAlike(left, right)))

  test('a name that nothing is left of has a sound of its own', ({ assert }) => {
    assert.deepEqual(soundsOf('?'), [''])
  })
})

test.group('Keys by which likes meet', () => {
  const person = (given: string, family: string, birthDate: string | null, phone?: string) => ({
    ...emptyDraft(),
    given,
    family,
    birthDate,
    phones: phone ? [{ use: 'mobile' as const, number: phone }] : [],
  })
  const meets = (left: ReturnType<typeof person>, right: ReturnType<typeof person>) => {
    const stored = new Set(alikeKeys(right).map(({ kind, term }) => kind + term))
    return keysOfLikes(left).some(({ kind, term }) => stored.has(kind + term))
  }

  test('whoever resembles somebody shares a key with them, in either direction', ({ assert }) => {
    const born = '1990-06-19'
    const likes = [
      [person('Catherine', 'Smith', born), person('Kathryn', 'Smyth', born)],
      [person('Catherine', 'Smith', born), person('Catherine', 'Smiht', born)],
      [person('Catherine', 'Smith', born), person('Smith', 'Catherine', born)],
      [person('Catherine', 'Smith', born), person('Kathryn', 'Smyth', null)],
      [
        person('Jon', 'Doe', '1990-06-19', '555-123-4567'),
        person('John', 'Doe', '1990-19-06', '5551234567'),
      ],
    ]
    for (const [left, right] of likes) {
      assert.isNotNull(resemblance(left, right), left.given)
      assert.isTrue(meets(left, right))
      assert.isTrue(meets(right, left))
    }
  })

  test('a birth date alone brings nobody together', ({ assert }) => {
    assert.isFalse(meets(person('Ana', 'Silva', '1900-01-01'), person('Bo', 'Katz', '1900-01-01')))
  })
})
