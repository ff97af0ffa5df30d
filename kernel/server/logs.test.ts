import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLog, readable } from './logs.ts'

const written = () => {
  const lines: string[] = []
  return { lines, destination: { write: (line: string) => void lines.push(line) } }
}

test('a log line is one JSON object with a time, and keeps ids', () => {
  const { lines, destination } = written()
  openLog('info', destination).info({ requestId: 'r1', status: 200 }, 'answered')
  const { time, ...rest } = JSON.parse(lines[0] ?? '')
  assert.deepEqual(rest, { level: 30, requestId: 'r1', status: 200, msg: 'answered' })
  assert.match(time, /^\d{4}-\d\d-\d\dT/)
})

test('what could name a person is left out even when somebody logs it', () => {
  const { lines, destination } = written()
  openLog('info', destination).info({ email: 'anna@example.ch', mail: { text: 'Grüezi', id: 7 } }, 'sent')
  assert.doesNotMatch(lines[0] ?? '', /anna|Grüezi/)
  assert.match(lines[0] ?? '', /"id":7/)
})

test('on a terminal a failure is a short line, and what went well says nothing', () => {
  const line = (fields: object) => JSON.stringify({ time: '2026-11-23T08:15:00.000Z', ...fields })
  assert.equal(readable(line({ level: 30, status: 200, msg: 'answered' })), '')
  assert.equal(
    readable(line({ level: 50, msg: 'A request failed', route: '/tickets', requestId: 'r1' })),
    '08:15:00 error A request failed  route=/tickets requestId=r1\n',
  )
})
