import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

/** The policy the real servers send: whatever breaks it must break here first. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

/** Serves a built screen from its dist folder; `api` answers what is below /api and returns false for the rest. */
export async function serve(dist, api) {
  const server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', policy)
    const path = new URL(request.url, 'http://localhost').pathname
    if (path.startsWith('/api/')) return api(request, response, path)
    const file = join(dist, normalize(path === '/' ? 'index.html' : path))
    if (!existsSync(file)) return response.writeHead(404).end()
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  })
  await new Promise(listening => server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', listening))
  return { server, url: `http://127.0.0.1:${server.address().port}/` }
}

export const json = (response, status, body) =>
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))

export async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return JSON.parse(text)
}
