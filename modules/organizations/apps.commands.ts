import type { Row } from '#database/tables.ts'
import type { Body } from '#kernel/contract/endpoint.ts'
import { wrongField } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { followed } from '#kernel/server/module.ts'
import type { Services } from '#kernel/server/services.ts'
import { publishOwn, withdraw } from '#modules/files/public.ts'
import { presentApp } from './apps.presenter.ts'
import type * as contract from './contract.ts'
import { appChanged, appCreated } from './events.ts'
import * as queries from './queries.ts'

export const createApp = async (
  db: Db,
  { modules }: Pick<Services, 'modules'>,
  actor: Actor,
  { availableLocales, ...rest }: Body<typeof contract.createApp>,
) => {
  const locales = availableLocales && { locales: availableLocales, defaultLocale: availableLocales[0]! }
  const app = await queries.insertApp(db, { ...rest, ...locales })
  await followed(db, modules, 'an app was made', { appId: app.id, actor })
  await record(db, appCreated, { actor, subjectId: app.id, data: { appId: app.id } })
  return app
}

/** Changes an app and gives it as it is then. Throws Problem 400 'file-not-attachable'. */
export const changeApp = async (
  db: Db,
  actor: Actor,
  before: Row<'app'>,
  { slogan, logo, icon, availableLocales, ...rest }: Body<typeof contract.changeApp>,
) => {
  await showPictures(db, actor, before, { logo, icon })
  const app = await queries.setApp(db, before.id, {
    ...rest,
    ...(slogan && { slogan: JSON.stringify(slogan) }),
    ...(logo !== undefined && { logoId: logo }),
    ...(icon !== undefined && { iconId: icon }),
    ...(availableLocales && { locales: availableLocales }),
    name: rest.name ?? before.name,
  })
  const after = presentApp(actor, app)
  const changes = changesOf(presentApp(actor, before), after)
  await record(db, appChanged, { actor, subjectId: app.id, data: { appId: app.id, changes } })
  return after
}

interface Pictures {
  logo?: string | null | undefined
  icon?: string | null | undefined
}

/** What an app shows at its sign-in is for everyone; what it no longer shows is not. */
const showPictures = async (
  db: Db,
  actor: Actor,
  app: Row<'app'>,
  { logo = app.logoId, icon = app.iconId }: Pictures,
) => {
  const before = [app.logoId, app.iconId]
  const after = { logo, icon }
  for (const [name, picture] of Object.entries(after))
    if (picture && !before.includes(picture) && !(await publishOwn(db, actor, picture)))
      throw wrongField(name, 'file-not-attachable')
  for (const picture of before)
    if (picture && picture !== logo && picture !== icon) await withdraw(db, picture)
}
