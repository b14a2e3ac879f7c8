// Nothing that axe finds fault with.
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";

/** Fails with what axe finds on the page as it stands. */
export async function accessible(it) {
  const { violations } = await new AxeBuilder({ page: it }).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
}
