import type { ExpressionBuilder } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'

/** An inbox is read by its owner only. */
export const visibleTo = (actor: Actor) => (row: ExpressionBuilder<Tables, 'notification'>) =>
  row('personId', '=', actor.personId)
