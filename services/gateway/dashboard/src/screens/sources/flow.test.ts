import { describe, expect, it } from 'vitest'
import { flowInWords, presetOf, presets, usualFlow } from './flow'

const words = (change: Partial<typeof usualFlow>): string => flowInWords({ ...usualFlow, ...change }).join('; ')

describe('a flow in words', () => {
  it('says who starts what, what runs alone, what is waited for and where it ends', () => {
    expect(
      words({ checkpoints: ['plan'], verify: { ...usualFlow.verify, checks: 'required', required: ['build', 'lint', 'test'] } }),
    ).toBe(
      'you start and approve plan; implement and review run alone; verify waits for 3 checks: build, lint and test; ' +
        'deploy waits for the merge; ends at deploy',
    )
  })

  it('says nothing of phases behind the end', () => {
    expect(words({ endpoint: 'implement', checkpoints: ['implement', 'review'] })).toBe(
      'plan runs alone; you start and approve implement; ends at implement',
    )
  })

  it('goes on to observe where the endpoint ends nothing early', () => {
    expect(words({ endpoint: 'close', checkpoints: [], deploy: { ...usualFlow.deploy, environment: 'production' } })).toBe(
      'plan, implement and review run alone; verify waits for all checks that appear; ' +
        'deploy waits for the merge and its deployment to production; observe watches the deployment for 1 h; ends at observe',
    )
  })

  it.each(presets)('knows the preset $name', (preset) => {
    expect(presetOf(preset)).toBe(preset.name)
    expect(presetOf({ ...preset, endpoint: 'plan' })).toBeUndefined()
  })
})
