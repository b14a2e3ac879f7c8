// What holds for every page: languages, directions, themes, small screens, accessibility, assets, policy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { hydrated, inLanguage, launch, page } from "../lib/browser.mjs";
import { EVERY, FIRST, LANGUAGES, MADE, MORE, REST } from "../lib/pages.mjs";
import { locator, signInAs } from "../lib/plain.mjs";
import { reflows } from "../lib/reflow.mjs";
import { start, startWithDocuments } from "../lib/server.mjs";

const ALL = process.env.PORTICO_E2E_ALL === "1";
const begin = ALL ? startWithDocuments : start;

let server, browser, signedIn, locate;
before(async () => {
  [server, browser] = [await begin(), await launch()];
  signedIn = await signInAs(browser, server.url);
  locate = locator(server.url, signedIn);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const inTurn = (turn) => Object.entries(LANGUAGES).filter((_, place) => ALL || place === turn % 4);
const TRIED = [
  ...FIRST.map((it) => [it, Object.entries(LANGUAGES)]),
  ...MORE.map((it, place) => [it, inTurn(place)]),
  ...(ALL ? REST : []).map((it) => [it, inTurn(0)]),
];

for (const [row, languages] of TRIED) {
  const [path, role] = row;
  for (const [language, direction] of languages) {
    test(`${path} in ${language}, dark and light, on small screens`, async (t) => {
      const address = await locate(row);
      const it = await page(browser, server.url, {
        storageState: role ? signedIn[role] : undefined,
        viewport: { width: 390, height: 844 },
        cookies: [
          { name: "portico_lang", value: language },
          { name: "portico_theme", value: "dark" },
        ],
      });
      t.after(() => it.context().close());
      await it.goto(inLanguage(address, language));
      await hydrated(it);
      const html = it.locator("html");
      assert.equal(await html.getAttribute("dir"), direction);
      assert.match(await html.getAttribute("lang"), new RegExp(`^${language}`));
      assert.equal(await html.getAttribute("data-theme"), "dark");
      await accessible(it, "dark");
      // Colours that are still on their way have another contrast.
      await it.evaluate(() => {
        document.documentElement.dataset.theme = "light";
        const moving = document.getAnimations().filter((it) => it instanceof CSSTransition);
        return Promise.allSettled(moving.map((it) => it.finished));
      });
      await accessible(it, "light");
      await reflows(it, ALL || FIRST.includes(row));
      if (language !== "en") assert.doesNotMatch(await translated(it), /\b(Sign in|Tenants|Runs)\b/);
      assert.deepEqual(it.faults, []);
    });
  }
}

test("the list of pages names every route of the router and every page of the sitemap", async () => {
  const source = await readFile(new URL("../../app/src/routes/pages.rs", import.meta.url), "utf8");
  const routes = [];
  let portal = "";
  for (const line of source.split("\n")) {
    const table = line.match(/^(?:pub\(super\) )?const ([A-Z_]+): &\[Row\]/)?.[1];
    if (table) portal = table === "WITHOUT_PORTAL" ? "" : `/${table.toLowerCase()}`;
    for (const [, path] of line.matchAll(/\("([^"]*)", \w+\)/g)) routes.push(portal + path);
  }
  assert.ok(routes.length > 150, `only ${routes.length} routes were read`);
  const sitemap = await fetch(`${server.url}/sitemap.xml`).then((it) => it.text());
  const site = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, at]) => new URL(at).pathname);
  assert.ok(site.length > 40, `the sitemap has only ${site.length} pages`);
  const english = site.filter((path) => !/^\/(ar|zh|ko)(\/|$)/.test(path));
  const listed = new Set(EVERY.map(([path]) => path.split("?")[0]));
  const named = (route) => listed.has(route) || [...listed].some((path) => meant(route, path));
  assert.deepEqual([...routes, ...english].filter((route) => !MADE.includes(route) && !named(route)), []);
});

/** Whether a path of the list stands for a route: `/admin/plans/pro` for `/admin/plans/:id`. */
function meant(route, path) {
  const [wanted, given] = [route.split("/"), path.split("/")];
  return wanted.length === given.length && wanted.every((part, place) => part.startsWith(":") || part === given[place]);
}

/** What stands on the page to be translated: what declarations say is English in every language, and marked as that. */
function translated(it) {
  return it.evaluate(() => {
    const [texts, walker] = [[], document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)];
    while (walker.nextNode()) {
      const { parentElement: around, data } = walker.currentNode;
      if (around.checkVisibility() && !around.closest('body [lang="en"], [translate="no"]')) texts.push(data);
    }
    return texts.join("\n");
  });
}

async function accessible(it, theme) {
  const { violations } = await new AxeBuilder({ page: it }).analyze();
  const found = violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  assert.deepEqual(found, []);
}

test("a portal's chunk is loaded when its portal is entered, and never twice", async () => {
  const it = await page(browser, server.url, { storageState: signedIn.admin });
  const loaded = [];
  it.on("response", (response) => {
    if (response.url().includes("/pkg/")) loaded.push(response.url().split("/").pop());
  });
  await it.goto("/account");
  await hydrated(it);
  const before = loaded.filter((name) => name.endsWith(".wasm")).length;
  await it.goto("/admin/tenants");
  await hydrated(it);
  await it.getByText("Aurora Foods").first().waitFor();
  assert.ok(loaded.filter((name) => name.endsWith(".wasm")).length > before, "the admin chunk came on entering");
  await it.goto("/admin/tenants");
  await hydrated(it);
  const again = await it.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.includes("/pkg/"))
      .map(({ name, transferSize, decodedBodySize }) => ({ name: name.split("/").pop(), transferSize, decodedBodySize })),
  );
  // The unoptimised script of a development build is larger than what a private window's cache takes.
  const cacheable = again.filter(({ decodedBodySize }) => decodedBodySize < 4_000_000);
  assert.ok(cacheable.length > 3);
  assert.deepEqual(cacheable.filter(({ transferSize }) => transferSize > 0), [], "a second visit loads no static byte");
  await it.context().close();
});

test("an injected script does not run and the policy holds without exceptions", async () => {
  const it = await page(browser, server.url);
  const reply = await it.goto("/login");
  const policy = reply.headers()["content-security-policy"];
  assert.match(policy, /script-src 'nonce-[^']+' 'strict-dynamic' 'wasm-unsafe-eval'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
  const ran = await it.evaluate(() => {
    const script = document.createElement("div");
    script.innerHTML = '<img src="x" onerror="window.injected = true">';
    document.body.append(script);
    return new Promise((done) => setTimeout(() => done(window.injected === true), 300));
  });
  assert.equal(ran, false);
  await it.context().close();
});

test("the marketing page reads and leads to the sign-in without scripts", async () => {
  const it = await page(browser, server.url, { javaScriptEnabled: false });
  await it.goto("/");
  assert.ok((await it.getByRole("main").innerText()).length > 300);
  await it.getByRole("link", { name: "Sign in", exact: true }).first().click();
  await it.waitForURL("**/login");
  await it.context().close();
});

test("a browser that prefers Arabic is led there once, and a choice is kept", async () => {
  const it = await page(browser, server.url, { locale: "ar-EG" });
  await it.goto("/");
  assert.equal(new URL(it.url()).pathname, "/ar");
  await it.goto("/preferences?lang=en&next=/");
  assert.equal(new URL(it.url()).pathname, "/");
  await it.context().close();
});
