import { useNavigate, useSearch } from '@tanstack/react-router'
import { AddHome } from '#modules/tenant-management/resident/AddHome.tsx'

export function AddHomePage() {
  const navigate = useNavigate()
  const { code } = useSearch({ strict: false }) as { code?: string }
  return <AddHome given={code ?? ''} onDone={() => void navigate({ to: '/' })} />
}
