import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '#kernel/web/api.ts'
import { useLanguage, useWords } from '#kernel/web/language.tsx'
import { inLanguage } from '#kernel/contract/shapes.ts'
import { entryWords } from '#modules/accounts/entry.words.ts'
import { ConfirmEmail } from '#modules/accounts/web/ConfirmEmail.tsx'
import { EmailChangePage } from '#modules/accounts/web/EmailChange.tsx'
import { ForgottenPassword, ResetPassword } from '#modules/accounts/web/ForgottenPassword.tsx'
import { SignIn } from '#modules/accounts/web/SignIn.tsx'
import { findDefaultApp, findPublicApp } from '#modules/organizations/contract.ts'
import { START } from '../screens.ts'

const useBrand = () => {
  const { language } = useLanguage()
  const { data } = useQuery({
    queryKey: ['brand'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { id } = await api(findDefaultApp, {})
      return id ? api(findPublicApp, { params: { appId: id } }) : null
    },
  })
  return data ? { ...data, slogan: inLanguage(data.slogan, language) } : undefined
}

const useToken = () => String((useSearch({ strict: false }) as { token?: string }).token ?? '')

function BackToSignIn() {
  const words = useWords(entryWords)
  return <Link to="/sign-in">{words.backToSignIn}</Link>
}

export function SignInPage() {
  const words = useWords(entryWords)
  const navigate = useNavigate()
  return (
    <SignIn brand={useBrand()} onDone={() => void navigate({ to: START })}>
      <Link to="/forgotten">{words.forgotten}</Link>
    </SignIn>
  )
}

export function ForgottenPage() {
  return (
    <ForgottenPassword brand={useBrand()}>
      <BackToSignIn />
    </ForgottenPassword>
  )
}

export function ResetPage() {
  return (
    <ResetPassword brand={useBrand()} token={useToken()}>
      <BackToSignIn />
    </ResetPassword>
  )
}

export function ConfirmEmailPage() {
  const navigate = useNavigate()
  return <ConfirmEmail brand={useBrand()} token={useToken()} onDone={() => void navigate({ to: START })} />
}

export function EmailChangeEntry() {
  return (
    <EmailChangePage
      brand={useBrand()}
      token={useToken()}
      wantsToStop={(useSearch({ strict: false }) as { act?: string }).act === 'stop'}
    >
      <BackToSignIn />
    </EmailChangePage>
  )
}
