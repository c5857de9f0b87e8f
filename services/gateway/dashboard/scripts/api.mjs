// npm run api [ADDRESS]: writes src/api/schema.ts from a running server's OpenAPI document.
import { writeFile } from 'node:fs/promises'
import { schemaOf } from './schema.mjs'

const address = process.argv[2] ?? process.env.JAKEOPS_ADDRESS ?? 'http://127.0.0.1:8080'
await writeFile(new URL('../src/api/schema.ts', import.meta.url), await schemaOf(address))
console.log(`src/api/schema.ts is what ${address} offers.`)
