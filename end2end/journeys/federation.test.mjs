import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";

let server, browser;
before(async () => {
  [server, browser] = [await start(), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const REDIRECT = "http://localhost:9/callback";

/** A page of somebody's, in which the app's address answers with an empty page. */
async function pageOf(email, options = {}) {
  const it = await page(browser, server.url, options);
  it.scripted = options.javaScriptEnabled;
  await it.context().route(`${REDIRECT}**`, (route) => route.fulfill({ body: "the app", contentType: "text/plain" }));
  await signIn(it, email);
  return it;
}

test("an owner connects a provider and is told what proves the domain", async () => {
  const it = await pageOf("owner@demo.portico.example");
  await it.goto("/client/identity");
  await hydrated(it);
  await it.getByText("No identity provider yet").waitFor();
  await it.getByRole("link", { name: "Connect a provider" }).click();
  const form = it.getByRole("dialog");
  await form.getByLabel("Name", { exact: true }).fill("Aurora's sign-in");
  await form.getByLabel("Issuer").fill("https://127.0.0.1");
  await form.getByLabel("Client ID").fill("portico");
  await form.getByLabel("Client secret").fill("a secret");
  await form.getByRole("button", { name: "Connect a provider" }).click();
  await form.getByText("can't be reached from here").waitFor();
  await form.getByLabel("Issuer").fill("https://id.aurora.example");
  await form.getByRole("button", { name: "Connect a provider" }).click();
  await it.getByRole("row", { name: /id\.aurora\.example/ }).waitFor();
  await it.getByLabel("Domain").fill("aurora.example");
  await it.getByRole("button", { name: "Add domain" }).click();
  const row = it.getByRole("row", { name: /Not verified yet/ });
  await row.getByText("_portico-challenge.aurora.example").waitFor();
  await row.getByText(/^portico-domain=/).waitFor();
  await row.getByText("Give up").first().click();
  await row.getByRole("button", { name: "Give up" }).click();
  await it.getByText("No domain yet").waitFor();
  assert.deepEqual(it.faults, []);
});

let app;
test("a developer registers an app and sees its secret once", async () => {
  const it = await pageOf("developer@demo.portico.example");
  await it.goto("/account/apps");
  await hydrated(it);
  await it.getByText("No app acts for you.").waitFor();
  await it.getByText("Register an app").first().click();
  await it.getByLabel("Name", { exact: true }).fill("Ledger");
  await it.getByLabel("Redirect addresses").fill(REDIRECT);
  await it.getByLabel("See your email address").check();
  await it.getByRole("button", { name: "Register an app" }).click();
  await it.getByText("The secret of Ledger", { exact: false }).waitFor();
  const row = it.getByRole("row", { name: /Ledger/ });
  app = await row.locator("code").first().textContent();
  await it.reload();
  await it.getByRole("row", { name: /Ledger/ }).waitFor();
  assert.equal(await it.getByText("The secret of Ledger", { exact: false }).count(), 0);
  assert.deepEqual(it.faults, []);
});

const request = () =>
  `/oauth/authorize?${new URLSearchParams({
    response_type: "code",
    client_id: app,
    redirect_uri: REDIRECT,
    scope: "openid email",
    state: "xyz",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
  })}`;

for (const javaScriptEnabled of [true, false]) {
  test(`somebody allows an app ${javaScriptEnabled ? "with" : "without"} scripts and takes it back`, async () => {
    const it = await pageOf("client@demo.portico.example", { javaScriptEnabled });
    await it.goto(request());
    await it.getByRole("heading", { name: "Allow Ledger?" }).waitFor();
    await it.getByText("See your email address").waitFor();
    await it.getByRole("button", { name: "Don't allow" }).click();
    await it.waitForURL((url) => url.href.startsWith(REDIRECT) && url.searchParams.get("error") === "access_denied");
    await it.goto(request());
    await it.getByRole("button", { name: "Allow", exact: true }).click();
    await it.waitForURL((url) => url.href.startsWith(REDIRECT) && url.searchParams.has("code"));
    await it.goto("/account/apps");
    await it.getByRole("heading", { name: "Ledger" }).waitFor();
    await it.getByText("Take back").first().click();
    await it.getByRole("button", { name: "Take back" }).click();
    await it.getByText("No app acts for you.").waitFor();
    assert.deepEqual(it.faults, []);
  });
}

test("whoever isn't signed in signs in first, and the app gets its answer", async () => {
  const it = await page(browser, server.url);
  await it.context().route(`${REDIRECT}**`, (route) => route.fulfill({ body: "the app", contentType: "text/plain" }));
  await it.goto(request());
  await hydrated(it);
  await it.getByLabel("Email").fill("client@demo.portico.example");
  await it.getByLabel("Password").fill("Portico-demo-2026");
  await it.getByRole("button", { name: "Sign in", exact: true }).click();
  await it.getByRole("button", { name: "Allow", exact: true }).click();
  await it.waitForURL((url) => url.href.startsWith(REDIRECT) && url.searchParams.has("code"));
});
