import { useMutation, useQueryClient } from '@tanstack/react-query'
import { QRCodeSVG } from 'qrcode.react'
import { useState } from 'react'
import type { Account } from '@/api/account'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { CopyText } from '@/ui/copy'
import { Field, Input } from '@/ui/field'
import { Panel } from '@/ui/panel'
import { Refusal } from '../entrance/frame'
import { PasswordDialog } from './password-dialog'

/** A second factor by an authenticator app. The picture is drawn here: the secret goes to nobody else. */
export function TwoFactor({ account }: { account: Account }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [ending, setEnding] = useState(false)
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: keys.account })
  const begin = useMutation({ mutationFn: () => dataOf(api.POST('/api/account/two-factor')), retry: false })
  return (
    <Panel
      title="Two-factor sign-in"
      hint="A code of your authenticator app is asked for beside the password."
      actions={
        account.two_factor ? (
          <>
            <Badge tone="good">on</Badge>
            <Button look="danger" onClick={() => setEnding(true)}>
              Turn it off
            </Button>
          </>
        ) : (
          !begin.data && (
            <Button disabled={begin.isPending} onClick={() => begin.mutate()}>
              Turn it on
            </Button>
          )
        )
      }
    >
      <Refusal error={begin.error} />
      {begin.data && !codes && (
        <Confirm
          secret={begin.data}
          onDone={(recovery) => {
            setCodes(recovery)
            begin.reset()
            void refresh()
          }}
        />
      )}
      {codes && (
        <div className="flex flex-col gap-2">
          <p className="text-warn">
            Keep these recovery codes: each lets you in once where your app is lost. They are shown this one time.
          </p>
          <CopyText label="Recovery codes" text={codes.join('\n')} />
          <Button className="self-start" onClick={() => setCodes(null)}>
            I have kept them
          </Button>
        </div>
      )}
      {ending && (
        <PasswordDialog
          title="Turn two-factor sign-in off?"
          confirm="Turn it off"
          danger
          act={async (password) => {
            await api.DELETE('/api/account/two-factor', { body: { password } })
            await refresh()
          }}
          onClose={() => setEnding(false)}
        />
      )}
    </Panel>
  )
}

function Confirm({ secret, onDone }: { secret: Schema<'TwoFactorView'>; onDone: (codes: readonly string[]) => void }) {
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: () => dataOf(api.POST('/api/account/two-factor/confirm', { body: { code } })),
    retry: false,
    onSuccess: (recovery) => onDone(recovery.recovery_codes),
  })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate()
      }}
    >
      <div className="flex flex-wrap gap-4">
        <div className="rounded bg-white p-3">
          <QRCodeSVG value={secret.uri} size={168} title="QR code for your authenticator app" />
        </div>
        <div className="flex min-w-0 flex-1 basis-64 flex-col gap-2">
          <p>Scan it with your authenticator app, or enter this secret there:</p>
          <CopyText label="Secret of two-factor sign-in" text={secret.secret} />
        </div>
      </div>
      <Field label="Code that the app shows now">
        {(ids) => (
          <Input
            {...ids}
            required
            autoFocus
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Refusal error={confirm.error} />
      <Button look="primary" type="submit" className="self-start" disabled={confirm.isPending}>
        Turn it on
      </Button>
    </form>
  )
}
