import { languageOf } from '#kernel/contract/shapes.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { findPeriods, type CodeRow } from './queries.ts'
import { invitationWords } from './words.ts'

/** The page that a code is used on. */
export const registrationUrl = (publicUrl: string, appId: string, code: string) =>
  `${publicUrl}/app/register?app=${appId}&code=${encodeURIComponent(code)}`

/** Writes the invitation to the tenant's address, in their language. */
export const writeInvitation = async (db: Db, platform: Platform, row: CodeRow) => {
  const [period] = await findPeriods(db, row.periodIds)
  const brand = await brandOf(db, period?.appId)
  const language = languageOf(row.locale ?? brand.defaultLocale)
  const words = invitationWords(language)
  await writeMail(db, platform, {
    key: `invitation ${row.id} ${row.resendAttempts.length} ${Date.now()}`,
    kind: 'invitation',
    recipient: row.tenantEmail!,
    subject: words.subject(brand.name),
    language,
    brand,
    heading: words.heading(row.tenantName ?? ''),
    paragraphs: [words.text(row.place ?? ''), words.codeHint],
    code: row.code,
    button: { label: words.button, url: registrationUrl(platform.publicUrl, brand.appId, row.code) },
  })
}
