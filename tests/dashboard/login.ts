import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const artifacts = resolve(import.meta.dirname, '../../artifacts')
const built = join(artifacts, 'bin')
const build = process.env.JAKEOPS_TEST_BUILD ?? 'debug'
const program = process.env.JAKEOPS_TEST_PROGRAM ?? join(built, `JakeOps.AllInOne/${build}/jakeops`)
const dashboard = process.env.JAKEOPS_TEST_DASHBOARD ?? join(artifacts, 'dashboard')
const worker = join(built, `JakeOps.Worker/${build}/jakeops-worker`)
const agent = join(dirname(program), 'jakeops-simulated-agent')

/** A JakeOps of its own where people sign in and workers come from outside: as a team has it. */
export class Installation {
  readonly folder = mkdtempSync(join(tmpdir(), 'jakeops-login-'))
  address = ''
  /** Of the first account; stands in the log. */
  setupCode = ''
  private readonly processes: ChildProcess[] = []

  async start(): Promise<void> {
    if (!existsSync(worker)) throw new Error('Build first: dotnet build worker')
    const server = this.run(program, ['--login', '--runner', 'remote', '--port', '0', '--data', join(this.folder, 'data')], {
      Dashboard__Folder: dashboard,
      Accounts__SignUp: 'invited',
    })
    await said(server, (text) => {
      this.address = /ready at (http:\S+)/.exec(text)?.[1] ?? ''
      this.setupCode = /[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/.exec(text)?.[0] ?? ''
      return this.address !== '' && this.setupCode !== ''
    })
  }

  /** A real worker process, as its owner would start it. */
  startWorker(token: string, name: string): void {
    this.run(worker, ['--name', name, '--agent', agent, '--work-dir', join(this.folder, name), '--sandbox', 'none'], {
      JAKEOPS_TOKEN: token,
    })
  }

  stop(): void {
    for (const one of this.processes) one.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }

  private run(file: string, args: string[], environment: Record<string, string>): ChildProcess {
    const started = spawn(file, args, {
      env: { ...process.env, ...environment, HOME: this.folder, XDG_DATA_HOME: this.folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.processes.push(started)
    return started
  }
}

function said(process: ChildProcess, enough: (text: string) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    const hear = (piece: Buffer): void => {
      text += piece.toString()
      if (enough(text)) resolve()
    }
    process.stdout?.on('data', hear)
    process.stderr?.on('data', hear)
    process.once('exit', (code) => reject(new Error(`The process ended with ${code}:\n${text}`)))
    setTimeout(() => reject(new Error(`The process is not ready after a minute:\n${text}`)), 60_000).unref()
  })
}
