import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import type { HomeShown } from '#kernel/web/screens.ts'
import { listCategories } from '../categories.contract.ts'
import { reportWords } from '../report.words.ts'
import { RequestList } from './Requests.tsx'

/** Leads to the report of something at home, unless one lives there no more. */
export function ReportButton({ home }: HomeShown) {
  const words = useWords(reportWords)
  // Read now, so that something can be reported once there is no network.
  useQuery({ ...read(listCategories, { params: { appId: home?.appId ?? '' } }), enabled: Boolean(home) })
  if (!home || home.state === 'past') return null
  return (
    <Link to="/report" search={{ home: home.utilisationPeriodId } as never} className="button primary big">
      {words.report}
    </Link>
  )
}

export function LatestRequests() {
  const words = useWords(reportWords)
  return (
    <>
      <h2>{words.requests}</h2>
      <RequestList limit={5} />
    </>
  )
}
