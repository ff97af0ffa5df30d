import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import { useWords } from './language.tsx'
import { Button } from './components.tsx'
import { commonWords } from './words.ts'

interface Toast {
  text: string
  undo?: (() => void) | undefined
}

const Toasts = createContext<(toast: Toast) => void>(() => {})

/** Says that something has been done, aloud for screen readers, with a way back where there is one. */
export const useToast = () => use(Toasts)

export function ToastProvider({ children }: { children: ReactNode }) {
  const words = useWords(commonWords)
  const [toast, setToast] = useState<Toast>()
  const show = useMemo(() => {
    let timer = 0
    return (next: Toast) => {
      setToast(next)
      clearTimeout(timer)
      timer = window.setTimeout(() => setToast(undefined), next.undo ? 10_000 : 4000)
    }
  }, [])
  return (
    <Toasts value={show}>
      {children}
      <div className="toasts" aria-live="polite">
        {toast && (
          <div className="toast">
            {toast.text}
            {toast.undo && (
              <Button
                kind="quiet"
                onClick={() => {
                  toast.undo?.()
                  setToast(undefined)
                }}
              >
                {words.undo}
              </Button>
            )}
          </div>
        )}
      </div>
    </Toasts>
  )
}
