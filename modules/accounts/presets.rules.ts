import { Role } from '#kernel/contract/roles.ts'
import { presetsOf } from '#modules/stated.ts'
import type { Preset } from './permissions.contract.ts'

/** In which presets a role is: a module that states another one does not compile. */
const stated: Partial<Record<Role, readonly Preset[]>> = presetsOf

/** The roles of a preset, as the modules that bring them state it. */
export const rolesOfPreset = (preset: Preset) => Role.options.filter((role) => stated[role]?.includes(preset))
