import { Link } from '@tanstack/react-router'
import { useWords } from '#kernel/web/language.tsx'
import { homeWords } from '../home.words.ts'
import { Offers } from './Offers.tsx'

/** The homes that one is asked to be added to, and how to add another. */
export function ProfileHomes() {
  const words = useWords(homeWords)
  return (
    <>
      <Offers />
      <Link to="/add-home" className="button">
        {words.addHome}
      </Link>
    </>
  )
}
