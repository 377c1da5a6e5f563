import { test } from '@japa/runner'
import { checkAllergies, freeTextAllergies } from '../../../prescriptions/checks/allergy_check.js'
import { checkDuplicates } from '../../../prescriptions/checks/duplicate_check.js'
import { DRUG_LIST, drugNamed } from '../../../prescriptions/drugs/drug_list.js'

const inChart = (text: string, more: { code?: string; category?: string } = {}) => [
  { text, code: more.code ?? null, category: more.category ?? null },
]

function allergy(drug: string, text: string | null) {
  return checkAllergies(drugNamed(drug), freeTextAllergies(text))
}

function duplicates(drug: string, ...taken: string[]) {
  return checkDuplicates(
    drugNamed(drug),
    taken.map((text) => ({ text, code: null }))
  )
}

test.group('The allergy check', () => {
  test('ends as it must: {drug} with “{text}”')
    .with([
      { drug: 'Amoxicillin', text: 'Penicillin: rash', outcome: 'failed', kind: 'same-group' },
      { drug: 'Amoxicillin', text: 'Penicilina', outcome: 'failed', kind: 'same-group' },
      { drug: 'Amoxicillin', text: 'amoxicilina', outcome: 'failed', kind: 'same-ingredient' },
      { drug: 'Cefalexin', text: 'Penicillin', outcome: 'failed', kind: 'related-group' },
      { drug: 'Amoxicillin', text: 'Ceftriaxone', outcome: 'failed', kind: 'related-group' },
      { drug: 'Naproxen', text: 'Ibuprofen: asthma', outcome: 'failed', kind: 'same-group' },
      { drug: 'Ibuprofen', text: 'aspirin', outcome: 'failed', kind: 'same-group' },
      { drug: 'Mesalazine', text: 'aspirin', outcome: 'failed', kind: 'same-group' },
      { drug: 'cotrimoxazole', text: 'Sulfa drugs', outcome: 'failed', kind: 'same-group' },
      {
        drug: 'cotrimoxazole',
        text: 'sulfamethoxazole',
        outcome: 'failed',
        kind: 'same-ingredient',
      },
      { drug: 'Clarithromycin', text: 'erythromycin', outcome: 'failed', kind: 'same-group' },
      { drug: 'Morphine', text: 'codeine', outcome: 'failed', kind: 'same-group' },
      { drug: 'Iohexol', text: 'contrast dye', outcome: 'failed', kind: 'same-group' },
      { drug: 'Lisinopril', text: 'enalapril', outcome: 'failed', kind: 'same-chemical-group' },
      { drug: 'Amoxicillin', text: 'Latex, the blue pill; penicillin', outcome: 'failed' },
      { drug: 'Metformin', text: 'Penicillin: rash', outcome: 'passed', kind: 'compared' },
      { drug: 'Metformin', text: 'Severe allergy to penicillin', outcome: 'passed' },
      { drug: 'Amoxicillin', text: 'Latex', outcome: 'passed', kind: 'not-a-medicine' },
      { drug: 'Amoxicillin', text: 'Dust mites; cat hair', outcome: 'passed' },
      { drug: 'Amoxicillin', text: 'Bee stings: swelling', outcome: 'passed' },
      {
        drug: 'Amoxicillin',
        text: 'No known allergies',
        outcome: 'passed',
        kind: 'no-known-allergies',
      },
      { drug: 'Amoxicillin', text: 'NKDA', outcome: 'passed' },
      { drug: 'Amoxicillin', text: 'Sin alergias conocidas', outcome: 'passed' },
      { drug: 'Amoxicillin', text: 'the blue pill', outcome: 'not-run', kind: 'unknown-substance' },
      { drug: 'Amoxicillin', text: 'Zorblax: rash', outcome: 'not-run' },
      { drug: 'Metformin', text: 'penicillin and zorblax', outcome: 'not-run' },
      { drug: 'Metformin', text: 'allergic', outcome: 'not-run' },
      { drug: 'Amoxicillin', text: null, outcome: 'not-run', kind: 'nothing-recorded' },
      { drug: 'Amoxicillin', text: '  ', outcome: 'not-run', kind: 'nothing-recorded' },
      { drug: 'amoxicillin 500', text: 'Penicillin', outcome: 'not-run', kind: 'free-text-drug' },
    ])
    .run(({ assert }, { drug, text, outcome, kind }) => {
      const result = allergy(drug, text)
      assert.equal(result.outcome, outcome)
      if (kind) assert.equal(result.findings[0].kind, kind)
      assert.equal(result.source, DRUG_LIST.source)
      assert.match(String(result.sourceDate), /^\d{4}-\d{2}-\d{2}$/)
    })

  test('takes the code of an allergy as well as its name', ({ assert }) => {
    const amoxicillin = drugNamed('amoxicillin')
    const ofRxNorm = checkAllergies(drugNamed('fluoxetine'), inChart('Mystery', { code: '4493' }))
    assert.equal(ofRxNorm.outcome, 'failed')
    const none = checkAllergies(amoxicillin, inChart('NKA by SNOMED', { code: '716186003' }))
    assert.equal(none.outcome, 'passed')
    const noFood = checkAllergies(
      amoxicillin,
      inChart('No known food allergy', { code: '429625007' })
    )
    assert.equal(noFood.findings[0].kind, 'not-a-medicine')
  })

  test('does not ask the list about food, but does about a medicine filed as food', ({
    assert,
  }) => {
    const amoxicillin = drugNamed('amoxicillin')
    const food = checkAllergies(amoxicillin, inChart('Durian', { category: 'food' }))
    assert.equal(food.outcome, 'passed')
    const misfiled = checkAllergies(amoxicillin, inChart('Penicillin', { category: 'food' }))
    assert.equal(misfiled.outcome, 'failed')
  })

  test('names the allergy and the group that speak against it', ({ assert }) => {
    const [finding] = allergy('Amoxicillin', 'Penicillin: rash').findings
    assert.deepEqual(finding, {
      kind: 'same-group',
      group: 'penicillins',
      subject: 'Penicillin: rash',
    })
  })
})

test.group('The check for duplicate therapy', () => {
  test('ends as it must: {drug} beside {taken}')
    .with([
      {
        drug: 'Ibuprofen',
        taken: 'Ibuprofen 200 MG Oral Tablet',
        outcome: 'failed',
        kind: 'same-ingredient',
      },
      { drug: 'Naproxen', taken: 'Ibuprofen', outcome: 'failed', kind: 'same-chemical-group' },
      {
        drug: 'Lisinopril',
        taken: 'enalapril 10 mg',
        outcome: 'failed',
        kind: 'same-chemical-group',
      },
      {
        drug: 'Lisinopril',
        taken: 'Lisinopril / Hydrochlorothiazide',
        outcome: 'failed',
        kind: 'same-ingredient',
      },
      {
        drug: 'Lisinopril / Hydrochlorothiazide',
        taken: 'Enalapril',
        outcome: 'failed',
        kind: 'same-chemical-group',
      },
      { drug: 'Amoxicillin', taken: 'co-amoxiclav', outcome: 'failed', kind: 'same-ingredient' },
      {
        drug: 'Atorvastatin',
        taken: 'simvastatina',
        outcome: 'failed',
        kind: 'same-chemical-group',
      },
      {
        drug: 'Metformin',
        taken: 'Lisinopril 10 MG Oral Tablet',
        outcome: 'passed',
        kind: 'compared',
      },
      { drug: 'Ibuprofen', taken: 'Acetaminophen 325 MG Oral Tablet', outcome: 'passed' },
      {
        drug: 'Ibuprofen',
        taken: 'Natazia 28 Day Pack',
        outcome: 'not-run',
        kind: 'unknown-medicine',
      },
      {
        drug: 'Ibuprofen',
        taken: 'Acetaminophen 21.7 MG/ML / doxylamine succinate 0.417 MG/ML',
        outcome: 'not-run',
      },
      { drug: 'my own mixture', taken: 'Ibuprofen', outcome: 'not-run', kind: 'free-text-drug' },
    ])
    .run(({ assert }, { drug, taken, outcome, kind }) => {
      const result = duplicates(drug, taken)
      assert.equal(result.outcome, outcome)
      if (kind) assert.equal(result.findings[0].kind, kind)
    })

  test('passes where nothing else is taken, and says so', ({ assert }) => {
    const result = duplicates('Ibuprofen')
    assert.equal(result.outcome, 'passed')
    assert.equal(result.findings[0].kind, 'nothing-taken')
  })

  test('fails by one conflict, whatever else could not be judged', ({ assert }) => {
    assert.equal(duplicates('Ibuprofen', 'Mystery tonic', 'naproxen').outcome, 'failed')
    assert.equal(duplicates('Ibuprofen', 'Mystery tonic', 'metformin').outcome, 'not-run')
  })

  test('knows what was prescribed here by its code', ({ assert }) => {
    const taken = [{ text: 'Something', code: 'C09AA02' }]
    assert.equal(checkDuplicates(drugNamed('lisinopril'), taken).outcome, 'failed')
  })
})
