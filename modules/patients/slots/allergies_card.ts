import { entriesCard } from './entries_card.js'

export default entriesCard('allergies', 'shield-alert')
