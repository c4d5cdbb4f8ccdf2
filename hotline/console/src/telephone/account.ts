/** What this page needs to be the telephone of its seat. */
export interface Account { user: string; secret: string; path: string }

/** Null where the seat has its telephone on the desk; `later` where it cannot be known now. */
export async function account(): Promise<Account | null | 'later'> {
  try {
    const answer = await fetch('/api/phone')
    if (answer.status === 204) return null
    return answer.ok ? ((await answer.json()) as Account) : 'later'
  } catch {
    return 'later'
  }
}
