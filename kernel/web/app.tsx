import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { Me } from './session.tsx'
import { paint } from './theme.ts'

type App = Me['apps'][number]

interface Chosen {
  /** Undefined for somebody who has none, such as a colleague whose last permission has gone. */
  app: App | undefined
  apps: App[]
  choose: (id: string) => void
}

const Chosen = createContext<Chosen>({ app: undefined, apps: [], choose: () => {} })
const KEY = 'palier-app'

/** The app that the screens are about, and how to go to another. */
export const useApp = () => use(Chosen)

/** Everything below is about one of these apps, in its colours: the one last chosen on this device, else the first. */
export function InApp({ apps, children }: { apps: App[]; children: ReactNode }) {
  const [kept, keep] = useState(() => localStorage.getItem(KEY))
  const app = apps.find(({ id }) => id === kept) ?? apps[0]
  useEffect(() => paint(app?.colour), [app?.colour])
  const choose = useCallback((id: string) => {
    localStorage.setItem(KEY, id)
    keep(id)
  }, [])
  const chosen = useMemo(() => ({ app, apps, choose }), [app, apps, choose])
  return <Chosen value={chosen}>{children}</Chosen>
}
