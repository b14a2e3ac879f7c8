// Runs the journeys. A file with a failure is run once more, alone: what fails twice is a fault of Portico's; what
// passes then is shaky, and is named as such.
import { rmSync } from "node:fs";
import { run } from "node:test";
import { tap } from "node:test/reporters";
import { relative, resolve } from "node:path";
import { stock } from "./server.mjs";

// For one file, in milliseconds; the whole matrix of pages, languages and themes takes longer.
const TIMEOUT = process.env.PORTICO_E2E_ALL ? 5_400_000 : 900_000;

/** Runs files and prints what happens; answers with those in which something failed. */
async function pass(files, concurrency) {
  const failed = new Set();
  const tests = run({ files, concurrency, timeout: TIMEOUT });
  tests.on("test:fail", ({ file, name }) => failed.add(file ?? resolve(name)));
  for await (const line of tests.compose(tap)) process.stdout.write(line);
  return [...failed];
}

const named = (files) => files.map((file) => relative(process.cwd(), file)).join(", ");
const files = process.argv.slice(2).map((file) => resolve(file));
if (!process.env.PORTICO_E2E_URL) {
  const began = Date.now();
  process.env.PORTICO_E2E_STOCK = await stock();
  console.log(`the demo world that journeys begin with: ${Math.round((Date.now() - began) / 1000)} s`);
  process.on("exit", () => rmSync(process.env.PORTICO_E2E_STOCK, { recursive: true, force: true }));
}
const first = await pass(files, Number(process.env.PORTICO_E2E_PARALLEL ?? 2));
if (first.length > 0) {
  console.log(`\nonce more, alone: ${named(first)}`);
  const second = await pass(first, 1);
  const shaky = first.filter((file) => !second.includes(file));
  if (shaky.length > 0) console.log(`shaky, passed the second time: ${named(shaky)}`);
  if (second.length > 0) {
    console.log(`failed twice: ${named(second)}`);
    process.exitCode = 1;
  }
}
