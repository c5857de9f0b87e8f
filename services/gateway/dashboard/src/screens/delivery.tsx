import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { cost } from '@/format/numbers'
import { Age } from '@/ui/age'
import { Badge } from '@/ui/badge'
import { Page } from '@/ui/page'
import { Skeleton, SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { StatusBadge } from '@/ui/status-badge'
import { Tab, TabList, TabPanel, Tabs } from '@/ui/tabs'
import { changedRuns, judgedRun } from './delivery/changes/judged'
import { useDelivery, useHistory, type Delivery as DeliveryData } from './delivery/data'
import { Decision } from './delivery/decision'
import { useComments } from './delivery/plan/comments'
import { useDraft } from './delivery/plan/draft'
import { tabs, type DeliverySearch, type Tab as TabName } from './delivery/search'
import { StepBar } from './delivery/step-bar'
import { stepsOf } from './delivery/steps'
import { ChangesTab, ChecksTab, firstTab, PlanTab, RunsTab, TimelineTab, TranscriptTab } from './delivery/tabs'

const route = getRouteApi('/shell/deliveries/$id')

const names: Record<TabName, string> = {
  plan: 'Plan', transcript: 'Transcript', changes: 'Changes', checks: 'Checks', timeline: 'Timeline', runs: 'Runs',
}

export default function Delivery() {
  const { id } = route.useParams()
  const delivery = useDelivery(id)
  if (delivery.data) return <Loaded key={id} delivery={delivery.data} />
  return (
    <Page title="Delivery">
      {delivery.isError ? (
        <ErrorState error={delivery.error} retry={() => void delivery.refetch()} />
      ) : (
        <>
          <Skeleton className="h-24" />
          <Skeleton className="h-28" />
          <SkeletonRows rows={5} />
        </>
      )}
    </Page>
  )
}

function Loaded({ delivery }: { delivery: DeliveryData }) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const history = useHistory(delivery.id)
  const comments = useComments(delivery.id, delivery.plan?.version ?? 0)
  const remarks = useComments(delivery.id, judgedRun(changedRuns(delivery))?.id ?? 'no change')
  const draft = useDraft(delivery.id, delivery.plan)
  const [opened, setOpened] = useState<TabName>(search.tab ?? firstTab(delivery))
  const tab = search.tab ?? opened
  const go = (next: DeliverySearch): void => {
    setOpened(next.tab ?? tab)
    void navigate({ to: '/deliveries/$id', params: { id: delivery.id }, search: next, replace: true, resetScroll: false })
  }
  return (
    <Page
      wide
      title={`#${delivery.seq} ${delivery.summary}`}
      shown={
        <>
          <span className="text-muted">#{delivery.seq}</span> {delivery.summary}
        </>
      }
      actions={<StatusBadge status={delivery.run_status} verdict={delivery.verdict} />}
    >
      <Facts delivery={delivery} />
      <StepBar steps={stepsOf(delivery)} />
      <Decision
        delivery={delivery}
        feedback={[comments.asFeedback(), remarks.asFeedback()].filter((text) => text !== '').join('\n\n')}
        onRejected={() => {
          comments.clear()
          remarks.clear()
        }}
        dirty={draft.isDirty}
      />
      <Tabs value={tab} onValueChange={(next) => go({ tab: next as TabName })}>
        <TabList aria-label="About this Delivery">
          {tabs.map((name) => (
            <Tab key={name} value={name}>
              {names[name]}
              {name === 'plan' && draft.isDirty && <span className="text-warn"> · not saved</span>}
            </Tab>
          ))}
        </TabList>
        <TabPanel value="plan"><PlanTab delivery={delivery} comments={comments} draft={draft} /></TabPanel>
        <TabPanel value="transcript">
          <TranscriptTab delivery={delivery} run={search.run} event={search.event} onRun={(run) => go({ tab: 'transcript', run })} />
        </TabPanel>
        <TabPanel value="changes"><ChangesTab delivery={delivery} comments={remarks} /></TabPanel>
        <TabPanel value="checks"><ChecksTab delivery={delivery} /></TabPanel>
        <TabPanel value="timeline"><TimelineTab history={history} target={search.event} /></TabPanel>
        <TabPanel value="runs"><RunsTab delivery={delivery} onTranscript={(run) => go({ tab: 'transcript', run })} /></TabPanel>
      </Tabs>
    </Page>
  )
}

function Facts({ delivery }: { delivery: DeliveryData }) {
  const { max_cost_usd: budget } = delivery.limits
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
      <span>{delivery.repository}</span>
      {delivery.refs.map((one, index) =>
        one.url === null ? (
          <span key={index}>{one.label}</span>
        ) : (
          <a key={index} href={one.url} target="_blank" rel="noopener noreferrer" className="inline-flex items-center gap-1 text-accent hover:underline">
            {one.label}
            <ExternalLink aria-label="(opens in a new tab)" className="size-3.5" />
          </a>
        ),
      )}
      <code className="font-mono text-xs">{delivery.branch}</code>
      <span className="tabular-nums">
        {cost(delivery.cost_usd)}
        {budget != null && ` of ${cost(budget)}`}
      </span>
      {delivery.review_round > 1 && <Badge tone="idle">review round {delivery.review_round}</Badge>}
      <span>
        last change <Age since={delivery.updated_at} />
      </span>
    </div>
  )
}
