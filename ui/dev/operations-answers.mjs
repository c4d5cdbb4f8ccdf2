// What the gateway's answers have in common: bodies with their version, and problems (RFC 9457).
export const given = (body, status = 200) => ({ status, body, ...(body.version && { etag: `"${body.version}"` }) })
export const problem = (status, code, detail, errors) => ({ status, body: { type: errors ? 'urn:yinling:problem:invalid-request' : 'about:blank', title: 'Problem', status, detail, ...(code && { code }), ...(errors && { errors }) } })
/** Of the contract's checks, and of what there is. */
export const wrong = at => problem(400, null, 'The request is not as the contract has it', at.map(([where, what]) => ({ in: 'body', at: where, what })))
