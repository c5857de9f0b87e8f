import openapiTS, { astToString } from 'openapi-typescript'

/** The client's types as the server's own description of itself gives them. */
export async function schemaOf(server) {
  const answer = await fetch(new URL('/api/openapi.json', server))
  if (!answer.ok) throw new Error(`${server} answered ${answer.status}: is a JakeOps running there?`)
  return astToString(await openapiTS(JSON.stringify(await answer.json()), { alphabetize: true }))
}
