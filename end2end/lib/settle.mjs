// What a page comes to say soon: a handler, a focus or a redraw may be a moment away.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

/** Reads until it reads as expected, for five seconds at most; then the last reading is the fault. */
export async function becomes(read, expected, message) {
  const end = Date.now() + 5_000;
  let value = await read();
  while (value !== expected && Date.now() < end) {
    await pause(50);
    value = await read();
  }
  assert.equal(value, expected, message);
}
