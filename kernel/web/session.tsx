import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect } from 'react'
import type { Ability } from '#kernel/contract/roles.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { languageOf } from '#kernel/contract/shapes.ts'
import type { Tool } from '#kernel/contract/endpoint.ts'
import { useLanguage } from './language.tsx'
import { Failed, Loading } from './components.tsx'

/** Who is signed in, as GET /me says it. */
export interface Me {
  id: string
  username: string
  email: string
  locale: string
  profileImage: string | null
  channels: { email: boolean; push: boolean }
  organizationId: string
  isStaff: boolean
  tools: Tool[]
  abilities: Ability[]
  /** `isStaff`: one works for it; of the others one is a resident. */
  apps: { id: string; name: string; colour: string; logo: string | null; isStaff: boolean }[]
  homes: {
    utilisationPeriodId: string
    unitId: string
    appId: string
    state: 'past' | 'current' | 'upcoming'
  }[]
}

const Person = createContext<Me | undefined>(undefined)

/** The person who is signed in; only below SignedIn. */
export const useMe = () => {
  const me = use(Person)
  if (!me) throw new Error('Nobody is signed in here')
  return me
}

interface Props {
  load: () => Promise<Me>
  /** In place of everything, as long as a second factor is owed. */
  enrol: ReactNode
  children: ReactNode
}

/** Shows its children once it is known who is there, in their language. */
export function SignedIn({ load, enrol, children }: Props) {
  const {
    data: me,
    error,
    isLoadingError,
    refetch,
  } = useQuery({ queryKey: ['/me', {}], queryFn: load, staleTime: 60_000 })
  const { choose } = useLanguage()
  useEffect(() => {
    if (me) choose(languageOf(me.locale))
  }, [me, choose])
  if (error instanceof Problem && error.code === 'second-factor-required') return enrol
  if (isLoadingError) return <Failed error={error} retry={() => void refetch()} />
  return me ? <Person value={me}>{children}</Person> : <Loading />
}
