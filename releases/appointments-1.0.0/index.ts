/**
 * What other modules may use of appointments. Ids are `appointments.id`; there is no foreign key.
 */
export type { Status } from './booking/statuses.js'
