import { useState } from 'react'

const KEY = 'palier-appearance'

export const appearances = ['device', 'light', 'dark'] as const
type Appearance = (typeof appearances)[number]

/** Light, dark or as the device: a matter of the screen, so it is kept on the device. */
export const useAppearance = () => {
  const [appearance, setAppearance] = useState(
    () => appearances.find((each) => each === document.documentElement.dataset.appearance) ?? 'device',
  )
  const choose = (next: Appearance) => {
    setAppearance(next)
    document.documentElement.dataset.appearance = next
    localStorage.setItem(KEY, next)
  }
  return [appearance, choose] as const
}
