import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Draft } from '../protocol'
import { drafts } from './drafts'
import type { Answer } from './seat-line'

/** A tab's storage, and the server's side of a draft. */
function storage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: index => [...kept.keys()][index] ?? null,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

let server: Draft
let reachable: boolean
let tab: Storage

const write = (_case: string, text: string, base: number): Promise<Answer> => {
  if (!reachable) return Promise.resolve({ ok: false, problem: 'line' })
  if (base !== server.version) return Promise.resolve({ ok: false, problem: 'draft-changed' })
  server = { text, version: base + 1 }
  return Promise.resolve({ ok: true })
}
const opened = () => {
  const draft = drafts(write, tab)
  draft.see('a', { ...server })
  return draft
}
const soon = () => vi.advanceTimersByTimeAsync(500)

beforeEach(() => {
  vi.useFakeTimers()
  server = { text: '', version: 0 }
  reachable = true
  tab = storage()
})
afterEach(() => vi.useRealTimers())

test('what is typed is with the server soon after, and nothing stays in the tab', async () => {
  const draft = opened()
  draft.text.value = '右'
  expect(tab.length).toBe(1)
  draft.text.value = '右胯疼'
  await soon()
  expect(server).toEqual({ text: '右胯疼', version: 1 })
  expect(tab.length).toBe(0)
  draft.text.value = ''
  await soon()
  expect(server).toEqual({ text: '', version: 2 })
})

test('a second window and the next agent see it', async () => {
  opened().text.value = '右胯疼'
  await soon()
  tab = storage()
  expect(opened().text.value).toBe('右胯疼')
})

test('two windows that type at once lose nothing', async () => {
  const one = opened()
  tab = storage()
  const other = opened()
  one.text.value = '没碰到头'
  other.text.value = '已吃药'
  await soon()
  for (const window of [one, other]) window.see('a', { ...server })
  await soon()
  for (const window of [one, other]) window.see('a', { ...server })
  expect(server.text).toBe('没碰到头\n已吃药')
  expect([one.text.value, other.text.value]).toEqual([server.text, server.text])
})

test('a line that is cut keeps it in the tab, and it is sent when the line is back', async () => {
  const draft = opened()
  reachable = false
  draft.text.value = '断线时写的'
  await soon()
  expect(server.text).toBe('')
  reachable = true
  draft.see('a', { ...server })
  await soon()
  expect(server.text).toBe('断线时写的')
})

test('a reload while the line is cut loses nothing, whatever was written meanwhile', async () => {
  const before = opened()
  before.text.value = '右胯疼'
  await soon()
  reachable = false
  before.text.value = '右胯疼，断线时写的'
  await soon()
  reachable = true
  server = { text: '右胯疼，别处写的', version: 2 }
  const after = opened()
  await soon()
  expect(after.text.value).toBe('右胯疼，别处写的\n，断线时写的')
  expect(server.text).toBe(after.text.value)
})

test('what was not sent when the case went to another seat is stranded, and only that', async () => {
  const draft = opened()
  draft.text.value = '右胯疼'
  await soon()
  reachable = false
  draft.text.value = '右胯疼，已叫邻居'
  draft.see(null, null)
  expect(draft.stranded.value).toEqual([{ caseId: 'a', text: '，已叫邻居' }])
  expect(draft.text.value).toBe('')
  draft.landed('a')
  expect(draft.stranded.value).toEqual([])
  expect(tab.length).toBe(0)
})

test('and so is what a reloaded page finds of a case that is not before it any more', () => {
  reachable = false
  opened().text.value = '已叫邻居'
  const after = drafts(write, tab)
  after.see('b', { text: '', version: 0 })
  expect(after.stranded.value).toEqual([{ caseId: 'a', text: '已叫邻居' }])
  expect(after.text.value).toBe('')
})

test('a note that has taken the draft leaves what was typed since', async () => {
  const draft = opened()
  draft.text.value = '右胯疼'
  await soon()
  draft.text.value = '右胯疼，还有'
  draft.see('a', { text: '', version: 2 })
  expect(draft.text.value).toBe('，还有')
})

test('before a close it waits until the server has all', async () => {
  const draft = opened()
  draft.text.value = '办结前最后一句'
  await draft.settled()
  expect(server.text).toBe('办结前最后一句')
})
