/** What was typed into a note that was signed meanwhile, as the text of an addendum. */
export function asAddendum(differences: readonly { label: string; typed: string }[]): string {
  return differences
    .filter(({ typed }) => typed)
    .map(({ label, typed }) => `${label}: ${typed}`)
    .join('\n\n')
}
