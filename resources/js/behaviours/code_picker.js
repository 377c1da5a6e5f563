const FEWEST_LETTERS = 2

/**
 * Codes for what is being typed, by POST, since the words say something about a patient. Choosing one fills the two fields;
 * without scripts the same buttons send the form.
 */
export function codePicker() {
  return {
    init() {
      this.$root.querySelector('[data-picker-find]')?.remove()
      this.$root.addEventListener('click', (event) => this.choose(event))
    },
    ask() {
      const text = this.textField.value.trim()
      if (text.length < FEWEST_LETTERS) return this.clear()
      const target = this.$root.dataset.place ?? 'condition-results'
      const body = new FormData()
      body.set('display', text)
      body.set('place', target)
      body.set('_csrf', this.$root.closest('form').elements._csrf.value)
      this.$ajax(this.$root.dataset.url, {
        method: 'post',
        target,
        focus: false,
        body,
      })
    },
    choose(event) {
      const choice = event.target.closest('[data-display]')
      if (!choice) return
      event.preventDefault()
      this.textField.value = choice.dataset.display
      this.$root.querySelector('[data-picker-system]')?.setAttribute('value', '')
      const code = this.$root.querySelector('[data-picker-code]')
      code.value = choice.value
      // A form that saves itself hears of it, and the text is not asked about again.
      code.dispatchEvent(new Event('input', { bubbles: true }))
      this.clear()
      this.textField.focus()
    },
    clear() {
      this.$root.querySelector('.picker-list')?.remove()
    },
    get textField() {
      return this.$root.querySelector('[data-picker-text]')
    },
  }
}
