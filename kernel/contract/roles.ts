import { z } from 'zod'
import * as stated from '#modules/stated.ts'

/** The roles of the wire. A role is granted on an app, a property, a building or a unit and covers all below it. */
export const Role = z.enum(stated.roles)
export type Role = z.infer<typeof Role>

/** What a role can let its holder do, each inside the place it was granted on. */
export const Ability = z.enum(stated.abilities)
export type Ability = z.infer<typeof Ability>

/** The one table of what each role lets its holder do, put together from what the modules state. */
export const abilitiesOf: Record<Role, readonly Ability[]> = { ...stated.abilitiesOf }

/** An ability that is part of a larger one: who has that may give it. */
export const partOf: Partial<Record<Ability, Ability>> = stated.partOf

export const ObjectType = z.enum(['App', 'Property', 'Group', 'Unit'])
export type ObjectType = z.infer<typeof ObjectType>
