import { EVERYONE } from '@medtrack/sdk'
import type { PermissionDeclaration } from '@medtrack/sdk'

/**
 * Who may do what with patients. Reception keeps the register and never reads what was said in a visit; nurses write
 * and do not sign or prescribe.
 */
export const permissions: Record<string, PermissionDeclaration> = {
  'patients.view': { title: 'Find and read patients', roles: EVERYONE, support: true },
  'patients.edit': { title: 'Add and change patients', roles: EVERYONE },
  'patients.archive': { title: 'Archive and restore patients', roles: ['owner', 'doctor'] },
  'patients.import': {
    title: 'Import patients from a spreadsheet',
    roles: ['owner', 'receptionist'],
  },
  'patients.export': { title: 'Export patients and their records', roles: ['owner'] },
  'patients.records.import': { title: 'Import records from other systems', roles: ['owner'] },

  'patients.clinical.view': {
    title: 'Read problems, medicines, results and files',
    roles: ['owner', 'doctor', 'nurse'],
  },
  'patients.clinical.edit': {
    title: 'Write problems, medicines, results and files',
    roles: ['doctor', 'nurse'],
  },
  'patients.administrative.edit': {
    title: 'Keep insurance, contacts, identifiers and consents',
    roles: EVERYONE,
  },
  'patients.visits.view': { title: 'Read visits', roles: ['owner', 'doctor', 'nurse'] },
  'patients.visits.write': { title: 'Write visits and addenda', roles: ['doctor', 'nurse'] },
  'patients.visits.sign': { title: 'Sign visits', roles: ['doctor'] },
  'patients.prescriptions.view': {
    title: 'Read prescriptions',
    roles: ['owner', 'doctor', 'nurse'],
  },
  'patients.prescriptions.write': { title: 'Prescribe', roles: ['doctor'] },
  'patients.plans.view': { title: 'Read treatment plans', roles: ['owner', 'doctor', 'nurse'] },
  'patients.plans.write': { title: 'Write treatment plans', roles: ['doctor', 'nurse'] },
  'patients.history.search': {
    title: 'Search the records of the clinic',
    roles: ['owner', 'doctor', 'nurse'],
  },
  'patients.merge': { title: 'Merge duplicates', roles: ['owner', 'doctor'] },
  'patients.erase': {
    title: 'Erase patients, hold them, set how long they are kept',
    roles: ['owner'],
  },
  'patients.access.view': { title: 'See who opened a chart', roles: ['owner', 'doctor'] },
  'patients.restrict': { title: 'Restrict charts', roles: ['owner', 'doctor'] },
  'patients.access.emergency': {
    title: 'Open a restricted chart in an emergency',
    roles: ['doctor', 'nurse'],
  },
  'patients.access.review': { title: 'Review emergency access', roles: ['owner'] },
}
