const BUILDINGS = 5000
const UNITS = 100_000
/** Every tenth flat has had a tenancy before. */
const FORMER = 10_000

const uuid = (kind: number, n: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
const [PROPERTY, GROUP, UNIT, PERIOD, TENANT] = [1, 2, 3, 4, 5] as const

const lines = (header: string, count: number, line: (n: number) => string) =>
  [header, ...Array.from({ length: count }, (_, n) => line(n))].join('\n')

/** The files of an ERP system with 100,000 units, 110,000 periods, 100,000 tenants and their check-ins. */
export const nightly = (): Record<string, string> => ({
  'properties.csv': lines(
    'importType,id,name',
    BUILDINGS / 10,
    (n) => `insert,${uuid(PROPERTY, n)},Siedlung ${n}`,
  ),
  'groups.csv': lines(
    'importType,id,propertyId,name,country,city,streetName,houseNumber,zipCode',
    BUILDINGS,
    (n) => `insert,${uuid(GROUP, n)},${uuid(PROPERTY, n % (BUILDINGS / 10))},Weg ${n},CH,Bern,Weg,${n},3011`,
  ),
  'units.csv': lines(
    'importType,id,groupId,name',
    UNITS,
    (n) => `insert,${uuid(UNIT, n)},${uuid(GROUP, n % BUILDINGS)},${Math.floor(n / BUILDINGS)}. OG links`,
  ),
  'utilisationPeriods.csv': lines('importType,id,unitId,startDate,endDate', UNITS + FORMER, (n) =>
    n < UNITS
      ? `insert,${uuid(PERIOD, n)},${uuid(UNIT, n)},2024-04-01,`
      : `insert,${uuid(PERIOD, n)},${uuid(UNIT, n - UNITS)},2020-04-01,2024-03-31`,
  ),
  'tenants.csv': lines(
    'importType,id,registrationCode,email,phone,name',
    UNITS,
    (n) =>
      `insert,${uuid(TENANT, n)},CODE-${String(n).padStart(6, '0')},tenant${n}@tenants.example,+4179${1_000_000 + n},Anna Meier ${n}`,
  ),
  'tenantCheckIns.csv': lines(
    'importType,utilisationPeriodId,tenantId',
    UNITS,
    (n) => `insert,${uuid(PERIOD, n)},${uuid(TENANT, n)}`,
  ),
})
