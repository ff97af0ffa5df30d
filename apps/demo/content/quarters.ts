/** Keys of the properties by quarter, as the organization divides its work. */
export const west = [
  'bümplizstrasse-3018',
  'brünnenstrasse-3018',
  'stöckackerstrasse-3018',
  'kleefeldstrasse-3018',
  'holligenstrasse-3008',
  'könizstrasse-3008',
  'effingerstrasse-3008',
]
export const oldTown = [
  'kramgasse-3011',
  'gerechtigkeitsgasse-3011',
  'junkerngasse-3011',
  'rathausgasse-3011',
  'münstergasse-3011',
  'gerberngasse-3011',
]
export const north = [
  'lorrainestrasse-3013',
  'breitenrainstrasse-3013',
  'jurastrasse-3013',
  'optingenstrasse-3013',
  'altenbergstrasse-3013',
  'moserstrasse-3014',
  'rodtmattstrasse-3014',
  'scheibenstrasse-3014',
  'militärstrasse-3014',
  'wylerstrasse-3014',
  'melchtalstrasse-3014',
]

export const south = [
  'länggassstrasse-3012',
  'gesellschaftsstrasse-3012',
  'mittelstrasse-3012',
  'neufeldstrasse-3012',
  'zähringerstrasse-3012',
  'monbijoustrasse-3007',
  'schwarztorstrasse-3007',
  'brunnmattstrasse-3007',
  'mattenhofstrasse-3007',
  'tscharnerstrasse-3007',
  'seftigenstrasse-3007',
  'belpstrasse-3007',
  'kirchenfeldstrasse-3005',
  'marienstrasse-3005',
  'thunstrasse-3006',
  'muristrasse-3006',
  'brunnadernstrasse-3006',
  'ostring-3006',
]
