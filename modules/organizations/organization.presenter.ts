import type { Actor } from '#kernel/server/actor.ts'
import { mayEditOrganization } from './policy.ts'

export interface Organization {
  id: string
  name: string
  tools: string[]
}

export const presentOrganization = (actor: Actor, { id, name, tools }: Organization) => ({
  id,
  name,
  tools: tools as never[],
  can: { edit: mayEditOrganization(actor) },
})
