import { bodyOf, json, serve } from './pages.mjs'

const state = (link, sos) => ({
  now: new Date().toISOString(),
  kiosk: 'kiosk-06',
  placeName: '和平街道居家养老服务中心',
  hotlineNumber: '871-12345',
  link,
  sos: sos && { key: sos.key ?? 'canned', pressedAt: new Date(Date.now() - 20_000).toISOString(), presses: 1, agent: null, ...sos },
})

export const states = {
  home: () => state('online', null),
  'home-offline': () => state('offline', null),
  saved: () => state('online', { state: 'saved' }),
  'saved-offline': () => state('offline', { state: 'saved' }),
  received: () => state('online', { state: 'received' }),
  again: () => state('online', { state: 'received', presses: 3 }),
  taken: () => state('online', { state: 'taken', agent: '李敏' }),
  closed: () => state('online', { state: 'closed' }),
}

/** A stand-in for the kiosk's process that shows canned states; for looking at the screen, never for running it. */
export async function kioskFixture(dist) {
  let shown = 'home'
  let away = false
  const keys = []
  const streams = new Set()
  const say = stream => stream.write(`event: state\ndata: ${JSON.stringify(states[shown]())}\n\n`)

  const { server, url } = await serve(dist, async (request, response, path) => {
    if (away) return response.destroy()
    if (path === '/api/sos') {
      keys.push((await bodyOf(request)).key)
      return json(response, 202, {})
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    streams.add(response)
    response.on('close', () => streams.delete(response))
    say(response)
  })

  return {
    url, keys,
    show: name => ((shown = name), streams.forEach(say)),
    vanish: () => ((away = true), streams.forEach(stream => stream.destroy())),
    comeBack: () => (away = false),
    stop: () => (server.closeAllConnections(), new Promise(done => server.close(done))),
  }
}
