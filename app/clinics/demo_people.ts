import type { Role } from '@medtrack/sdk'
import type { NewClinic } from '#clinics/provisioning'

export const DEMO_PASSWORD = 'medtrack-demo'

export interface DemoMember {
  email: string
  name: string
  role: Role
}

export interface DemoClinic extends NewClinic {
  /** About how many patients it has. */
  size: number
  members: DemoMember[]
}

const UNITED_STATES = { country: 'US', currency: 'USD', dateOrder: 'mdy' } as const
const OKAFOR = {
  email: 'doctor@medtrack.example',
  name: 'Dr. Amara Okafor',
  role: 'doctor',
} as const

export const DEMO_ADMIN = { email: 'admin@medtrack.example', name: 'Robin Lindqvist' }

/** The clinics that `npm start` makes. One doctor works in two of them. */
export const DEMO_CLINICS: readonly DemoClinic[] = [
  {
    name: 'Santos Family Clinic',
    slug: 'santos-family',
    plan: 'free',
    timeZone: 'America/New_York',
    ...UNITED_STATES,
    size: 30,
    members: staff('santos', 'Dr. Ana Santos', 'Dr. Miguel Reyes', 'Joy Park', 'Carla Mendes'),
  },
  {
    name: 'Riverside Pediatrics',
    slug: 'riverside-pediatrics',
    plan: 'pro',
    timeZone: 'America/Chicago',
    ...UNITED_STATES,
    size: 400,
    members: [
      ...staff('riverside', 'Helen Whitaker', 'Dr. Samir Haddad', 'Grace Lin', 'Tom Becker'),
      OKAFOR,
    ],
  },
  {
    name: 'Harbor Health',
    slug: 'harbor-health',
    plan: 'pro',
    timeZone: 'America/Los_Angeles',
    ...UNITED_STATES,
    size: 2_000,
    members: [
      ...staff('harbor', 'Diego Fuentes', 'Dr. Ingrid Solberg', 'Maya Patel', 'Leo Marsh'),
      OKAFOR,
    ],
  },
]

function staff(clinic: string, owner: string, doctor: string, nurse: string, receptionist: string) {
  const names = { owner, doctor, nurse, receptionist }
  return Object.entries(names).map(([role, name]) => ({
    email: `${role}@${clinic}.example`,
    name,
    role: role as Role,
  }))
}
