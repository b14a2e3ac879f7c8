// Runs the policy as browsers have it: `node in_node.mjs MODULE digest` prints what the native program prints,
// `node in_node.mjs MODULE measure` the nanoseconds of a decision.
import { readFile } from "node:fs/promises";
import { argv, hrtime } from "node:process";

const [, , path, task] = argv;
const { instance } = await WebAssembly.instantiate(await readFile(path), {});
const policy = instance.exports;

function digest() {
  const tenth = 10;
  for (let first = 0; first < 10 * tenth; first += tenth) {
    // JavaScript gets the number with a sign.
    const sum = BigInt.asUintN(64, policy.digest(first, tenth));
    console.log(`${first} ${tenth} ${sum.toString(16).padStart(16, "0")}`);
  }
}

function measure() {
  const questions = policy.prepare();
  const rounds = 400;
  // Until the compiler of the engine has done its best.
  policy.decide_prepared(rounds);
  const started = hrtime.bigint();
  const allowed = policy.decide_prepared(rounds);
  const took = Number(hrtime.bigint() - started);
  console.log(`${took / questions / rounds} ${allowed / rounds}`);
}

(task === "measure" ? measure : digest)();
