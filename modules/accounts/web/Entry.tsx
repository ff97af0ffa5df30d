import { type ReactNode, useEffect } from 'react'
import { Language } from '#kernel/contract/shapes.ts'
import { useLanguage, useWords } from '#kernel/web/language.tsx'
import { Mark } from '#kernel/web/components.tsx'
import { paint } from '#kernel/web/theme.ts'
import { commonWords } from '#kernel/web/words.ts'

export interface Brand {
  name: string
  colour: string
  logoUrl: string | null
  slogan?: string
}

/** The page around everything one sees before one is signed in. */
export function Entry({
  brand,
  title,
  children,
}: {
  brand?: Brand | undefined
  title: string
  children: ReactNode
}) {
  const { language, choose } = useLanguage()
  const words = useWords(commonWords)
  useEffect(() => {
    document.title = `${title} · ${brand?.name ?? 'Palier'}`
  }, [brand, title])
  const colour = brand?.colour
  useEffect(() => paint(colour), [colour])
  return (
    <main className="entry">
      <div className="brand">
        {brand?.logoUrl ? <img src={brand.logoUrl} alt="" width="48" height="48" /> : <Mark size={40} />}
        {brand?.name ?? 'Palier'}
      </div>
      <div className="card stack">
        <h1>{title}</h1>
        {children}
      </div>
      <div className="languages" role="group" aria-label={words.language}>
        {Language.options.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === language}
            lang={each}
            onClick={() => choose(each)}
          >
            {{ de: 'Deutsch', fr: 'Français', it: 'Italiano', en: 'English' }[each]}
          </button>
        ))}
      </div>
    </main>
  )
}
