/** A place to drop files on; the plain file input inside keeps working by click and keyboard. */
export function fileDrop() {
  return {
    isOver: false,

    get overClass() {
      return this.isOver ? 'is-over' : ''
    },

    enter() {
      this.isOver = true
    },

    leave() {
      this.isOver = false
    },

    take(event) {
      this.isOver = false
      const { files } = event.dataTransfer
      if (files.length === 0) return
      this.$refs.input.files = files
      this.$refs.input.dispatchEvent(new Event('change', { bubbles: true }))
    },
  }
}
