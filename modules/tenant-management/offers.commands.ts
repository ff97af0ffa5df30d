import { languageOf } from '#kernel/contract/shapes.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { findActorById, findPersonForJob, PROGRAM } from '#modules/accounts/public.ts'
import { notify, wasNotified } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import type { CodeRow } from './codes.queries.ts'
import { homesOf, mailAsked } from './mail.ts'
import { answeredKind, askedKind } from './notifications.rules.ts'
import { listOffers } from './offers.queries.ts'
import { offerWords } from './offers.words.ts'
import { ownsCode } from './policy.ts'

/** Tells who made an invitation what became of it, if they still look after its homes; a program reads events. */
export const notifyInviter = async (db: Db, code: CodeRow, said: 'accepted' | 'declined', name?: string) => {
  const inviter = code.invitedById && (await findActorById(db, code.invitedById))
  if (!inviter || !ownsCode(inviter, code)) return
  if ((await findPersonForJob(db, inviter.personId))?.type === PROGRAM) return
  const words = offerWords(languageOf(inviter.locale))
  const title = words[said](name ?? code.tenantName ?? code.tenantEmail ?? code.code, homesOf(code))
  const objectId = code.places[0]!.unitId
  await notify(db, answeredKind, { personId: inviter.personId, title, objectId })
}

/** Puts an invitation into the inbox of the account that has its address, once. */
export const notifyInvited = async (db: Db, code: CodeRow, person: { id: string; locale: string }) => {
  if (await wasNotified(db, person.id, code.id)) return
  const brand = await brandOf(db, code.places[0]?.appId)
  const title = offerWords(languageOf(person.locale)).asked(brand.name, homesOf(code))
  await notify(db, askedKind, { personId: person.id, title, objectId: code.id })
}

/** Tells somebody who has used a code, in their inbox and by mail, that it is to open a further home. */
export const notifyOffered = async (
  db: Db,
  services: Services,
  { personId, codeId }: { personId: string; codeId: string },
) => {
  const [offer] = await listOffers(db, { personId }, codeId)
  const person = await findPersonForJob(db, personId)
  if (!offer || !person) return
  const brand = await brandOf(db, offer.appId)
  const home = offer.homes.map(({ address, unit }) => `${address}, ${unit}`).join(' · ')
  const title = offerWords(languageOf(person.locale)).asked(brand.name, home)
  await notify(db, askedKind, { personId, title, objectId: codeId })
  const key = `offer ${codeId} ${offer.homes.map(({ utilisationPeriodId }) => utilisationPeriodId).join(' ')}`
  await mailAsked(db, services, person, { key, brand, home, expiresAt: null })
}
