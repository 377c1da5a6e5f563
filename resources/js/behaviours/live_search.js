/** Sends a search form as one types. The form's own button stays: for Enter, and for a browser without scripts. */
export function liveSearch() {
  return {
    ask(event) {
      if (event.target.matches('input[type="search"]')) this.$root.requestSubmit()
    },
  }
}
