/**
 * Whose schedule is shown, one press each: the first doctor that is pressed is shown alone, further ones join, and whoever is
 * pressed again leaves. None of them means all.
 */
export class DoctorChips {
  #chips
  #chosen = null

  constructor(page, onChoose) {
    this.#chips = [...page.querySelectorAll('[data-doctor]')]
    for (const chip of this.#chips) {
      chip.addEventListener('click', () => onChoose(this.#after(chip.dataset.doctor)))
    }
  }

  show(chosen) {
    const isFirst = this.#chosen === null
    this.#chosen = chosen
    for (const chip of this.#chips) {
      const { doctor } = chip.dataset
      const isPressed = doctor ? chosen.includes(doctor) : chosen.length === 0
      chip.setAttribute('aria-pressed', String(isPressed))
    }
    if (isFirst) this.#bringIntoView()
  }

  /** On a phone the row is longer than the screen. */
  #bringIntoView() {
    const pressed = this.#chips.find((chip) => chip.getAttribute('aria-pressed') === 'true')
    if (pressed) pressed.parentElement.scrollLeft = pressed.offsetLeft - this.#chips[0].offsetLeft
  }

  #after(doctor) {
    if (!doctor) return []
    const others = this.#chosen.filter((id) => id !== doctor)
    return others.length < this.#chosen.length ? others : [...others, doctor]
  }
}
