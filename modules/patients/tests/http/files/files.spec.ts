import { test } from '@japa/runner'
import { destroyKeys, type Role } from '@medtrack/sdk'
import sharp from 'sharp'
import { Room } from '../visits/room.js'
import { pdf, photograph, png, polyglot, SVG } from './samples.js'

test.group('Files of a chart', (group) => {
  let room: Room
  group.each.setup(async ({ context }) => {
    room = await Room.open(context.client)
    return () => room.close()
  })

  async function send(
    bytes: Buffer | string,
    filename: string,
    { role = 'nurse' as Role, fields = {} as Record<string, string> } = {}
  ) {
    return room.desk.client
      .post(`${room.desk.base}${room.chart}/files`)
      .fields({ title: 'Wound, left hand', ...fields })
      .file('file', Buffer.from(bytes), { filename })
      .loginAs(await room.desk.member(role))
      .withCsrfToken()
      .accept('html')
      .redirects(0)
  }

  async function stored() {
    const rows = await room.desk.rows('patients_attachments')
    return rows as { id: string; content_type: string; title: string; byte_count: number }[]
  }

  async function fetchFile(id: string, part = 'content', role: Role = 'nurse') {
    const path = `${room.desk.base}${room.chart}/files/${id}/${part}`
    return room.desk.client.get(path).loginAs(await room.desk.member(role))
  }

  test('a photograph is drawn anew: upright, without where and with what it was taken', async ({
    assert,
  }) => {
    const before = await photograph()
    assert.exists((await sharp(before).metadata()).exif)
    const sent = await send(before, 'IMG_0001.jpg')
    sent.assertStatus(303)
    const [file] = await stored()
    const response = await fetchFile(file.id)
    response.assertStatus(200)
    const after = Buffer.from(response.body())
    const facts = await sharp(after).metadata()
    assert.deepInclude(facts, { format: 'jpeg', width: 20, height: 40 })
    assert.notExists(facts.exif)
    assert.isFalse(after.includes('Acme'))
    const preview = await fetchFile(file.id, 'preview')
    assert.equal((await sharp(Buffer.from(preview.body())).metadata()).format, 'webp')
  })

  test('nothing in a file may act, and no copy of it stays', async ({ assert }) => {
    await send(await png(), 'a.png')
    await send(pdf(), 'b.pdf')
    for (const { id, content_type: type } of await stored()) {
      const response = await fetchFile(id)
      response.assertStatus(200)
      response.assertHeader('content-type', type)
      response.assertHeader('content-security-policy', "default-src 'none'; sandbox")
      response.assertHeader('x-content-type-options', 'nosniff')
      response.assertHeader('cache-control', 'private, no-store')
      const how = type === 'application/pdf' ? /^attachment; / : /^inline; /
      assert.match(String(response.header('content-disposition')), how)
      assert.notInclude(String(response.header('content-disposition')), 'Wound')
    }
    const reads = (await room.actions()).filter((action) => action === 'patients.files.read')
    assert.lengthOf(reads, 2)
  })

  test('a PDF comes back byte by byte, whatever stands in it', async ({ assert }) => {
    const bytes = pdf()
    const sent = await send(bytes, 'letter.pdf')
    sent.assertStatus(303)
    const [file] = await stored()
    const response = await fetchFile(file.id)
    assert.isTrue(Buffer.from(response.body()).equals(bytes))
    const none = await fetchFile(file.id, 'preview')
    none.assertStatus(404)
  })

  test('a file is what its content is, not what its name says', async ({ assert }) => {
    const renamed = await send(await png(), 'report.pdf')
    renamed.assertStatus(303)
    assert.equal((await stored())[0].content_type, 'image/png')
  })

  test('{name} is refused with a sentence')
    .with([
      { name: 'an SVG named .png', make: () => SVG, says: 'This is no JPEG, PNG, WebP or PDF' },
      { name: 'a web page', make: () => '<html></html>', says: 'This is no JPEG' },
      {
        name: 'a web page that holds a PDF',
        make: () => `<html>${pdf().toString('latin1')}`,
        says: 'This is no JPEG',
      },
      {
        name: 'a PDF with something behind its end',
        make: () => `${pdf().toString('latin1')}<script>alert(1)</script>`,
        says: 'This is no whole PDF',
      },
      { name: 'half a PDF', make: () => pdf().subarray(0, 80), says: 'This is no whole PDF' },
      {
        name: 'half an image',
        make: async () => (await photograph()).subarray(0, 300),
        says: 'This image is damaged',
      },
      {
        name: 'a photograph of a newer phone',
        make: () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
        says: 'HEIC',
      },
      { name: 'an empty file', make: () => '', says: 'Choose a file.' },
    ])
    .run(async ({ assert }, { make, says }) => {
      const sent = await send(await make(), 'picture.png')
      sent.assertStatus(422)
      assert.include(sent.text(), says)
      assert.lengthOf(await stored(), 0)
      assert.equal(await room.desk.count('patients_attachment_pieces'), 0)
    })

  test('what hides behind an image is left behind', async ({ assert }) => {
    const sent = await send(await polyglot(), 'a.png')
    sent.assertStatus(303)
    const [file] = await stored()
    const response = await fetchFile(file.id)
    assert.isFalse(Buffer.from(response.body()).includes('<script>'))
  })

  test('a file that is too large is refused, and so is an image that unpacks to too much', async ({
    assert,
  }) => {
    const large = Buffer.concat([await png(), Buffer.alloc(10 * 1024 * 1024)])
    const sent = await send(large, 'a.png')
    sent.assertStatus(422)
    assert.include(sent.text(), 'This file is larger than 10 MB.')
    const create = { width: 9000, height: 9000, channels: 3 as const, background: '#fff' }
    const bomb = await sharp({ create, limitInputPixels: false }).png().toBuffer()
    const other = await send(bomb, 'a.png')
    other.assertStatus(422)
    assert.include(other.text(), 'This image has too many pixels.')
  })

  test('bytes and title stand sealed, in pieces, and open no more once the key is gone', async ({
    assert,
  }) => {
    const long = Buffer.concat([pdf().subarray(0, 9), Buffer.alloc(700_000, '%x\n'), pdf()])
    const sent = await send(long, 'scan.pdf')
    sent.assertStatus(303)
    const [file] = await stored()
    assert.match(file.title, /^sealed\.1\./)
    const pieces = await room.desk.rows('patients_attachment_pieces')
    assert.lengthOf(pieces, 3)
    const bytes = pieces.map((piece) => Buffer.from(piece.bytes as Buffer)) // a column of bytes
    assert.isFalse(bytes.some((piece) => piece.includes('startxref')))
    await room.desk.inside(() => destroyKeys([room.patientId]))
    const gone = await fetchFile(file.id)
    gone.assertStatus(410)
  })

  test('a mistake leaves the list and is kept', async ({ assert }) => {
    await send(await png(), 'a.png')
    const [file] = await stored()
    const sent = await room.desk.post(`${room.chart}/files/${file.id}/retraction`, {}, 'doctor')
    sent.assertStatus(303)
    const list = await room.desk.get(`${room.chart}/files`, 'doctor')
    assert.notInclude(list.text(), 'Wound, left hand')
    const all = await room.desk.get(`${room.chart}/files?all=1`, 'doctor')
    assert.include(all.text(), 'Wound, left hand')
    assert.include(all.text(), 'Entered in error')
  })

  test('a file belongs to a visit while that is a draft', async ({ assert }) => {
    const visit = await room.begin()
    const sent = await send(await png(), 'a.png', { role: 'doctor', fields: { visit } })
    sent.assertStatus(303)
    assert.include(String(sent.header('location')), `/visits/${visit}`)
    const page = await room.read(visit)
    assert.include(page.text(), 'Wound, left hand')
    await room.write(visit, { reason: 'Wound' })
    await room.sign(visit)
    const late = await send(await png(), 'a.png', { role: 'doctor', fields: { visit } })
    late.assertStatus(422)
    assert.include(late.text(), 'This visit is closed.')
    const other = await send(await png(), 'a.png', {
      fields: { visit: '01890000-0000-7000-8000-000000000000' },
    })
    other.assertStatus(404)
  })

  test('is nothing for reception, and an owner reads only', async ({ assert }) => {
    await send(await png(), 'a.png')
    const [file] = await stored()
    for (const part of ['content', 'preview']) {
      const refused = await fetchFile(file.id, part, 'receptionist')
      refused.assertStatus(403)
    }
    const list = await room.desk.get(`${room.chart}/files`, 'receptionist')
    list.assertStatus(403)
    const write = await send(await png(), 'a.png', { role: 'owner' })
    write.assertStatus(403)
    const read = await fetchFile(file.id, 'content', 'owner')
    read.assertStatus(200)
    const chart = await room.desk.get(room.chart, 'receptionist')
    assert.notInclude(chart.text(), '/files')
    const elsewhere = await room.desk.register({ given: 'Rui', family: 'Lopes' })
    const other = await room.desk.get(`/${elsewhere}/files/${file.id}/content`, 'doctor')
    other.assertStatus(404)
  })
})
