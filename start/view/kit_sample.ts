import type { Flash } from './fields.js'

interface Sharer {
  share(state: Record<string, unknown>): unknown
}

const ERRORS = {
  'familyName': ['Enter the family name'],
  'email': ['This is not an e-mail address'],
  'notify': ['Choose one'],
  'address.street': ['Enter the street'],
}

const OLD_INPUT: Record<string, unknown> = {
  inputErrorsBag: ERRORS,
  givenName: 'Ana <María>',
  email: 'ana@',
  birthDate: '1984-02-11',
  fee: '45',
  allergies: 'Penicillin',
  days: ['tue'],
  deceased: '1',
  success: {
    text: 'The appointment was moved.',
    action: { label: 'Undo', href: '/kit', method: 'POST' },
  },
  error: 'The reminder could not be sent.',
}

const PEOPLE = [
  {
    name: 'Ana María Santos',
    record: 'P-000123',
    born: '1984-02-11',
    status: 'arrived',
    balance: 0,
    tone: '',
  },
  {
    name: 'Andrés de la Peña y Villanueva',
    record: 'P-000124',
    born: '1951-11-30',
    status: 'booked',
    balance: 12050,
    tone: 'warning',
  },
  {
    name: 'Beatriz Ocampo',
    record: 'P-000125',
    born: '2019-07-02',
    status: 'no_show',
    balance: 4500,
    tone: '',
  },
]

/** Shares a shell and flash messages with the kit's page, and gives it something to show. */
export function kitSample(view: Sharer, q: unknown): Record<string, unknown> {
  view.share({ shell: sampleShell(), flashMessages: sampleFlash() })
  const kitTabs = ['Everything', 'Notes', 'Invoices', 'Appointments', 'Documents'].map(
    (label, index) => ({
      label,
      href: '/kit',
      active: index === 0,
      count: index === 2 ? 3 : undefined,
    })
  )
  return { people: PEOPLE, kitTabs, q }
}

function sampleFlash(): Flash {
  return {
    get: (key, defaultValue) => OLD_INPUT[key] ?? defaultValue,
    has: (key) => key in OLD_INPUT,
  }
}

function sampleShell() {
  const clinic = {
    name: 'Santos Family Clinic',
    slug: 'santos',
    timeZone: 'Asia/Manila',
    currency: 'PHP',
  }
  return {
    clinic,
    clinics: [
      { name: clinic.name, slug: 'santos', href: '/c/santos', current: true },
      { name: 'Riverside Pediatrics', slug: 'riverside', href: '/c/riverside', current: false },
    ],
    nav: sampleNav(),
    user: { name: 'Maria Santos', email: 'maria@santos.example', locale: 'en', initials: 'MS' },
    role: 'owner',
    permissions: [],
    can: () => true,
    searchUrl: '/kit/search',
    theme: 'auto',
    locales: [
      { code: 'en', label: 'English', current: true },
      { code: 'es', label: 'Español', current: false },
    ],
    isSuperAdmin: true,
  }
}

function sampleNav() {
  const entries = [
    ['Home', 'house'],
    ['Patients', 'users'],
    ['Appointments', 'calendar'],
    ['Billing', 'receipt'],
    ['Reports', 'chart-column'],
    ['Settings', 'settings'],
  ]
  return entries.map(([label, icon], index) => ({
    label,
    icon,
    href: `/kit#${icon}`,
    active: index === 1,
  }))
}
