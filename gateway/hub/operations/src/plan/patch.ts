import type { Json, JsonObject } from '../protocol'

/** What is personal of a monitoring plan, as a JSON merge patch (RFC 7396) of the defaults. All functions are pure. */
export function valueAt(plan: JsonObject, rule: string, field: string): Json | undefined {
  const values = plan[rule]
  return isObject(values) ? values[field] : undefined
}

/** The patch with one value changed; a value equal to the default, or none, leaves the patch. */
export function withValue(patch: JsonObject, defaults: JsonObject, rule: string, field: string, value: Json | null): JsonObject {
  const { [field]: _, ...others } = isObject(patch[rule]) ? patch[rule] : {}
  const personal = value !== null && value !== valueAt(defaults, rule, field) ? { ...others, [field]: value } : others
  const { [rule]: __, ...rest } = patch
  return Object.keys(personal).length ? { ...rest, [rule]: personal } : rest
}

/** Visits and absences are replaced as a whole: a merge patch knows no parts of a list. */
export function withList(patch: JsonObject, name: string, entries: Json[]): JsonObject {
  const { [name]: _, ...rest } = patch
  return entries.length ? { ...rest, [name]: entries } : rest
}

export function listAt(plan: JsonObject, name: string): JsonObject[] {
  const entries = plan[name]
  return Array.isArray(entries) ? entries.filter(isObject) : []
}

/** How many settings are personal. */
export function settingsOf(patch: JsonObject): number {
  return Object.values(patch).reduce<number>((sum, value) => sum + (isObject(value) ? Object.keys(value).length : Array.isArray(value) ? value.length : 1), 0)
}

export const sameJson = (one: Json, other: Json): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]))
}

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
