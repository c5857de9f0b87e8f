/** The ways to start a worker with a token; see worker/README.md. The token names its server. It goes by the
 * environment, because everybody on a machine can read the arguments of its programs. */
export const commandsFor = (token: string): { name: string; hint: string; command: string }[] => [
  {
    name: 'dotnet tool',
    hint: 'Where the .NET 10 SDK is installed; the package comes from the release or from `dotnet pack worker`.',
    command: `dotnet tool install --global JakeOps.Worker\nJAKEOPS_TOKEN=${token} jakeops-worker`,
  },
  {
    name: 'Binary',
    hint: 'The file of the release for this machine, which needs no runtime.',
    command: `chmod +x jakeops-worker\nJAKEOPS_TOKEN=${token} ./jakeops-worker`,
  },
  {
    name: 'systemd',
    hint: 'Starts with the machine, of this user; on macOS the same installs it for launchd. The token is kept readable by the user only.',
    command: `JAKEOPS_TOKEN=${token} jakeops-worker service install`,
  },
  {
    name: 'Docker',
    hint: 'In the folder compose of JakeOps, where this server runs.',
    command: `JAKEOPS_TOKEN=${token} docker compose --profile worker up -d worker`,
  },
]
