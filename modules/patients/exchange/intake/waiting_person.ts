/** Somebody of an import who has yet to come in, and what was decided about them. */
export interface WaitingPerson {
  number: number
  choice: 'new' | 'add' | 'skip' | null
  likeNumber: number | null
  likePatientId: string | null
}
