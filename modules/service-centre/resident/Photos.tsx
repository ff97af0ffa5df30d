import { useEffect, useMemo } from 'react'
import { useWords } from '#kernel/web/language.tsx'
import { reportWords } from '../report.words.ts'
import { shrunk } from './photo.ts'

interface Props {
  photos: Blob[]
  onChange: (photos: Blob[]) => void
}

/** Photos of a report: taken or chosen, shown small, taken out again by a tap. */
export function Photos({ photos, onChange }: Props) {
  const words = useWords(reportWords)
  const urls = useMemo(() => photos.map((photo) => URL.createObjectURL(photo)), [photos])
  useEffect(
    () => () => {
      for (const url of urls) URL.revokeObjectURL(url)
    },
    [urls],
  )
  return (
    <div className="photos">
      {urls.map((url, index) => (
        <button
          key={url}
          type="button"
          aria-label={words.removePhoto(index + 1)}
          onClick={() => onChange(photos.filter((_, at) => at !== index))}
        >
          <img src={url} alt="" />
          <span aria-hidden="true">×</span>
        </button>
      ))}
      <label className="button">
        {words.addPhoto}
        <input
          type="file"
          accept="image/*"
          className="hidden"
          multiple
          onChange={async ({ target }) => {
            const added = await Promise.all([...(target.files ?? [])].map(shrunk))
            target.value = ''
            onChange([...photos, ...added])
          }}
        />
      </label>
    </div>
  )
}
