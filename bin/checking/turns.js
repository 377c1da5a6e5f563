/**
 * Lets several tell what they do at the same time, one after the other. Who has the turn is heard at
 * once; what the others say is kept until theirs comes, in the order in which they asked for one.
 */
export class Turns {
  #write
  #turns = []

  constructor(write) {
    this.#write = write
  }

  /** Give it back with `end`, whatever happens. */
  take() {
    const turn = { kept: [], isOver: false }
    this.#turns.push(turn)
    return {
      say: (text) => (turn === this.#turns[0] ? this.#write(text) : turn.kept.push(text)),
      end: () => {
        turn.isOver = true
        this.#moveOn()
      },
    }
  }

  #moveOn() {
    while (this.#turns[0]?.isOver) {
      this.#turns.shift()
      this.#turns[0]?.kept.splice(0).forEach((text) => this.#write(text))
    }
  }
}
