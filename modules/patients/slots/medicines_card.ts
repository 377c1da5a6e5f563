import { entriesCard } from './entries_card.js'

export default entriesCard('medicines', 'pill')
