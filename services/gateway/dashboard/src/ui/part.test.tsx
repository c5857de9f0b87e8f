import { render, screen } from '@testing-library/react'
import { Component, type ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import { part } from './part'

const Shown = ({ name }: { name: string }) => <p>This is {name}</p>

it('a part of a screen holds its place until its file has come', async () => {
  const Part = part(() => Promise.resolve({ default: Shown }))
  render(<Part name="the plan" />)
  expect(screen.getByLabelText('Loading')).toBeVisible()
  expect(await screen.findByText('This is the plan')).toBeVisible()
})

it('a part whose file was asked for before is there at once', async () => {
  const load = vi.fn(() => Promise.resolve({ default: Shown }))
  const Part = part(load)
  await Part.preload()
  render(<Part name="the plan" />)
  expect(screen.getByText('This is the plan')).toBeVisible()
  expect(load).toHaveBeenCalledTimes(1)
})

it('a part whose file does not come fails where it stands', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const Part = part(() => Promise.reject<{ default: typeof Shown }>(new Error('the file is gone')))
  render(
    <Boundary>
      <Part name="the plan" />
    </Boundary>,
  )
  expect(await screen.findByText('the file is gone')).toBeVisible()
})

class Boundary extends Component<{ children: ReactNode }, { said?: string }> {
  override state: { said?: string } = {}
  static getDerivedStateFromError = (error: Error): { said: string } => ({ said: error.message })
  override render = (): ReactNode => this.state.said ?? this.props.children
}
