import { type RefObject, useEffect, useRef, useState } from 'react'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog } from '#kernel/web/components.tsx'
import { scannerWords } from '../scanner.words.ts'
import { readCode, readPhoto, searchOf } from './qr.ts'

type Found = (search: Record<string, string>) => void
type Trouble = 'denied' | 'noCamera' | 'busy' | 'insecure' | 'notOurs' | 'nothingFound' | 'noPicture'

/** Reads the QR code of a letter: with the camera, or from a picture where there is none or it may not be used. */
export function Scanner({ onFound, onClose }: { onFound: Found; onClose: () => void }) {
  const words = useWords(scannerWords)
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<Trouble>()
  const [looking, setLooking] = useState(false)
  const accept = (said: string) => {
    const search = searchOf(said)
    if (search) onFound(search)
    else setTrouble('notOurs')
    return Boolean(search)
  }
  const seeing = useCamera(video, accept, setTrouble)
  const choose = async (file: File) => {
    setLooking(true)
    setTrouble(undefined)
    try {
      const said = await readPhoto(file)
      if (said) accept(said)
      else setTrouble('nothingFound')
    } catch {
      setTrouble('noPicture')
    }
    setLooking(false)
  }
  return (
    <Dialog title={words.title} open onClose={onClose}>
      <div className="stack">
        {seeing && <p className="soft">{words.hold}</p>}
        <video
          ref={video}
          className={seeing ? 'viewfinder' : 'hidden'}
          muted
          playsInline
          aria-label={words.picture}
        />
        {trouble && (
          <p className="problem" role="alert">
            {words[trouble]}
          </p>
        )}
        <label className={`button ${looking ? 'busy' : ''}`}>
          {looking ? words.looking : words.choose}
          <input
            type="file"
            accept="image/*"
            className="hidden"
            disabled={looking}
            onChange={({ target }) => {
              if (target.files?.[0]) void choose(target.files[0])
              target.value = ''
            }}
          />
        </label>
        <Button kind="quiet" onClick={onClose}>
          {words.type}
        </Button>
      </div>
    </Dialog>
  )
}

/** The camera's picture, looked at several times a second until somebody accepts what it says. */
const useCamera = (
  video: RefObject<HTMLVideoElement | null>,
  accept: (said: string) => boolean,
  fail: (trouble: Trouble) => void,
) => {
  const [seeing, setSeeing] = useState(false)
  const latest = useRef({ accept, fail })
  useEffect(() => {
    latest.current = { accept, fail }
  })
  useEffect(() => {
    const camera = { gone: false, stream: undefined as MediaStream | undefined, timer: 0, said: '' }
    const look = () => {
      const source = video.current
      const said =
        source && source.videoWidth > 0
          ? readCode({ source, width: source.videoWidth, height: source.videoHeight }, 640)
          : undefined
      if (said && said !== camera.said && latest.current.accept(said)) return
      camera.said = said ?? camera.said
      camera.timer = window.setTimeout(look, PAUSE)
    }
    const start = async () => {
      if (!('mediaDevices' in navigator)) throw new DOMException('', 'SecurityError')
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      camera.stream = stream
      if (camera.gone || !video.current) return end()
      video.current.srcObject = stream
      setSeeing(true)
      await video.current.play()
      look()
    }
    const end = () => {
      camera.gone = true
      clearTimeout(camera.timer)
      for (const track of camera.stream?.getTracks() ?? []) track.stop()
    }
    void start().catch((error: Error) => {
      if (camera.gone) return
      setSeeing(false)
      latest.current.fail(troubles[error.name] ?? 'noCamera')
    })
    return end
  }, [video])
  return seeing
}

const PAUSE = 150

const troubles: Record<string, Trouble> = {
  NotAllowedError: 'denied',
  SecurityError: 'insecure',
  NotReadableError: 'busy',
  AbortError: 'busy',
}
