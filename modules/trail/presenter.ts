import type { Services } from '#kernel/server/services.ts'
import { type Trail, trailOf } from './brought.rules.ts'
import type { TrailEntry, TrailType } from './contract.ts'
import type { Row } from './queries.ts'

/** In which words the modules that run here tell of what happened. */
export const trailIn = ({ modules }: Pick<Services, 'modules'>) =>
  trailOf(modules.flatMap(({ trail }) => trail ?? []))

const nobody = { door: 'job', address: '', device: '' } as const

const named = (id: string | null, username: string | null) => (id ? { id, username: username ?? '–' } : null)

/** An entry as the wire shows it; of a type of which no module tells any more, nothing. */
export const present =
  (trail: Trail) =>
  (row: Row): TrailEntry[] => {
    if (!trail.has(row.type)) return []
    const { changes = {}, ...data } = row.data
    const details = Object.fromEntries(Object.entries(data).filter(([name]) => !name.endsWith('Id')))
    const { door, address, device } = row.origin ?? nobody
    return [
      {
        id: row.id,
        type: row.type as TrailType,
        occurredAt: row.occurredAt.toISOString(),
        actor: named(row.actorId, row.actorName),
        concerned: named(row.concernedId, row.concernedName),
        origin: {
          door,
          address,
          device,
          program: row.programId ? { id: row.programId, name: row.programName ?? '' } : null,
        },
        places: row.places ?? [],
        details: { ...(row.thingName && { name: row.thingName }), ...details },
        changes: changes as TrailEntry['changes'],
      },
    ]
  }

/** As the person sees it whose account it touches: from where others acted, and what they noted, is not theirs to know. */
export const presentToOwner =
  (trail: Trail) =>
  (row: Row): TrailEntry[] =>
    present(trail)(row).map((entry) => {
      if (row.actorId === row.concernedId) return entry
      const { reason: _, ...details } = entry.details
      return { ...entry, details, origin: { ...entry.origin, address: '', device: '' } }
    })
