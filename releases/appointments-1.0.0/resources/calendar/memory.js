/** Which view and whose schedule somebody looked at last, in this browser. Nothing about patients. */
export function memoryOf({ clinic, member }) {
  const key = `calendar:${clinic}:${member}`
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? '{}')
      } catch {
        return {}
      }
    },
    write(choice) {
      try {
        localStorage.setItem(key, JSON.stringify(choice))
      } catch {
        // A browser that keeps nothing shows the day again.
      }
    },
  }
}
