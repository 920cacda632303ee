// HiGHS, which the optimal plan is measured beside, in a Python environment of its own. Nothing else needs it, so
// without it the measurement goes on alone.
import { say } from './exec.mjs';
import { pythonEnvironment } from './python.mjs';

const PACKAGES = { highspy: '1.15.1', numpy: '2.4.6' };

/** The Python that has HiGHS, set up in .tools/ where it is missing; undefined, with a line that says why, where that fails. */
export async function highsPython() {
  const { python, why } = await pythonEnvironment('highs', PACKAGES, () => say('Setting up HiGHS in .tools/, to compare with (once) …'));
  if (why) say(`HiGHS could not be set up (${why}), so our side stands alone.`);
  return python;
}
