import { useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { webhookWords } from '../screens.words.ts'

/** A secret that is shown this once, to be handed on. */
export function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const words = useWords(webhookWords)
  const toast = useToast()
  return (
    <div className="stack">
      <p>{words.secretOnceHint}</p>
      <code className="secret">{secret}</code>
      <div className="row">
        <Button
          kind="primary"
          onClick={() => void navigator.clipboard.writeText(secret).then(() => toast({ text: words.copied }))}
        >
          {words.copy}
        </Button>
        <Button onClick={onDone}>{words.done}</Button>
      </div>
    </div>
  )
}
