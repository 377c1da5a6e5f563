import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { nextWithin } from '#rollouts/conductor/update_hours'
import { isWorse } from '#rollouts/conductor/watch'
import { wavesOf } from '#rollouts/planning/waves'
import { reverseOf } from '#rollouts/schema/reverse'
import type Clinic from '#tenancy/clinic'

const ZONE = 'America/New_York'
const at = (local: string) => DateTime.fromISO(local, { zone: ZONE }).toMillis()

test.group('Hours in which a clinic takes updates', () => {
  test('{from} to {to} at {now}: {next}')
    .with([
      { from: 20, to: 6, now: '2026-11-24T21:10', next: '2026-11-24T21:10' },
      { from: 20, to: 6, now: '2026-11-24T05:59', next: '2026-11-24T05:59' },
      { from: 20, to: 6, now: '2026-11-24T06:00', next: '2026-11-24T20:00' },
      { from: 1, to: 4, now: '2026-11-24T12:00', next: '2026-11-25T01:00' },
      { from: 1, to: 4, now: '2026-11-24T00:30', next: '2026-11-24T01:00' },
      { from: 9, to: 9, now: '2026-11-24T12:00', next: '2026-11-24T12:00' },
      // The clock goes forward at 2: the hour that does not exist is the one after.
      { from: 2, to: 5, now: '2026-03-08T00:30', next: '2026-03-08T03:00' },
    ])
    .run(({ assert }, { from, to, now, next }) => {
      assert.equal(nextWithin({ from, to }, ZONE, at(now)), at(next))
    })
})

test.group('Whether a release answers worse than the one before', () => {
  test('{after.failures} of {after.requests} after {before.failures} of {before.requests}: {worse}')
    .with([
      { before: { requests: 100, failures: 0 }, after: { requests: 4, failures: 4 }, worse: true },
      { before: { requests: 100, failures: 0 }, after: { requests: 4, failures: 2 }, worse: false },
      { before: { requests: 10, failures: 5 }, after: { requests: 10, failures: 8 }, worse: false },
      { before: { requests: 0, failures: 0 }, after: { requests: 900, failures: 9 }, worse: false },
      { before: { requests: 0, failures: 0 }, after: { requests: 50, failures: 5 }, worse: true },
    ])
    .run(({ assert }, { before, after, worse }) => assert.equal(isWorse(before, after), worse))
})

test.group('Waves', () => {
  const clinics = (ring: string, count: number) =>
    Array.from({ length: count }, () => ({ ring }) as Clinic)

  test('come ring by ring, the last in shares', ({ assert }) => {
    const all = [...clinics('stable', 20), ...clinics('canary', 1), ...clinics('early', 3)]
    const sizes = wavesOf(all).map(({ ring, share, clinics: own }) => [ring, share, own.length])
    assert.deepEqual(sizes, [
      ['canary', 100, 1],
      ['early', 100, 3],
      ['stable', 10, 2],
      ['stable', 50, 8],
      ['stable', 100, 10],
    ])
  })

  test('without a clinic are left out', ({ assert }) => {
    const sizes = wavesOf(clinics('stable', 1)).map(({ share, clinics: own }) => [
      share,
      own.length,
    ])
    assert.deepEqual(sizes, [[10, 1]])
  })
})

test.group('The way back of a statement', () => {
  test('{sql}')
    .with([
      {
        sql: 'alter table `notes` add `a` int null, add `b` int null',
        back: ['alter table `notes` drop column `b`', 'alter table `notes` drop column `a`'],
      },
      { sql: 'create table `tags` (`id` int)', back: ['drop table if exists `tags`'] },
      {
        sql: 'create index `notes_a` on `notes` (`a`)',
        back: ['alter table `notes` drop index `notes_a`'],
      },
      { sql: 'alter table `notes` drop `a`', back: null },
      { sql: 'optimize table `notes`', back: null },
    ])
    .run(({ assert }, { sql, back }) => assert.deepEqual(reverseOf(sql), back))
})
