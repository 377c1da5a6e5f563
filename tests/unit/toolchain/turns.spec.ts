import { test } from '@japa/runner'
import { importScript } from './scripts.js'

interface Turn {
  say(text: string): void
  end(): void
}

interface Scripts {
  Turns: new (write: (text: string) => void) => { take(): Turn }
}

test.group('Toolchain | what runs side by side', () => {
  test('is told one after the other, in order, whoever ends first', async ({ assert }) => {
    const { told, turns } = await listen()
    const [first, second, third] = [turns.take(), turns.take(), turns.take()]
    second.say('b1')
    first.say('a1')
    assert.deepEqual(told, ['a1'])
    third.say('c1')
    third.end()
    second.say('b2')
    first.say('a2')
    first.end()
    assert.deepEqual(told, ['a1', 'a2', 'b1', 'b2'])
    second.say('b3')
    second.end()
    assert.deepEqual(told, ['a1', 'a2', 'b1', 'b2', 'b3', 'c1'])
  })

  test('is told at once by whoever is alone', async ({ assert }) => {
    const { told, turns } = await listen()
    turns.take().end()
    turns.take().say('a1')
    assert.deepEqual(told, ['a1'])
  })
})

async function listen() {
  const { Turns } = await importScript<Scripts>('checking/turns.js')
  const told: string[] = []
  return { told, turns: new Turns((text) => told.push(text)) }
}
