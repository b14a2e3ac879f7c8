// A server of its own for the journeys: a fresh data folder, the demo world, a free port.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const program = process.env.PORTICO_SERVER ?? path.join(target, "debug", "portico");

/** Starts a server and answers when it is ready: `{ url, stop }`. Without a sentence model the demo world has no documents. */
export const start = (...flags) => begin(flags, { PORTICO_EMBEDDINGS: undefined }, stocked("plain"));

/** As `start`, with the sentence model and the demo world's documents, which take a while to be read. */
export const startWithDocuments = (...flags) => begin(flags, {}, stocked("documents"));

/** A folder with the demo world as it is after a first start, made once for all journeys of a run; `undefined`: each makes its own. */
function stocked(kind) {
  const folder = process.env.PORTICO_E2E_STOCK && path.join(process.env.PORTICO_E2E_STOCK, kind);
  return folder && existsSync(folder) ? folder : undefined;
}

/** Makes the folders that journeys begin with; whoever asked for them removes them. */
export async function stock() {
  const folder = mkdtempSync(path.join(tmpdir(), "portico-stock-"));
  chmodSync(folder, 0o755);
  const make = async (kind, over) => {
    const { stop } = await begin([], over, undefined, path.join(folder, `.${kind}`));
    await stop(path.join(folder, kind));
  };
  await Promise.all([make("plain", { PORTICO_EMBEDDINGS: undefined }), make("documents", {})]);
  return folder;
}

async function begin(flags, over, from, own) {
  // A server that runs already, while somebody writes a journey.
  const running = process.env.PORTICO_E2E_URL;
  if (running) return { url: running, stop: async () => {}, log: () => "" };
  const data = own ?? mkdtempSync(path.join(tmpdir(), "portico-journeys-"));
  if (own) mkdirSync(own);
  chmodSync(data, 0o755); // the database's own account must reach it
  // Owners and modes are kept: the cluster belongs to the database's own account.
  if (from) execFileSync("cp", ["-a", "--reflink=auto", `${from}/.`, data]);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  // Journeys sign in more often, and open more pages, than any one address does.
  const limits = { SIGN_IN: "10000", SIGN_IN_EMAIL: "10000", ADDRESS: "100000", BROWSER: "100000" };
  const lifted = Object.entries(limits).map(([name, limit]) => [`PORTICO_LIMIT_${name}`, limit]);
  const environment = { ...process.env, ...Object.fromEntries(lifted), ...over };
  delete environment.DATABASE_URL;
  const child = spawn(
    program,
    ["serve", "--addr", `localhost:${port}`, "--data", data, "--log", "warn,llama-cpp-2=error", ...flags],
    { cwd: root, env: environment, stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  for (const out of [child.stdout, child.stderr]) out.on("data", (text) => (said += text));
  const exited = new Promise((done) => child.on("exit", done));
  const stop = async (keptAs) => {
    child.kill("SIGTERM");
    await exited;
    if (keptAs) renameSync(data, keptAs);
    else rmSync(data, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + 180_000; Date.now() < deadline; await pause(150)) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${said}`);
    const ready = await fetch(`${url}/health/ready`).then((it) => it.ok, () => false);
    if (ready) return { url, stop, log: () => said };
  }
  await stop();
  throw new Error(`the server wasn't ready within 180 s:\n${said}`);
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on("error", failed);
    probe.listen(0, "localhost", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
