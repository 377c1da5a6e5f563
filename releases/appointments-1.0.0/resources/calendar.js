import './calendar/calendar.css'
import { openCalendar } from './calendar/calendar.js'

const page = document.querySelector('[data-calendar]')
if (page?.querySelector('#calendar')) openCalendar(page)
