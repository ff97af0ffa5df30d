import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moduleList } from '#apps/modules.ts'
import { openWorld } from '#test/world.ts'
import { openMetrics } from './metrics.ts'

const { owner } = await openWorld()

test('Prometheus reads requests by route, connections, the queue and the event loop', async (context) => {
  const metrics = openMetrics(moduleList.flatMap(({ figures }) => figures ?? []))
  const close = await metrics.listen('127.0.0.1', 49_731, [owner])
  context.after(close)
  metrics.answered({
    method: 'GET',
    route: '/tickets/:ticketId',
    status: 200,
    milliseconds: 12,
    requestId: 'r1',
  })
  await owner.query(`update mail_server set failing_since = now() - interval '40 seconds'`)
  const text = await (await fetch('http://127.0.0.1:49731/metrics')).text()
  for (const expected of [
    /palier_request_seconds_count\{method="GET",route="\/tickets\/:ticketId",status="200"\} 1/,
    /palier_jobs_waiting \d/,
    /palier_mails_waiting 0/,
    /palier_mail_server_failing_seconds [3-9]\d/,
    /palier_database_connections \d/,
    /palier_database_waiting 0/,
    /nodejs_eventloop_lag_seconds/,
  ])
    assert.match(text, expected)
  assert.doesNotMatch(text, /r1/)
})
