import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hasControls } from '#kernel/contract/text.ts'
import { arbitraryDay, arbitraryNumber, arbitraryText } from '#test/arbitrary.ts'
import {
  AGENT,
  csv,
  everything,
  GROUP,
  key,
  openErp,
  PERIOD,
  PROPERTY,
  TENANT,
  UNIT,
} from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'
import { fileNames, ruleOf } from './files.rules.ts'
import { headerProblems, readLine } from './lines.rules.ts'

const world = await openWorld()

test('whatever is in the cells and headers of a delivery, what is said of it can be kept, and what is taken is in its one form', () => {
  const uuid = fc.nat(1e6).map((n) => key(PROPERTY, n))
  const cell = fc.oneof(
    arbitraryText,
    arbitraryDay,
    arbitraryNumber,
    uuid,
    fc.constantFrom('', 'property', 'CH', '+41313211111', 'agent', 'a@müller.ch'),
  )
  for (const file of fileNames) {
    const { columns, operations } = ruleOf(file)
    const header = ['importType', ...Object.keys(columns)]
    const cells = fc.tuple(fc.constantFrom(...operations), ...header.slice(1).map(() => cell))
    fc.assert(
      fc.property(
        cells,
        fc.array(arbitraryText, { maxLength: 3 }),
        fc.constantFrom('uuid' as const, 'any' as const),
        (given, names, ids) => {
          const read = readLine(file, header, given, { line: 2, ids, zone: 'Europe/Zurich' })
          const said = [...read.problems, ...headerProblems(file, names)]
          assert.doesNotMatch(JSON.stringify([said, read.line]), /\\u(?:0000|d[89a-f])/i)
          if (!read.line) return
          const { v, op } = read.line
          const again = [op, ...header.slice(1).map((name) => v[name] ?? '')]
          assert.ok(again.every((text) => !hasControls(text)))
          assert.deepEqual(
            readLine(file, header, again, { line: 2, ids, zone: 'Europe/Zurich' }).line?.v,
            v,
            file,
          )
        },
      ),
      { seed: 20_261_126, numRuns: 150 },
    )
  }
})

test('a delivery with what nobody can store ends, with the cell that is to blame', async () => {
  const erp = await openErp(world)
  const refusals = async (files: Record<string, string>) => {
    const { id, state } = await erp.deliver(files)
    assert.equal(state, 'refused')
    return (await erp.problems(id)).map(({ file, line, column, reason }) =>
      [file, line, column, reason].join(' '),
    )
  }
  assert.deepEqual(
    await refusals({
      'properties.csv': csv('importType,id,na\u0000me,name', `insert,${key(PROPERTY, 1)},,Kramgasse`),
    }),
    ['properties.csv 1 na\ufffdme unknown-column'],
  )
  assert.deepEqual(
    (
      await refusals({
        ...everything,
        'properties.csv': csv(
          'importType,id,name',
          `insert,${key(PROPERTY, 1)},Kram\u0000gasse`,
          `insert,${key(PROPERTY, 2)},Kram\u009bgasse`,
        ),
        'utilisationPeriods.csv': csv(
          'importType,id,unitId,startDate,endDate',
          `insert,${key(PERIOD, 1)},${key(UNIT, 1)},0000-01-01,`,
          `insert,${key(PERIOD, 2)},${key(UNIT, 1)},2024-01-01,2300-12-31`,
          `insert,${key(PERIOD, 3)},${key(UNIT, 1)},1850-01-01,1850-02-01`,
        ),
        'tenants.csv': csv(
          'importType,id,registrationCode,email,name',
          `insert,${key(TENANT, 1)},ABCD-1234,info@раypal.com,${'🏠'.repeat(101)}`,
        ),
      })
    ).toSorted(),
    [
      'properties.csv 2 name text',
      'properties.csv 3 name text',
      'tenants.csv 2 email email-look-alike',
      'tenants.csv 2 name name',
      'utilisationPeriods.csv 2 startDate date-out-of-range',
      'utilisationPeriods.csv 3 endDate date-out-of-range',
      'utilisationPeriods.csv 4 endDate date-out-of-range',
      'utilisationPeriods.csv 4 startDate date-out-of-range',
    ],
  )
})

test('addresses of every script and names with what is not to be seen are delivered in their one form, and found again', async () => {
  const erp = await openErp(world)
  const files = {
    ...everything,
    'units.csv': csv(
      'importType,id,groupId,name',
      `insert,${key(UNIT, 1)}\u200b,${key(GROUP, 1)},3.\u00a0OG \u202elinks\u202c`,
    ),
    'tenants.csv': csv(
      'importType,id,registrationCode,email,phone,name',
      `insert,${key(TENANT, 1)},ABCD-1234,Info@XN--bckerei-muster-5hb.ch,\u202a+41790000000\u202c,Anna\u00ad Meier`,
    ),
    'agents.csv': csv(
      'importType,id,email,firstName,lastName',
      `insert,${key(AGENT, 1)},ПОЧТА@пример.рф,Hans,Mu\u0308ller`,
    ),
  }
  const job = await erp.deliver(files)
  assert.equal(job.state, 'applied')
  const [unit] = await erp.rows('unit')
  const [code] = await erp.rows('registrationCode')
  const agent = (await erp.rows('person')).find(({ externalId }) => externalId === key(AGENT, 1))!
  assert.equal(unit!.name, '3. OG links')
  assert.deepEqual(
    [code!.tenantEmail, code!.tenantPhone, code!.tenantName],
    ['Info@bäckerei-muster.ch', '+41790000000', 'Anna Meier'],
  )
  assert.deepEqual([agent.email, agent.username], ['почта@пример.рф', 'Hans Müller'])
  const again = await erp.deliver(files)
  assert.equal(
    Object.values(again.counts).reduce((sum, { created, changed }) => sum + created + changed, 0),
    0,
  )
})
