import { languageOf } from '#kernel/contract/shapes.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { changeAddresses } from '#modules/accounts/public.ts'
import { writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { moveInvitation } from '#modules/tenant-management/public.ts'
import type { ExchangeCounts } from './contract.ts'
import type { ExchangeManifest } from './manifest.contract.ts'
import type { LineProblem } from './lines.rules.ts'
import { findDeliverers } from './recipients.queries.ts'
import { problemLine } from './reasons.words.ts'
import { exchangeMailWords } from './words.ts'

interface Result {
  id: string
  appId: string
  createdById: string | null
  manifest: ExchangeManifest
  state: 'applied' | 'refused' | 'to-confirm'
  counts: Record<string, ExchangeCounts>
  problems: readonly LineProblem[]
  /** How many new addresses wait for the owners of their accounts. */
  addressesWaiting?: number
}

const PROBLEMS_TOLD = 10

/**
 * Writes what became of a delivery to those whom its manifest names, each by their level. What waits for somebody's
 * click is told in any case: to all whom it names, or to those who may click.
 */
export const notifyResult = async (db: Db, services: Services, result: Result) => {
  const { id, appId, manifest, state, counts, problems, addressesWaiting = 0 } = result
  const recipients = recipientsOf(manifest, state)
  if (state === 'to-confirm' && recipients.length === 0)
    recipients.push(...(await findDeliverers(db, appId, result.createdById)))
  const brand = await brandOf(db, appId)
  const language = languageOf(brand.defaultLocale)
  const words = exchangeMailWords(language)
  const told = state === 'to-confirm' ? 'waiting' : state
  const subject = words[`${told}Subject`](brand.name)
  const paragraphs = [
    words[told],
    ...Object.entries(counts).map(([file, tally]) => words.counts(file, tally)),
    ...(addressesWaiting > 0 ? [words.addresses(addressesWaiting)] : []),
    ...problems.slice(0, PROBLEMS_TOLD).map((problem) => problemLine(language, problem)),
    ...(problems.length > PROBLEMS_TOLD ? [words.more(problems.length - PROBLEMS_TOLD)] : []),
  ]
  for (const recipient of new Set(recipients))
    await writeMail(db, services, {
      key: `exchange ${id} ${state} ${recipient}`,
      kind: 'exchange',
      recipient,
      language,
      brand,
      reason: 'interface',
      subject,
      heading: subject,
      paragraphs,
      button: {
        label: state === 'to-confirm' ? words.look : words.open,
        url: `${services.publicUrl}/cockpit/master-data/deliveries/${id}`,
      },
    })
}

const recipientsOf = ({ reportEmails }: ExchangeManifest, state: Result['state']) => {
  const wanted = state === 'refused' ? 'error' : 'success'
  return reportEmails.filter(({ level }) => level === undefined || level === wanted).map(({ email }) => email)
}

interface Readdressed {
  people: readonly { personId: string; email: string }[]
  invitations: readonly { codeId: string; from: string }[]
}

/**
 * Addresses that the ERP corrects: an account gets them as by any other door; the code of an invitation goes to the new one, and
 * the old one is told.
 */
export const notifyReaddressed = async (
  db: Db,
  services: Services,
  deliveryId: string,
  { people, invitations }: Readdressed,
) => {
  await changeAddresses(db, services, deliveryId, people)
  for (const { codeId, from } of invitations) await moveInvitation(db, services, { id: codeId, from })
}
