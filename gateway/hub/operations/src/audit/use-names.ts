import { onScopeDispose, shallowRef } from 'vue'
import type { Person, ServiceToken } from '../protocol'
import { get } from '../wire/api'
import { useLoad } from '../wire/use-load'
import type { PageOf } from '../wire/use-pages'
import type { Known, Who } from './who'
import { whoOf } from './who'

const mostFound = 20
const longestQuery = 60
const missingStatus = 404

/** The names of those who stand in the log, asked for one by one: there may be thousands of persons. */
export function useNames() {
  const names = shallowRef(new Map<string, string | null>())
  const { value: tokens } = useLoad(() => get<{ items: ServiceToken[] }>('/api/tokens'))
  let isGone = false
  onScopeDispose(() => (isGone = true))

  function learn(persons: readonly Known[]): void {
    names.value = new Map([...names.value, ...persons.map(({ id, name }) => [id, name] as const)])
  }

  /** To be asked for again: whether there is somebody is not known. */
  function forget(id: string): void {
    names.value = new Map([...names.value].filter(([known]) => known !== id))
  }

  async function look(ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter(id => !names.value.has(id) && !id.includes(':'))
    names.value = new Map([...names.value, ...wanted.map(id => [id, null] as const)])
    for (const id of wanted) {
      if (isGone) return
      const answer = await get<Person>(`/api/persons/${encodeURIComponent(id)}`)
      if (answer.ok) learn([answer.value])
      else if (answer.problem.status !== missingStatus) forget(id)
    }
  }

  /** Whose user name or name has this in it, also of those who may sign in no more; null where that cannot be told. */
  async function find(q: string): Promise<Known[] | null> {
    if (q === '' || q.length > longestQuery) return []
    const answers = await Promise.all([false, true].map(ended => get<PageOf<Person>>('/api/persons', { q, ended, limit: mostFound })))
    if (answers.some(answer => !answer.ok)) return null
    const found = answers.flatMap(answer => (answer.ok ? answer.value.items : []))
    learn(found)
    return found
  }

  const who = (by: string): Who => whoOf(by, id => names.value.get(id) ?? null, name => tokens.value?.items.some(token => token.name === name) ?? false)
  return { look, find, who }
}
