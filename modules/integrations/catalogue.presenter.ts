import type { Db } from '#kernel/server/database.ts'
import { type Located, type Module, type Thing, thingsOf } from '#kernel/server/module.ts'
import type { EventName, WireEvent } from './contract.ts'

/** An event as it was recorded. */
export interface Recorded {
  id: string
  type: string
  subjectId: string
  data: unknown
  actorId: string | null
  occurredAt: Date
}

/** What of the one event table is told outside, as the modules say it of their things. */
export const catalogueOf = (all: readonly Module[]) => {
  const things = thingsOf(all)
  const told = Object.entries(things).flatMap(([resource, thing]) =>
    thing.events.map((type) => ({ resource, thing, type })),
  )
  const byType = new Map(told.map((each) => [each.type.name, each]))
  /** The wire's name of an event that is told outside. */
  const nameOf = (type: string) => (byType.get(type)?.thing.wireNames?.[type] ?? type) as EventName
  const resourcesOfNames = new Map<string, string>(
    told.map(({ resource, type }) => [nameOf(type.name), resource]),
  )

  /** Which apps things belong to, by their id. What is gone, or belongs to none, belongs to the organization as a whole. */
  const locate = async (db: Db, subjects: { resource: string; id: string }[]) => {
    const located = new Map<string, Located[]>()
    for (const [resource, group] of Map.groupBy(subjects, (subject) => subject.resource))
      for (const each of await things[resource]!.locate(db, [...new Set(group.map(({ id }) => id))]))
        located.set(each.id, [...(located.get(each.id) ?? []), each])
    return located
  }

  /** An event as the wire has it, seen from one of the apps that its subject belongs to. */
  const present = (event: Recorded, located: Located): WireEvent => {
    const { resource, thing } = byType.get(event.type)!
    return {
      id: event.id,
      name: nameOf(event.type),
      urn: urnOf(resource, event.subjectId, located),
      data: {
        id: event.subjectId,
        appID: located.appId,
        ...(located.category && { category: located.category.id }),
        ...asWire(thing, event),
        actorID: event.actorId,
      },
      createdDate: event.occurredAt.toISOString(),
    }
  }

  return {
    things,
    /** The types of event that are told outside. */
    types: told.map(({ type }) => type),
    resourceOf: (type: string) => byType.get(type)?.resource,
    nameOf,
    /** The kind of thing that an event of the wire is about. */
    resourceOfName: (name: string) => resourcesOfNames.get(name),
    locate,
    present,
  }
}

export type Catalogue = ReturnType<typeof catalogueOf>

const urnOf = (resource: string, id: string, { appId, category }: Located) =>
  ['urn:allthings:app', appId, resource, ...(category ? [category.id] : []), id].join(':')

/** The wire writes ids with capitals. */
const asWire = ({ dataOf }: Thing, { type, data }: Recorded) => {
  const said = data as Record<string, unknown>
  const shown = dataOf ? dataOf({ type, data: said }) : said
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name.replace(/Id$/, 'ID'), value]))
}
