import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { read } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { moveWords } from '../moves/words.ts'
import { placeWords } from '../screens.words.ts'
import { findPlace } from '../tree/contract.ts'
import { Back } from './Back.tsx'

interface Props {
  id: string
  name: string
  readOnly: boolean
  dataSource: string | null
}

/** The head of a place's page, which is in the place's app: the way to it, its name, and why it cannot be changed when an interface owns it. */
export function PlaceHead({ id, name, readOnly, dataSource }: Props) {
  const words = useWords(placeWords)
  const { way, lockedBy } = useWords(moveWords)
  const place = useQuery(read(findPlace, { params: { placeId: id } }))
  const { choose } = useApp()
  const itsApp = place.data?.path[0]?.id
  useEffect(() => {
    if (itsApp) choose(itsApp)
  }, [itsApp, choose])
  return (
    <>
      <Back />
      <header>
        <nav aria-label={way} className="way">
          <ol>
            {place.data?.path.map((step) => (
              <li key={step.id}>
                {step.type === 'App' ? (
                  step.name
                ) : (
                  <Link to="/master-data/{-$place}" params={{ place: `${step.type}-${step.id}` } as never}>
                    {step.name}
                  </Link>
                )}
              </li>
            ))}
          </ol>
        </nav>
        <h2>{name}</h2>
      </header>
      {readOnly && (
        <p className="locked">
          <IconLock size={20} stroke={1.6} aria-hidden="true" />
          <span>
            {words.readOnly} {dataSource && <small>{lockedBy(dataSource)}</small>}
          </span>
        </p>
      )}
    </>
  )
}
