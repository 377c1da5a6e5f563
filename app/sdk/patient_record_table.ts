/**
 * A table of a module with rows about patients. Declared once, it is what merging and erasing patients, and
 * taking a merge back, know of the module.
 */
export interface PatientRecords {
  table: string
  /** Column with the patient's id; `patient_id` where left out. */
  patientId?: string
  /** Columns of the primary key; `['id']` where left out. */
  key?: readonly string[]
  /**
   * What happens to the rows when a patient is erased: `delete`, the default, or `keep` for what must stay by law,
   * such as invoices; those must hold nothing of the person but the id.
   */
  onErase?: 'delete' | 'keep'
  /**
   * Columns of a unique index together with the patient's id. Of two rows that would be the same after a merge,
   * that of the patient who stays is kept in place and the other is put aside until the merge is taken back.
   */
  uniqueWith?: readonly string[]
  /**
   * What a person calls these rows: a key of the module's words, e.g. `records.bookings`, for places where they are counted, such as the
   * certificate of an erasure. Tables of one title are counted together. `null` for parts of what another table holds, which
   * are not counted; left out, they are counted as entries of other parts of MedTrack.
   */
  title?: string | null
}

/** As it was declared, with what was left out. */
export type PatientRecordTable = Required<Omit<PatientRecords, 'title'>>
