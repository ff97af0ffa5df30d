import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { demandWords } from '../demand.words.ts'
import { findSecondFactor } from '../second-factor.contract.ts'

/** Says in time that the organization will demand a second factor, to whoever has none, and leads to where it is set up. */
export function DemandNotice() {
  const words = useWords(demandWords)
  const formats = useFormats()
  const { data } = useQuery({ ...read(findSecondFactor, {}), staleTime: 600_000 })
  if (!data?.demandedFrom || data.confirmedAt || data.passkeys > 0) return null
  return (
    <p className="notice">
      {words.soon(formats.day(data.demandedFrom))} <Link to="/profile">{words.setUp}</Link>
    </p>
  )
}
