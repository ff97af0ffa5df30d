import { useId } from 'react'
import { appearances, useAppearance } from '#kernel/web/appearance.ts'
import { useWords } from '#kernel/web/language.tsx'
import { profileWords } from '../profile.words.ts'

/** Light, dark, or as the device. */
export function Appearance() {
  const words = useWords(profileWords)
  const [appearance, choose] = useAppearance()
  const id = useId()
  return (
    <section className="card stack">
      <div>
        <h2 id={id}>{words.appearance}</h2>
        <small>{words.appearanceHint}</small>
      </div>
      <div className="segments" role="radiogroup" aria-labelledby={id}>
        {appearances.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={id}
              className="hidden"
              checked={each === appearance}
              onChange={() => choose(each)}
            />
            {words[each]}
          </label>
        ))}
      </div>
    </section>
  )
}
