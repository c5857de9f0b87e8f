import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAccount, useSetup, type Account } from '@/api/account'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { Tab, TabList, TabPanel, Tabs } from '@/ui/tabs'
import { ApiKeys } from './settings/api-keys'
import { Members } from './settings/members'
import { Profile } from './settings/profile'
import type { Part } from './settings/search'
import { Security } from './settings/security'
import { ThemeChoice } from './settings/theme-choice'

const names: Record<Part, string> = {
  profile: 'Profile',
  security: 'Security',
  members: 'Members',
  keys: 'API keys',
  theme: 'Theme',
}

export default function Settings() {
  const [setup, account] = [useSetup(), useAccount()]
  const failed = setup.error ?? account.error
  return (
    <Page title="Settings">
      {failed ? (
        <ErrorState
          error={failed}
          retry={() => {
            void setup.refetch()
            void account.refetch()
          }}
        />
      ) : setup.data === undefined || account.data === undefined ? (
        <SkeletonRows rows={3} className="h-24" />
      ) : setup.data.login ? (
        <WithAccount account={account.data} />
      ) : (
        <>
          <Panel title="Nobody signs in here">
            <p>
              Only this machine can reach this JakeOps, and whoever sits at it may do everything. Start it with{' '}
              <code className="font-mono">--login</code> to have accounts, members, invitations and API keys.
            </p>
          </Panel>
          <ThemeChoice />
        </>
      )}
    </Page>
  )
}

function WithAccount({ account }: { account: Account }) {
  const { part = 'profile' } = useSearch({ from: '/shell/settings' })
  const navigate = useNavigate()
  const panels: Record<Part, () => React.ReactNode> = {
    profile: () => <Profile account={account} />,
    security: () => <Security account={account} />,
    members: () => <Members account={account} />,
    keys: () => <ApiKeys account={account} />,
    theme: () => <ThemeChoice />,
  }
  return (
    <Tabs
      value={part}
      onValueChange={(next) => void navigate({ to: '/settings', search: { part: next as Part }, replace: true })}
    >
      <TabList aria-label="Settings">
        {Object.entries(names).map(([value, name]) => (
          <Tab key={value} value={value}>
            {name}
          </Tab>
        ))}
      </TabList>
      <TabPanel value={part} className="flex flex-col gap-4">
        {panels[part]()}
      </TabPanel>
    </Tabs>
  )
}
