import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { onSignedOut } from '#kernel/web/api.ts'
import { LanguageProvider } from '#kernel/web/language.tsx'
import { Brought } from '#kernel/web/screens.ts'
import { ToastProvider } from '#kernel/web/toast.tsx'
import { ProofDialog } from '#modules/accounts/web/Proof.tsx'
import { router } from './routes.tsx'
import { screens } from './screens.ts'
import { deleteRead, startWorker } from './worker.ts'
import '#kernel/web/styles/base.css'
import '#kernel/web/styles/parts.css'
import '#kernel/web/styles/conversation.css'
import './resident.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: 1, staleTime: 5000, networkMode: 'offlineFirst' },
    mutations: { networkMode: 'always' },
  },
})
onSignedOut(() => {
  if (/\/(?:sign-in|register|forgotten|reset|confirm|email-change)$/.test(location.pathname)) return
  queries.clear()
  deleteRead()
  void router.navigate({ to: '/sign-in' })
})

createRoot(document.querySelector('#root')!).render(
  <QueryClientProvider client={queries}>
    <LanguageProvider>
      <Brought value={screens}>
        <ToastProvider>
          <RouterProvider router={router} />
          <ProofDialog />
        </ToastProvider>
      </Brought>
    </LanguageProvider>
  </QueryClientProvider>,
)

startWorker(queries, (path) => router.history.push(path))
