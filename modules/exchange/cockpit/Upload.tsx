import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#kernel/web/api.ts'
import { FileDrop } from '#kernel/web/fileDrop.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { deliverFile, deliverManifest, deliverZip, listExchangeJobs } from '../contract.ts'
import { isFileName } from '../files.rules.ts'
import { exchangeScreenWords } from '../screens.words.ts'

const MANIFEST = 'manifest.json'

const isZip = ({ name }: File) => /\.zip$/i.test(name)

/** Delivers by hand what an ERP system would: one ZIP, or the files and then their manifest. */
export function Upload({ appId }: { appId: string }) {
  const words = useWords(exchangeScreenWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [refusal, setRefusal] = useState<string>()
  const [sent, setSent] = useState(0)
  const [chosen, setChosen] = useState<File[]>([])

  const put = useMutation({
    mutationFn: async (files: File[]) => {
      setSent(0)
      const [first] = files
      if (first && isZip(first))
        return api(deliverZip, { params: { appId }, body: first } as { params: { appId: string } })
      const written = await files.find(({ name }) => name === MANIFEST)?.text()
      for (const file of files.filter(({ name }) => name !== MANIFEST)) {
        const params = { appId, fileName: file.name }
        await api(deliverFile, { params, body: file } as { params: typeof params })
        setSent((before) => before + 1)
      }
      return api(deliverManifest, { params: { appId }, body: written?.trim() ? JSON.parse(written) : {} })
    },
    onSuccess: async ({ id: exchangeJobId }) => {
      await queries.invalidateQueries({ queryKey: [listExchangeJobs.path] })
      await navigate({ to: '/master-data/deliveries/$exchangeJobId', params: { exchangeJobId } } as never)
    },
  })

  const take = async (files: File[]) => {
    setChosen(files)
    setRefusal(undefined)
    put.reset()
    const zips = files.filter(isZip)
    const unknown = files.filter((file) => !isFileName(file.name) && file.name !== MANIFEST && !isZip(file))
    const beside = zips.length > 0 ? files.filter((file) => file !== zips[0]) : unknown
    if (beside.length > 0) return setRefusal(words.unknown(beside.map(({ name }) => name).join(', ')))
    const manifest = files.find(({ name }) => name === MANIFEST)
    if (manifest && !(await isJson(manifest))) return setRefusal(words.badManifest)
    put.mutate(files)
  }
  return (
    <FileDrop
      label={put.isPending ? words.sending(sent, chosen.length) : words.choose}
      hint={words.drop}
      accept=".zip,.csv,.json,application/zip,text/csv,application/json"
      multiple
      busy={put.isPending}
      onFiles={(files) => void take(files)}
    >
      {refusal && (
        <p className="problem" role="alert">
          {refusal}
        </p>
      )}
      <ProblemNote error={put.error} />
      {put.error && <Button onClick={() => put.mutate(chosen)}>{words.again}</Button>}
    </FileDrop>
  )
}

const isJson = async (file: File) => {
  const text = await file.text()
  try {
    return text.trim() === '' || typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
