import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useState } from 'react'
import { useApp } from '#kernel/web/app.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { AppMark, Dialog } from '#kernel/web/components.tsx'
import { cockpitWords } from '../words.ts'

/** Which of several apps one works in; not there for those who work for one. */
export function AppSwitcher({ onSwitched }: { onSwitched: () => void }) {
  const words = useWords(cockpitWords)
  const { app, apps, choose } = useApp()
  const [open, setOpen] = useState(false)
  if (!app || apps.length < 2) return null
  return (
    <>
      <button
        type="button"
        className="switcher"
        aria-haspopup="dialog"
        aria-label={words.inApp(app.name)}
        onClick={() => setOpen(true)}
      >
        <AppMark app={app} />
        <span className="grow">{app.name}</span>
        <IconSelector size={18} stroke={1.6} aria-hidden="true" />
      </button>
      <Dialog title={words.chooseApp} open={open} onClose={() => setOpen(false)}>
        <ul className="apps stack">
          {apps.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                className="switcher"
                aria-current={each.id === app.id ? 'true' : undefined}
                onClick={() => {
                  setOpen(false)
                  if (each.id === app.id) return
                  choose(each.id)
                  onSwitched()
                }}
              >
                <AppMark app={each} />
                <span className="grow">{each.name}</span>
                {each.id === app.id && <IconCheck size={20} stroke={1.8} aria-hidden="true" />}
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
