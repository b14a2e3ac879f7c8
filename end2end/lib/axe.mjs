// Nothing that axe finds fault with.
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";

/** What comes into view has come: half way its colours are nobody's choice. What never ends, as a skeleton's breath, isn't waited for. */
function still() {
  const ends = document.getAnimations().filter((it) => Number.isFinite(it.effect?.getComputedTiming().endTime));
  return Promise.race([Promise.allSettled(ends.map((it) => it.finished)), new Promise((done) => setTimeout(done, 2_000))]).then(() => null);
}

/** Fails with what axe finds on the page as it stands. */
export async function accessible(it) {
  await it.evaluate(still);
  const { violations } = await new AxeBuilder({ page: it }).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
}
