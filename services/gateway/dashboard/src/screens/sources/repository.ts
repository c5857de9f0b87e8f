export interface Repository {
  host: string
  owner: string
  repo: string
}

/** What people paste: owner/repo, an address of a page of it, or a clone URL. Null where it is none of them. */
export function repositoryOf(text: string): Repository | null {
  const short = /^([\w.-]+)\/([\w.-]+)$/.exec(text.trim())
  if (short) return { host: 'github.com', owner: short[1] ?? '', repo: withoutGit(short[2] ?? '') }
  const long = /^(?:https:\/\/|ssh:\/\/git@|git@)([\w.-]+(?::\d+)?)[/:]([\w.-]+)\/([\w.-]+)(?:[/?#].*)?$/.exec(text.trim())
  return long ? { host: (long[1] ?? '').toLowerCase(), owner: long[2] ?? '', repo: withoutGit(long[3] ?? '') } : null
}

const withoutGit = (name: string): string => name.replace(/\.git$/, '')
