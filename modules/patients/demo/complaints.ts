/** Why people come, what is written then, and what it is called. */
export interface Complaint {
  reason: string
  subjective: string
  objective: string
  assessment: string
  plan: string
  code: string
  diagnosis: string
}

export const COMPLAINTS: readonly Complaint[] = [
  {
    reason: 'Sore throat for three days',
    subjective: 'Sore throat and cough, no trouble breathing. A colleague at work is ill too.',
    objective: 'Throat red without exudate, lungs clear.',
    assessment: 'Viral infection of the upper airways.',
    plan: 'Fluids, paracetamol as needed. Come back if fever lasts longer than three days.',
    code: 'J06.9',
    diagnosis: 'Acute upper respiratory infection, unspecified',
  },
  {
    reason: 'Blood pressure check',
    subjective: 'Feels well. Takes the tablets most days; forgets them at weekends.',
    objective: 'Heart regular, no oedema.',
    assessment: 'Hypertension, not quite at target.',
    plan: 'Pill box for the week. Home readings for two weeks, then review.',
    code: 'I10',
    diagnosis: 'Essential (primary) hypertension',
  },
  {
    reason: 'Diabetes review',
    subjective: 'No hypoglycaemia. Walks half an hour most evenings.',
    objective: 'Feet: pulses present, monofilament felt everywhere.',
    assessment: 'Type 2 diabetes, stable.',
    plan: 'HbA1c and kidney function today. Eye clinic due in spring.',
    code: 'E11.9',
    diagnosis: 'Type 2 diabetes mellitus without complications',
  },
  {
    reason: 'Low back pain after moving house',
    subjective: 'Pain since Saturday, no numbness, no trouble passing water.',
    objective: 'Paravertebral tenderness, straight leg raise negative.',
    assessment: 'Mechanical low back pain without warning signs.',
    plan: 'Keep moving, heat, ibuprofen with food for five days.',
    code: 'M54.50',
    diagnosis: 'Low back pain, unspecified',
  },
  {
    reason: 'Headache, worse at the screen',
    subjective: 'Band-like, afternoons, no aura, no vomiting.',
    objective: 'Neurological examination without findings.',
    assessment: 'Tension-type headache.',
    plan: 'Breaks, glasses checked, headache diary for four weeks.',
    code: 'G44.209',
    diagnosis: 'Tension-type headache, unspecified, not intractable',
  },
  {
    reason: 'Wheezing at night',
    subjective: 'Wakes twice a week. Cat in the bedroom.',
    objective: 'Scattered wheeze, peak flow 82 % of best.',
    assessment: 'Asthma, partly controlled.',
    plan: 'Inhaler technique shown. Step up for six weeks, cat out of the bedroom.',
    code: 'J45.30',
    diagnosis: 'Mild persistent asthma, uncomplicated',
  },
  {
    reason: 'Rash on both forearms',
    subjective: 'Itches since gardening on Sunday.',
    objective: 'Linear vesicles on both forearms, no fever.',
    assessment: 'Contact dermatitis from plants.',
    plan: 'Steroid cream twice a day for a week; gloves.',
    code: 'L23.7',
    diagnosis: 'Allergic contact dermatitis due to plants, except food',
  },
]
