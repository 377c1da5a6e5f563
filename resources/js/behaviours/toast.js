const READING_TIME = 7000

/** Good news goes by itself, and waits while one points at it or tabs into it; warnings and errors stay. */
export function toast() {
  return {
    timer: null,

    init() {
      if ('stay' in this.$root.dataset || this.$root.querySelector('form, a')) return
      this.wait()
      this.$root.addEventListener('pointerenter', () => this.stop())
      this.$root.addEventListener('pointerleave', () => this.wait())
      this.$root.addEventListener('focusin', () => this.stop())
      this.$root.addEventListener('focusout', () => this.wait())
    },

    wait() {
      this.stop()
      this.timer = setTimeout(() => this.dismiss(), READING_TIME)
    },

    stop() {
      clearTimeout(this.timer)
    },

    dismiss() {
      this.stop()
      this.$root.remove()
    },

    destroy() {
      this.stop()
    },
  }
}
