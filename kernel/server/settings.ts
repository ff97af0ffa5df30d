import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { isNetwork } from './address.ts'
import { problemsOfDeployment, signOfDeployment } from './deployment.ts'
import { readKey } from './sealing.ts'

const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

const port = z.coerce
  .number({ error: 'a port from 0 to 65535' })
  .int('a port from 0 to 65535')
  .min(0, 'a port from 0 to 65535')
  .max(65_535, 'a port from 0 to 65535')

const flag = z
  .enum(['0', '1', 'true', 'false'], { error: '1 or 0' })
  .transform((value) => value === '1' || value === 'true')

const keys = z
  .string()
  .transform((value) => value.split(',').map((text) => readKey(text.trim())))
  .refine((found) => !found.includes(undefined), {
    message: '32 bytes in base64 or hex, several with commas between them',
  })
  .transform((found) => found.filter((key) => key !== undefined))

const count = (least: number) =>
  z.coerce
    .number({ error: `a whole number from ${least} on` })
    .int(`a whole number from ${least} on`)
    .min(least, `a whole number from ${least} on`)

const networks = z
  .string()
  .transform((value) => value.split(',').map((text) => text.trim()))
  .refine((found) => found.every(isNetwork), {
    message: 'addresses or networks (10.0.0.0/8, fd00::/8) with commas between them',
  })

const storage = (message: string) =>
  z
    .string()
    .refine((value) => /^(?:file|s3):./.test(value), { message })
    .optional()

const Environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('var'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_DIRECT_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_NAMED_STATEMENTS: flag.default(true),
  PUBLIC_URL: url('http:', 'https:').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().min(3).optional(),
  FILES_URL: storage('file:FOLDER or s3:BUCKET'),
  SECRETS_KEY: keys.optional(),
  DELIVERIES_URL: storage('file:FOLDER or s3:BUCKET/FOLDER'),
  BACKUP_URL: storage('file:FOLDER or s3:BUCKET/FOLDER'),
  BACKUP_KEY: keys.optional(),
  BACKUP_AT: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day in UTC such as 03:00')
    .optional(),
  BACKUP_KEEP: count(1).default(14),
  DEMO: flag.optional(),
  LOCAL_WEBHOOKS: flag.default(false),
  METRICS_PORT: port.optional(),
  TRUSTED_PROXIES: networks.default([]),
  REQUESTS_PER_MINUTE: count(60).default(6000),
  WRITES_PER_MINUTE: count(10).default(3000),
  ROWS_PER_MINUTE: count(1000).default(500_000),
  UPLOAD_MEGABYTES_PER_HOUR: count(10).default(20_000),
  MAILS_PER_HOUR: count(1).default(1000),
  PASSWORDS_PER_MINUTE: count(5).default(60),
  LIVE_CONNECTIONS: count(1).default(10),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'debug, info, warn or error' })
    .default('info'),
})

/** Settings that must not be read in a log: keys, and addresses with a password in them. */
const secret = /_KEY$|^(?:DATABASE|SMTP)_/

export type Settings = ReturnType<typeof readSettings>

/**
 * Reads the settings from the environment, once. Throws an Error with one line for each setting that is wrong or missing,
 * which names it and says what is expected, or why it is needed.
 */
export const readSettings = (env: Record<string, string | undefined>) => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = Environment.safeParse(given)
  if (result.error) throw new Error(result.error.issues.map((issue) => explained(issue, given)).join('\n'))
  const problems = problemsOfDeployment(result.data)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const { DATA_DIR, PUBLIC_URL, FILES_URL, DEMO, ...rest } = result.data
  const dataDir = isAbsolute(DATA_DIR) ? DATA_DIR : resolve(DATA_DIR)
  return {
    port: rest.PORT,
    host: rest.HOST,
    dataDir,
    databaseUrl: rest.DATABASE_URL,
    directUrl: rest.DATABASE_DIRECT_URL ?? rest.DATABASE_URL,
    namedStatements: rest.DATABASE_NAMED_STATEMENTS,
    publicUrl: PUBLIC_URL?.replace(/\/+$/, ''),
    smtpUrl: rest.SMTP_URL,
    mailFrom: rest.MAIL_FROM ?? 'Palier <no-reply@palier.example>',
    filesUrl: FILES_URL ?? `file:${dataDir}/files`,
    secretsKeys: rest.SECRETS_KEY,
    temp: `${dataDir}/temp`,
    deliveriesUrl: rest.DELIVERIES_URL,
    trustedProxies: rest.TRUSTED_PROXIES,
    limits: {
      requests: { most: rest.REQUESTS_PER_MINUTE, seconds: 60 },
      writes: { most: rest.WRITES_PER_MINUTE, seconds: 60 },
      rows: { most: rest.ROWS_PER_MINUTE, seconds: 60 },
      bytes: { most: rest.UPLOAD_MEGABYTES_PER_HOUR * 1_000_000, seconds: 3600 },
      mails: { most: rest.MAILS_PER_HOUR, seconds: 3600 },
      passwords: { most: rest.PASSWORDS_PER_MINUTE, seconds: 60 },
    },
    liveConnections: rest.LIVE_CONNECTIONS,
    /** By which setting it says that it is more than a trial on one's own machine. */
    deployed: signOfDeployment(result.data),
    demo: DEMO ?? (rest.DATABASE_URL === undefined && signOfDeployment(result.data) === undefined),
    backup: {
      url: rest.BACKUP_URL ?? `file:${dataDir}/backups`,
      key: rest.BACKUP_KEY,
      at: rest.BACKUP_AT,
      keep: rest.BACKUP_KEEP,
    },
    localWebhooks: rest.LOCAL_WEBHOOKS,
    metricsPort: rest.METRICS_PORT,
    metricsHost: rest.METRICS_HOST,
    logLevel: rest.LOG_LEVEL,
  }
}

const explained = ({ path, message }: z.core.$ZodIssue, given: Record<string, string | undefined>) => {
  const name = String(path[0])
  return `${name}=${secret.test(name) ? '…' : (given[name] ?? '')} is not valid: expected ${message}.`
}
