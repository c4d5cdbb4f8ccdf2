// Another house's sign-in: whoever types a name is she. Says its issuer on a line, and ends with its standard input.
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'yinling', client_secret: 'a-secret-of-a-test', application_type: 'native',
        redirect_uris: ['http://127.0.0.1/api/session/oidc/callback'], response_types: ['code'], grant_types: ['authorization_code'],
      },
    ],
    claims: { profile: ['preferred_username'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id }) }),
    cookies: { keys: ['a-key-of-a-test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
  })
  server.on('request', provider.callback())
  console.log(issuer)
})
process.stdin.on('end', () => process.exit(0)).resume()
