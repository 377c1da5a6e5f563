import { test } from '@japa/runner'
import { ALLERGY_GROUPS } from '../../../prescriptions/drugs/allergy_groups.js'
import { drugNamed, drugs, drugsCoded } from '../../../prescriptions/drugs/drug_list.js'
import { recognise } from '../../../prescriptions/drugs/recognition.js'
import { spelling } from '../../../prescriptions/drugs/spelling.js'
import { suggestions } from '../../../prescriptions/drugs/suggestions.js'

const ATC = /^[A-Z]\d{2}[A-Z]{2}\d{2}$/

test.group('The list of medicines', () => {
  test('holds well-formed medicines only', ({ assert }) => {
    assert.isAbove(drugs.length, 200)
    for (const drug of drugs) {
      assert.isTrue(
        drug.atc.every((code) => ATC.test(code)),
        drug.name
      )
      assert.isNotEmpty(drug.forms, drug.name)
      assert.match(drug.rxnorm ?? '1', /^\d+$/, drug.name)
    }
  })

  test('gives every medicine its own name and its own first code', ({ assert }) => {
    const names = drugs.flatMap(({ name, otherNames }) => [
      ...new Set([name, ...otherNames].map(spelling)),
    ])
    const codes = drugs.map(({ atc }) => atc[0])
    const rxnorm = drugs.flatMap((drug) => drug.rxnorm ?? [])
    const twice = (values: string[]) => values.filter((one, at) => values.indexOf(one) !== at)
    assert.deepEqual(twice(names), [])
    assert.deepEqual(twice(codes), [])
    assert.deepEqual(twice(rxnorm), [])
  })

  test('knows a medicine by its name in English and Spanish, whatever the case: {0}')
    .with([
      ['amoxicillin', 'Amoxicillin'],
      ['AMOXICILINA', 'Amoxicillin'],
      ['azitromicina', 'Azithromycin'],
      ['paracetamol', 'Acetaminophen'],
      ['acetaminofén', 'Acetaminophen'],
      ['aspirin', 'Acetylsalicylic acid'],
      ['Ácido acetilsalicílico', 'Acetylsalicylic acid'],
      ['hidroclorotiazida', 'Hydrochlorothiazide'],
      ['albuterol', 'Salbutamol'],
      ['co-amoxiclav', 'Amoxicillin / Clavulanic acid'],
      ['levotiroxina', 'Levothyroxine'],
    ])
    .run(({ assert }, [typed, name]) => {
      assert.equal(drugNamed(typed)?.name, name)
    })

  test('guesses nothing: “{$self}” is free text')
    .with(['amoxicillin 500 mg', 'amox', 'two aspirins', '', 'prednisol'])
    .run(({ assert }, typed) => {
      assert.isNull(drugNamed(typed))
    })

  test('suggests what a free text seems to mean', ({ assert }) => {
    assert.deepEqual(
      suggestions('Amoxicillin 500 mg capsules').map(({ name }) => name),
      ['Amoxicillin']
    )
    assert.deepEqual(suggestions('herbal tea'), [])
  })

  test('is found by codes of ATC and of RxNorm', ({ assert }) => {
    assert.equal(drugsCoded('C10AA05')[0].name, 'Atorvastatin')
    assert.equal(drugsCoded('83367')[0].name, 'Atorvastatin')
    assert.isEmpty(drugsCoded(null))
    assert.isEmpty(drugsCoded('toString'))
  })

  test('names every group of allergies that a medicine belongs to', ({ assert }) => {
    const used = new Set(drugs.flatMap(({ groups }) => groups))
    assert.sameMembers([...used], Object.keys(ALLERGY_GROUPS))
  })

  test('keeps alike names apart', ({ assert }) => {
    assert.deepEqual([...recognise('prednisone').ingredients], ['prednisone'])
    assert.deepEqual([...recognise('prednisolone').ingredients], ['prednisolone'])
  })
})
