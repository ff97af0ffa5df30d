/** What a cell must be. */
export type CellType =
  | 'name'
  | 'uuid'
  | 'text'
  | 'country'
  | 'zip'
  | 'phone'
  | 'date'
  | 'email'
  | 'place'
  | 'house'
  | 'remapped'
  | 'agentType'

export interface ColumnRule {
  type: CellType
  optional?: true
  /** The file whose ids it names. */
  refersTo?: FileName
}

export interface FileRule {
  operations: readonly Operation[]
  /** The columns that say which thing a line is about; the only ones an update or a deletion needs. */
  key: readonly string[]
  columns: Readonly<Record<string, ColumnRule>>
}

export type Operation = 'insert' | 'update' | 'delete'

const id = { type: 'uuid' } as const
const text = { type: 'text' } as const
const maybe = { type: 'text', optional: true } as const
const dates = {
  validFromDate: { type: 'date', optional: true },
  validToDate: { type: 'date', optional: true },
} as const
const billing = {
  billingPeriodStartDate: { type: 'date', optional: true },
  billingPeriodEndDate: { type: 'date', optional: true },
} as const
const address = {
  country: { type: 'country' },
  city: text,
  streetName: text,
  houseNumber: text,
  zipCode: { type: 'zip' },
} as const
const to = <Name extends string>(refersTo: Name) => ({ type: 'uuid', refersTo }) as const

/**
 * The files of a delivery, each with its columns: the public ERP data exchange specification of the incumbent
 * (developers.allthings.me). They are applied in this order.
 */
export const files = {
  'uuidRemappings.csv': {
    operations: ['update'],
    key: ['resource', 'oldUuid'],
    columns: { resource: { type: 'remapped' }, oldUuid: id, newUuid: id },
  },
  'serviceProviders.csv': {
    operations: ['insert', 'update'],
    key: ['id'],
    columns: { id, name: text, ...address, phone: { type: 'phone', optional: true } },
  },
  'properties.csv': {
    operations: ['insert', 'update'],
    key: ['id'],
    columns: { id, name: text, propertyOwner: maybe, ...billing },
  },
  'groups.csv': {
    operations: ['insert', 'update'],
    key: ['id'],
    columns: {
      id,
      propertyId: to('properties.csv'),
      name: text,
      ...address,
      propertyOwner: maybe,
      ...billing,
    },
  },
  'units.csv': {
    operations: ['insert', 'update'],
    key: ['id'],
    columns: { id, groupId: to('groups.csv'), name: text, propertyOwner: maybe, ...billing },
  },
  'utilisationPeriods.csv': {
    operations: ['insert', 'update', 'delete'],
    key: ['id'],
    columns: {
      id,
      unitId: to('units.csv'),
      startDate: { type: 'date' },
      endDate: { type: 'date', optional: true },
    },
  },
  'tenants.csv': {
    operations: ['insert', 'update'],
    key: ['id'],
    columns: {
      id,
      registrationCode: text,
      email: { type: 'email', optional: true },
      phone: { type: 'phone', optional: true },
      name: { type: 'name', optional: true },
    },
  },
  'tenantCheckIns.csv': {
    operations: ['insert', 'update'],
    key: ['utilisationPeriodId', 'tenantId'],
    columns: { utilisationPeriodId: to('utilisationPeriods.csv'), tenantId: to('tenants.csv') },
  },
  'agents.csv': {
    operations: ['insert', 'update'],
    key: ['id'],
    columns: {
      id,
      email: { type: 'email' },
      firstName: { type: 'name', optional: true },
      lastName: { type: 'name' },
      phone: { type: 'phone', optional: true },
      serviceProviderId: { type: 'uuid', optional: true, refersTo: 'serviceProviders.csv' },
    },
  },
  'propertyTeams.csv': {
    operations: ['insert', 'delete'],
    key: ['propertyId', 'agentId'],
    columns: { propertyId: to('properties.csv'), agentId: to('agents.csv'), ...dates },
  },
  'userRelations.csv': {
    operations: ['insert', 'delete'],
    key: ['agentId', 'resourceId', 'jobRole'],
    columns: {
      agentId: to('agents.csv'),
      resourceType: { type: 'house' },
      resourceId: id,
      jobRole: maybe,
      ...dates,
    },
  },
  'agentPermissions.csv': {
    operations: ['insert', 'delete'],
    key: ['agentId', 'resourceId', 'agentType'],
    columns: {
      agentId: to('agents.csv'),
      resourceType: { type: 'place' },
      resourceId: id,
      agentType: { type: 'agentType' },
      ...dates,
    },
  },
  'collections.csv': { operations: ['insert', 'update'], key: ['id'], columns: { id, name: text } },
  'collectionAssignments.csv': {
    operations: ['insert', 'update', 'delete'],
    key: ['collectionId', 'resourceId'],
    columns: { collectionId: to('collections.csv'), resourceType: { type: 'place' }, resourceId: id },
  },
} as const satisfies Record<
  string,
  { operations: readonly Operation[]; key: readonly string[]; columns: object }
>

export type FileName = keyof typeof files
export const fileNames = Object.keys(files) as FileName[]
export const isFileName = (name: string): name is FileName => Object.hasOwn(files, name)

const byLowerCase = new Map(fileNames.map((name) => [name.toLowerCase(), name]))

/** The file of the format that a name means, in whatever case a system wrote it; undefined when there is none. */
export const fileNameOf = (name: string) => byLowerCase.get(name.toLowerCase())

export const ruleOf = (name: FileName): FileRule => files[name]

/** The file in which a resource of the words of the format is delivered. */
export const fileOfResource: Readonly<Record<string, FileName>> = {
  property: 'properties.csv',
  group: 'groups.csv',
  unit: 'units.csv',
  utilisationPeriod: 'utilisationPeriods.csv',
}
