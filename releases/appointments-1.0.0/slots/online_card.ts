import { countForReview } from '../online/confirming.js'

/** Bookings of people of whom the clinic is not sure who they are; nothing where there are none. */
export default async function onlineCard() {
  const count = await countForReview()
  return count === 0 ? null : { view: 'slots/online_card', state: { count } }
}
