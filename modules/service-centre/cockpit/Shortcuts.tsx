import { useWords } from '#kernel/web/language.tsx'
import { Dialog } from '#kernel/web/components.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { filterWords } from '../filters.words.ts'
import { screenWords } from '../screens.words.ts'

/** What single keys do. */
export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords(screenWords)
  const texts = useWords(filterWords)
  const common = useWords(commonWords)
  return (
    <Dialog title={common.shortcuts} open={open} onClose={onClose}>
      <dl className="shortcuts stack">
        {[
          ['j / k', words.shortcutNext],
          ['Enter', texts.shortcutOpen],
          ['r', words.shortcutReply],
          ['n', words.shortcutNew],
          ['f', texts.filters],
          ['/', words.shortcutSearch],
          ['?', words.shortcutHelp],
        ].map(([key, what]) => (
          <div key={key} className="row">
            <dt>
              <kbd className="shortcut">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
