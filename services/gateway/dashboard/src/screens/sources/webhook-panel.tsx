import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMay } from '@/api/account'
import { apiUrl } from '@/api/address'
import { api, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import { sentenceOf } from '@/api/problem'
import { dateTime } from '@/format/time'
import { Age } from '@/ui/age'
import { Button } from '@/ui/button'
import { CopyText } from '@/ui/copy'
import { Panel } from '@/ui/panel'
import { toast } from '@/ui/toast'
import type { Source } from './queries'

/** Where the host sends what happens, and the secret that signs it: shown once. */
export function WebhookPanel({ source }: { source: Source }) {
  const client = useQueryClient()
  const params = { path: { id: source.id } }
  const make = useMutation({
    mutationFn: () => dataOf(api.POST('/api/sources/{id}/webhook-secret', { params })),
    onError: (failure) => toast('failed', sentenceOf(failure)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sources }),
  })
  const admin = useMay('admin')
  return (
    <Panel
      title="Webhook"
      hint="Makes it faster, and is not needed where the repository can be read. Enter both at GitHub, with content type application/json and the events issues, pull requests, check runs, statuses and deployments."
      actions={
        admin && (
          <Button disabled={make.isPending} onClick={() => make.mutate()}>
            {source.webhook.has_secret ? 'Make a new secret' : 'Make a secret'}
          </Button>
        )
      }
    >
      <CopyText label="Webhook address" text={apiUrl(source.webhook.path)} />
      {make.data && (
        <div className="flex flex-col gap-1">
          <CopyText label="Webhook secret" text={make.data.secret} />
          <p className="text-warn">
            This is the only time that it is shown.
            {make.data.earlier_until && ` The one before stays good until ${dateTime(make.data.earlier_until)}.`}
          </p>
        </div>
      )}
      <p className="text-muted">
        {!source.webhook.has_secret && !make.data ? (
          'There is no secret yet: whatever is sent is refused.'
        ) : source.webhook.last_received_at ? (
          <>
            The last one came <Age since={source.webhook.last_received_at} /> ago.
          </>
        ) : (
          'None has come yet.'
        )}
      </p>
    </Panel>
  )
}
