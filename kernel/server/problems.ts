import { DatabaseError } from 'pg'
import { conflict, forbidden, Problem } from '#kernel/contract/problem.ts'

/**
 * What a failure means to the caller. A violated constraint carries its own name: booking_slot_taken is the problem
 * 'booking-slot-taken'; a distributed database may have put a shard's number behind it.
 */
export const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  if (error === 'forbidden') return forbidden()
  if (error instanceof DatabaseError) {
    if (error.code === '23505' && error.constraint?.includes('_pkey')) return conflict('id-taken')
    if (error.code?.startsWith('23') && error.constraint)
      return conflict(error.constraint.replace(/_\d+$/, '').replaceAll('_', '-'))
    if (error.code === '22021') return new Problem(400, 'control-characters')
    // Class 22 is about what was sent (a number too large, a day that is none): no second try makes it better.
    if (error.code?.startsWith('22')) return new Problem(400, 'not-storable')
    if (error.code === '40001' || error.code === '40P01') return conflict('changed-meanwhile')
    if (error.code === '57014') return new Problem(503, 'took-too-long', { retryAfter: 5 })
  }
  if (isDisconnection(error)) return new Problem(503, 'database-unavailable', { retryAfter: 2 })
  return new Problem(500, 'internal')
}

const isDisconnection = (error: unknown) =>
  (error instanceof DatabaseError && /^(?:57P|08)/.test(error.code ?? '')) ||
  (error instanceof Error &&
    /terminated|ECONNRE|ECONNREFUSED|EPIPE|not queryable|Connection ended/.test(
      `${error.message} ${'code' in error ? error.code : ''}`,
    ))

/** RFC 9457. */
export const problemReply = ({ status, code, issues, retryAfter, detail }: Problem, requestId: string) =>
  new Response(JSON.stringify({ status, code, title: code, issues, retryAfter, detail, requestId }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
  })
