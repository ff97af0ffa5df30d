import { serve } from '#kernel/server/serve.ts'
import { mayApplyPreset } from './grants.policy.ts'
import { applyPreset, grant, placeOf, revoke } from './permissions.commands.ts'
import * as contract from './permissions.contract.ts'
import { listed, present } from './permissions.presenter.ts'
import { findPermission } from './permissions.queries.ts'
import { mayManageStaff } from './policy.ts'
import { findNamedUser, findUser } from './users.queries.ts'

export const permissionEndpoints = [
  serve(contract.listPermissions, {
    find: findNamedUser,
    allow: (actor, person) => actor.personId === person.id || mayManageStaff(actor),
    run: ({ db, actor, subject }) => listed(db, actor, subject),
  }),
  serve(contract.grantPermission, {
    find: findNamedUser,
    allow: mayManageStaff,
    async run({ db, actor, subject, body }) {
      if (!('batch' in body)) return present(actor, subject, await grant(db, actor, subject, body))
      for (const each of body.batch) await grant(db, actor, subject, each)
      return new Response(null, { status: 204 })
    },
  }),
  serve(contract.revokePermission, {
    async find({ db, actor, params }) {
      const permission = await findPermission(db, actor, params.permissionId)
      const person = permission && (await findUser(db, actor, permission.personId))
      return person && { permission, person }
    },
    allow: (actor, { person }) => actor.personId === person.id || mayManageStaff(actor),
    run: ({ db, actor, subject: { permission, person } }) => revoke(db, actor, person, permission),
  }),
  serve(contract.applyPreset, {
    find: findNamedUser,
    allow: mayManageStaff,
    async run({ db, actor, subject, body }) {
      await applyPreset(db, actor, subject, body)
      return listed(db, actor, subject)
    },
  }),
  serve(contract.listPresets, {
    allow: mayManageStaff,
    async run({ db, actor, query: { objectID, objectType } }) {
      const place = await placeOf(db, objectType, objectID)
      const items = contract.Preset.options.map((preset) => ({
        preset,
        can: { apply: mayApplyPreset(actor, preset, place) },
      }))
      return { _embedded: { items }, total: items.length }
    },
  }),
]
