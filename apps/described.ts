import { createConfig, lintFromString } from '@redocly/openapi-core'
import { readFile } from 'node:fs/promises'

/** What a linter of OpenAPI documents asks for beside what it recommends: the rules that the other public one has by itself. */
const rules = {
  'operation-description': 'error',
  'operation-tag-defined': 'error',
  'operation-singular-tag': 'error',
  'operation-4xx-response': 'error',
  'tag-description': 'error',
  'tags-alphabetical': 'error',
  'info-contact': 'error',
  'info-license': 'error',
  'no-unused-components': 'error',
} as const

/** What is wrong with the document of the API, warnings too; one line each. */
export const findFaults = async () => {
  const config = await createConfig({ extends: ['recommended'], rules })
  const source = await readFile('openapi.json', 'utf8')
  const faults = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  return faults.map(
    ({ ruleId, message, location: [place] }) => `${place?.pointer ?? 'openapi.json'}: ${message} (${ruleId})`,
  )
}
