import { WebSocketServer } from 'ws'
import { closedCase, closedCases, seatChoices, session, views } from './console-views.mjs'
import { vitalsFor } from './console-vitals.mjs'
import { bodyOf, json, serve } from './pages.mjs'

/** A stand-in for the hotline that shows canned views; for looking at the console, never for running it. */
export async function consoleFixture(dist) {
  let signedIn = true
  let away = false
  let shown = 'usual'
  let draft = null
  const commands = []
  /** Views whose vitals were asked for. */
  const vitalsOf = []
  const sockets = new WebSocketServer({ noServer: true })

  const { server, url } = await serve(dist, async (request, response, path) => {
    if (away) return json(response, 503, { title: 'away', code: 'away' })
    if (path === '/api/hotline') return json(response, 200, { number: '871-12345' })
    if (path === '/api/seats') return json(response, 200, seatChoices)
    if (path === '/api/phone') return response.writeHead(204).end()
    if (path === '/api/cases') return json(response, 200, shown === 'empty' ? [] : closedCases)
    if (path.endsWith('/notes')) return (commands.push({ type: 'late-note' }), json(response, 200, {}))
    if (path.endsWith('/vitals')) {
      vitalsOf.push(shown)
      const { status, body } = vitalsFor(shown)
      return json(response, status, body)
    }
    if (path.startsWith('/api/cases/')) return json(response, 200, closedCase(path.split('/').at(-1)))
    if (request.method === 'DELETE') return ((signedIn = false), response.writeHead(204).end())
    if (request.method === 'GET') return signedIn ? json(response, 200, session) : json(response, 401, { title: 'signed out' })
    const credentials = await bodyOf(request)
    if (credentials.password === 'taken') return json(response, 409, { title: 'taken', code: 'seat-taken' })
    if (credentials.password !== 'right') return json(response, 401, { title: 'wrong', code: 'wrong-credentials' })
    if (credentials.agent === '1022' && !credentials.code) return json(response, 401, { title: 'code', code: 'second-factor-needed' })
    if (credentials.agent === '1022' && credentials.code === '111111') return json(response, 401, { title: 'clock', code: 'second-factor-clock', detail: 'the phone is about 7 minutes behind' })
    if (credentials.agent === '1022' && credentials.code !== '123456') return json(response, 401, { title: 'code', code: 'second-factor-wrong' })
    signedIn = true
    return json(response, 200, { ...session, seat: credentials.seat })
  })
  server.on('upgrade', (request, socket, head) => {
    if (away || !signedIn) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, line => {
      line.send(JSON.stringify(current()))
      line.on('message', message => answer(line, JSON.parse(message)))
    })
  })

  function answer(line, command) {
    commands.push(command)
    line.send(JSON.stringify({ type: 'reply', id: command.id, ok: true, problem: null }))
    if (command.type === 'draft') draft = { text: command.text, version: command.base + 1 }
    else if (command.type === 'note') (draft = { text: '', version: (draft?.version ?? 0) + 1 }), show(shown)
    else if (command.type === 'accept' || command.type === 'take-back') show('case')
    else if (command.type === 'close') show('closing')
    else if (['ready', 'away', 'pass'].includes(command.type)) show(command.type === 'away' ? 'away' : 'usual')
  }
  function show(name) {
    if (name !== shown) draft = null
    shown = name
    for (const line of sockets.clients) line.send(JSON.stringify(current()))
  }
  function current() {
    const view = views[shown]()
    return view.case && draft ? { ...view, draft } : view
  }
  function vanish() {
    away = true
    for (const line of sockets.clients) line.terminate()
  }

  return {
    url, show, vanish, commands, vitalsOf,
    comeBack: () => (away = false),
    signOut: () => (signedIn = false),
    signIn: () => (signedIn = true),
    stop: () => (vanish(), server.closeAllConnections(), new Promise(done => server.close(done))),
  }
}
