import { createElement, useEffect, useState, type ComponentType } from 'react'
import { SkeletonRows } from './skeleton'

/** A part of a screen with a file of its own. With React's lazy, what holds its place would stand there for 300 ms,
 * however quickly the file came. */
export function part<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  let loaded: ComponentType<Props> | undefined
  const preload = async (): Promise<void> => {
    loaded ??= (await load()).default
  }
  function Part(props: Props) {
    const [component, setComponent] = useState(() => loaded)
    const [failure, setFailure] = useState<unknown>()
    useEffect(() => {
      if (component === undefined) preload().then(() => setComponent(() => loaded), setFailure)
    }, [component])
    if (failure !== undefined) throw failure
    return component === undefined ? <SkeletonRows rows={5} /> : createElement(component, props)
  }
  return Object.assign(Part, { preload })
}
