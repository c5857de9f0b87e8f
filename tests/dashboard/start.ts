import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const program = join(root, 'artifacts/bin/JakeOps.AllInOne/debug/jakeops')
const pages = join(root, 'artifacts/dashboard')

/** One real all-in-one process with the simulated agent for the whole suite. */
export default async function start(): Promise<() => void> {
  if (!existsSync(program) || !existsSync(join(pages, 'index.html')))
    throw new Error('Build first: dotnet build services/all-in-one, then dotnet msbuild services/all-in-one -t:BuildDashboard')
  const folder = mkdtempSync(join(tmpdir(), 'jakeops-dashboard-'))
  // A copy, so that a build meanwhile does not change what is tested.
  cpSync(pages, join(folder, 'wwwroot'), { recursive: true })
  const server = spawn(program, ['--demo', '--port', '0', '--data', join(folder, 'data')], {
    env: { ...process.env, Dashboard__Folder: join(folder, 'wwwroot'), HOME: folder, XDG_DATA_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  process.env.JAKEOPS_ADDRESS = await addressOf(server)
  process.env.JAKEOPS_PAGES = pages
  return () => {
    server.kill('SIGTERM')
    server.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  }
}

/** Once the sample request is there too. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (piece: Buffer): void => {
      said += piece.toString()
      const address = /ready at (http:\S+)/.exec(said)?.[1]
      if (address !== undefined && said.includes('The Delivery waits')) resolve(address)
    }
    server.stdout?.on('data', hear)
    server.stderr?.on('data', hear)
    server.once('exit', (code) => reject(new Error(`The process ended with ${code}:\n${said}`)))
    setTimeout(() => reject(new Error(`The process is not ready after a minute:\n${said}`)), 60_000).unref()
  })
}
