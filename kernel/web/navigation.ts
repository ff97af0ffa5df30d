import { useMemo } from 'react'
import { unbroken } from '#kernel/contract/words.ts'
import { useLanguage } from './language.tsx'
import type { Entry, Guarded } from './screens.ts'
import type { Me } from './session.tsx'

/** Do the contract and the permissions of somebody include it? */
export const isOpenTo = ({ tools, abilities: own }: Me, { tool, abilities }: Guarded) =>
  (!tool || tools.includes(tool)) && (!abilities || abilities.some((ability) => own.includes(ability)))

/** Entries in their order, each with its name in the language of the screen. */
export const useEntries = <One extends Pick<Entry, 'order' | 'words'>>(entries: readonly One[]) => {
  const { language } = useLanguage()
  return useMemo(
    () =>
      entries
        .toSorted((one, other) => one.order - other.order)
        .map((entry) => ({ ...entry, name: unbroken(entry.words(language), language).name })),
    [entries, language],
  )
}
