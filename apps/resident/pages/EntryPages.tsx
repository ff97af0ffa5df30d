import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { inLanguage } from '#kernel/contract/shapes.ts'
import { api } from '#kernel/web/api.ts'
import { useLanguage, useWords } from '#kernel/web/language.tsx'
import { entryWords } from '#modules/accounts/entry.words.ts'
import { ConfirmEmail } from '#modules/accounts/web/ConfirmEmail.tsx'
import { EmailChangePage } from '#modules/accounts/web/EmailChange.tsx'
import { ForgottenPassword, ResetPassword } from '#modules/accounts/web/ForgottenPassword.tsx'
import { SignInLink } from '#modules/accounts/web/MailedSignIn.tsx'
import { SignIn } from '#modules/accounts/web/SignIn.tsx'
import { findDefaultApp, findPublicApp } from '#modules/organizations/contract.ts'
import { Register } from '#modules/tenant-management/resident/Register.tsx'
import { showManifest } from '../manifest.ts'

const KEY = 'palier-app'

/** The app that this device belongs to: named by the link, remembered, or the only one there is. */
const useApp = () => {
  const { language } = useLanguage()
  const { app } = useSearch({ strict: false }) as { app?: string }
  const { data } = useQuery({
    queryKey: ['app', app],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const known = app ?? localStorage.getItem(KEY) ?? (await api(findDefaultApp, {})).id
      return known ? api(findPublicApp, { params: { appId: known } }) : null
    },
  })
  useEffect(() => {
    if (!data) return
    localStorage.setItem(KEY, data.id)
    showManifest(data.id)
  }, [data])
  return data ? { ...data, slogan: inLanguage(data.slogan, language) } : undefined
}

const useParam = (name: string) =>
  String((useSearch({ strict: false }) as Record<string, unknown>)[name] ?? '')

function BackToSignIn() {
  const words = useWords(entryWords)
  return <Link to="/sign-in">{words.backToSignIn}</Link>
}

export function SignInPage() {
  const words = useWords(entryWords)
  const navigate = useNavigate()
  return (
    <SignIn brand={useApp()} byMail onDone={() => void navigate({ to: '/' })}>
      <Link to="/forgotten">{words.forgotten}</Link>
      <p>
        {words.noAccount} <Link to="/register">{words.register}</Link>
      </p>
    </SignIn>
  )
}

export function SignInLinkPage() {
  const navigate = useNavigate()
  return (
    <SignInLink brand={useApp()} token={useParam('token')} onDone={() => void navigate({ to: '/' })}>
      <BackToSignIn />
    </SignInLink>
  )
}

export function RegisterPage() {
  const navigate = useNavigate()
  const code = useParam('code')
  return (
    <Register
      key={code}
      app={useApp()}
      code={code}
      proof={useParam('proof')}
      onDone={() => void navigate({ to: '/' })}
      onScanned={(search) => void navigate({ to: '/register', search: search as never, replace: true })}
    >
      <BackToSignIn />
    </Register>
  )
}

export function ForgottenPage() {
  return (
    <ForgottenPassword brand={useApp()}>
      <BackToSignIn />
    </ForgottenPassword>
  )
}

export function ResetPage() {
  return (
    <ResetPassword brand={useApp()} token={useParam('token')}>
      <BackToSignIn />
    </ResetPassword>
  )
}

export function ConfirmEmailPage() {
  const navigate = useNavigate()
  return <ConfirmEmail brand={useApp()} token={useParam('token')} onDone={() => void navigate({ to: '/' })} />
}

export function EmailChangeEntry() {
  return (
    <EmailChangePage brand={useApp()} token={useParam('token')} wantsToStop={useParam('act') === 'stop'}>
      <BackToSignIn />
    </EmailChangePage>
  )
}
