import type { Delivery, Run } from '../data'

export type Changed = Run & { artifacts: NonNullable<Run['artifacts']> }

/** Runs that committed something, the newest first. */
export const changedRuns = (delivery: Delivery): Changed[] =>
  delivery.runs.filter((run): run is Changed => (run.artifacts?.commits.length ?? 0) > 0).toReversed()

/** The one whose change is judged. The commit of the plan alone is no change, unless there is nothing else. */
export const judgedRun = (runs: readonly Changed[]): Changed | undefined => runs.find((run) => run.mode === 'implement') ?? runs[0]
