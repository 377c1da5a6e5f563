import { DRAFT_FIELDS, type DraftField, type PatientDraft } from './draft.js'

/** Names of the fields in which two drafts differ. */
export function changedFields(before: PatientDraft, after: PatientDraft): DraftField[] {
  return DRAFT_FIELDS.filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])
  )
}
