// What a document might carry as well: each suggestion with what it comes from, settled by keys alone, once and for all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { becomes } from "../lib/settle.mjs";
import { pause, startWithDocuments } from "../lib/server.mjs";

const OWNER = "owner@demo.portico.example";
const KEPT = "Saffron lies in closed tins in a dark and dry room. The foreman counts the tins each Friday.";
const STORING =
  "Saffron is stored in tins in the dark room. The dark room is locked at night by the foreman. Tins of saffron that were opened aren't sold.";
/** Stops of the tab key that a page may have before and behind what is sought. */
const STOPS_MAX = 250;
let server, browser, it, token, space, kept, storing;

async function call(method, path, body) {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const reply = await fetch(`${server.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await reply.text();
  assert.ok(reply.ok, `${method} ${path}: ${reply.status} ${text}`);
  return text && JSON.parse(text);
}

/** Asks until it is so: the demo world's own documents may still be read before these. */
async function until(what, holds) {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await pause(300)) if (await holds()) return;
  assert.fail(`it never came to this: ${what}`);
}

/** A text that is filed under these tags, as soon as it is found. */
async function filed(title, text, tags) {
  const { id } = await call("POST", "/documents", { spaceId: space, title, text, format: "markdown", tags });
  await until(`${title} is found`, async () => (await call("GET", `/documents/${id}/ingestion`)).status === "indexed");
  return id;
}

before(async () => {
  [server, browser] = [await startWithDocuments(), await launch()];
  token = (await call("POST", "/auth/login", { email: OWNER, password: "Portico-demo-2026" })).accessToken;
  const access = [{ kind: "everybody", id: null, role: "writer" }];
  space = (await call("POST", "/spaces", { name: "Dark room", access })).id;
  kept = await filed("Where saffron is kept", KEPT, ["storage", "spices"]);
  storing = await filed("Storing saffron", STORING, []);
  await until("suggestions were worked out", async () => (await call("GET", `/documents/${storing}/suggestions`)).madeAt);
  it = await page(browser, server.url);
  await signIn(it, OWNER);
  await hydrated(it);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const suggestions = () => it.getByRole("region", { name: "Suggestions", exact: true });
const suggested = (key) => suggestions().locator(`[data-suggested="${key}"]`);
const tag = (name) => it.getByRole("article").locator("header").getByRole("link", { name, exact: true });

/** Goes on with the tab key until this has the focus, and presses it. */
async function press(control) {
  await control.waitFor();
  for (let stops = 0; stops < STOPS_MAX; stops++) {
    if (await control.evaluate((it) => it === globalThis.document.activeElement)) return it.keyboard.press("Enter");
    await it.keyboard.press("Tab");
  }
  assert.fail("the tab key doesn't lead there");
}

/** What has the focus: whose suggestion it is and what it says. */
const focused = () =>
  it.evaluate(() => {
    const at = document.activeElement;
    return `${at.closest("[data-suggested]")?.dataset.suggested ?? at.id} ${at.textContent.trim()}`;
  });

test("each suggestion stands with the document and the passage that it comes from", async () => {
  await it.goto(`/client/knowledge/${space}/${storing}`);
  await hydrated(it);
  for (const key of ["tag:storage", "tag:spices", `link:${kept}`]) {
    const other = suggested(key).getByRole("link", { name: "Where saffron is kept", exact: true });
    assert.match(await other.getAttribute("href"), new RegExp(`${kept}\\?version=1&from=\\d+&to=\\d+$`), key);
    assert.match(await other.getAttribute("title"), /Saffron lies in closed tins/, key);
    await suggested(key).getByRole("link", { name: /^Saffron is stored in tins/ }).waitFor();
  }
  assert.equal(await tag("storage").count(), 0);
  await accessible(it);
  assert.deepEqual(it.faults, []);
});

test("a tag that is suggested is accepted by keys alone, and what was settled doesn't come back", async () => {
  const keys = await suggestions().locator("[data-suggested]").evaluateAll((rows) => rows.map((row) => row.dataset.suggested));
  await press(suggested("tag:storage").getByRole("button", { name: "Accept", exact: true }));
  await it.getByText("The document carries the tag.").first().waitFor();
  await tag("storage").waitFor();
  await becomes(() => suggested("tag:storage").count(), 0);
  await becomes(focused, `${keys[keys.indexOf("tag:storage") + 1]} Accept`, "the next row goes on where this one was");

  await press(suggested(`link:${kept}`).getByRole("button", { name: "Dismiss", exact: true }));
  await it.getByText("This isn't suggested again.").first().waitFor();
  await becomes(() => suggested(`link:${kept}`).count(), 0);
  await becomes(focused, "tag:spices Accept", "behind the last row there is none, so the one before");
  await accessible(it);

  await it.reload();
  await hydrated(it);
  await suggested("tag:spices").waitFor();
  await tag("storage").waitFor();
  assert.equal(await suggestions().locator("[data-suggested]").count(), 1, "neither is there again");
  await accessible(it);
  assert.deepEqual(it.faults, []);
});

test("once the last one is settled, the heading has the focus and says that none is left", async () => {
  await press(suggested("tag:spices").getByRole("button", { name: "Dismiss", exact: true }));
  await suggestions().getByText("Nothing else is suggested for now.").waitFor();
  await becomes(focused, "document-suggestions Suggestions");
  await accessible(it);
  await it.reload();
  await hydrated(it);
  await it.getByRole("article").waitFor();
  await becomes(() => suggestions().count(), 0, "who comes anew isn't told of what isn't there");
  assert.deepEqual(it.faults, []);
});
