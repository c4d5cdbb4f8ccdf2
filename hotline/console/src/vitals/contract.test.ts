import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { RecentVitals } from '../protocol'

/** What the pictures are taken of is what the gateway may answer, through the hotline: the fixture against the published contract. */
const published = new URL('../../../../gateway/hub/src/main/resources/openapi/gateway.yaml', import.meta.url)
const ajv = new Ajv({ strict: false, allErrors: true })
formats(ajv)
ajv.addSchema(parse(readFileSync(published, 'utf8')) as object, 'contract')
const complaints = (schema: string, value: unknown) => {
  const check = ajv.compile({ $ref: `contract#/components/schemas/${schema}` })
  return check(value) ? [] : check.errors?.slice(0, 5)
}

const { vitalsFor } = (await import(new URL('../../../../ui/dev/console-vitals.mjs', import.meta.url).href)) as {
  vitalsFor(view: string): { status: number; body: RecentVitals }
}

test.each(['offer', 'slow', 'old', 'watch', 'sparse'])('what was measured before %s', view => {
  const { status, body } = vitalsFor(view)
  expect(status).toBe(200)
  expect(complaints('Summaries', { resolution: 'minute', items: body.minutes, next: null })).toEqual([])
  if (body.plan) expect(complaints('MonitoringPlan', body.plan)).toEqual([])
})
