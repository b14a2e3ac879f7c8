// What people sign in with, and where they are signed in: in a real browser, with the authenticator that it brings for tests.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { PASSWORD, hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { pause, start } from "../lib/server.mjs";
import { becomes } from "../lib/settle.mjs";

let server, browser;
before(async () => {
  [server, browser] = [await start(), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The security page of somebody who has just signed in. */
async function security(email, options) {
  const it = await page(browser, server.url, options);
  await signIn(it, email);
  await it.goto("/account/security");
  await hydrated(it);
  return it;
}

/** The code of an authenticator app (RFC 6238), `steps` from now. */
function code(secret, steps = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(" ", "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac("sha1", key).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("a person makes a passkey and signs in with it, typing nothing", async () => {
  const it = await security("consultant@demo.portico.example");
  const devices = await it.context().newCDPSession(it);
  await devices.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await devices.send("WebAuthn.addVirtualAuthenticator", { options });
  await it.getByText("You have no passkeys yet.").waitFor();
  await it.getByLabel("Name of the passkey").fill("Work laptop");
  await it.getByRole("button", { name: "Add a passkey" }).click();
  await it.getByRole("heading", { name: "Work laptop" }).waitFor();
  const { credentials } = await devices.send("WebAuthn.getCredentials", { authenticatorId });
  assert.equal(credentials.length, 1);
  assert.ok(credentials[0].isResidentCredential);
  await accessible(it);

  await it.context().clearCookies();
  await it.goto("/login");
  await hydrated(it);
  await it.getByRole("button", { name: "Sign in with a passkey" }).click();
  await it.waitForURL("**/employee");
  await it.goto("/account");
  await it.getByText("consultant@demo.portico.example").filter({ visible: true }).first().waitFor();
  await it.goto("/account/security");
  await hydrated(it);
  await it.locator("li", { hasText: "This session" }).getByText("passkey", { exact: true }).waitFor();

  await it.locator("li", { hasText: "Work laptop" }).getByText("Remove", { exact: true }).first().click();
  await it.locator("li", { hasText: "Work laptop" }).getByRole("button", { name: "Remove" }).click();
  await it.getByText("You have no passkeys yet.").waitFor();
  await it.context().clearCookies();
  await it.goto("/login");
  await hydrated(it);
  await it.getByRole("button", { name: "Sign in with a passkey" }).click();
  await it.getByRole("alert").getByText("This passkey was not accepted.").waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("a person turns a second factor on, signs in with a code, and uses a recovery code once", async () => {
  const email = "support@demo.portico.example";
  const it = await security(email);
  await it.getByRole("button", { name: "Set up" }).click();
  const picture = it.getByRole("img", { name: "The secret as a picture to scan" });
  await picture.waitFor();
  assert.ok((await picture.evaluate((image) => image.naturalWidth)) >= 200, "the picture is drawn");
  const secret = await it.locator("code.key").first().textContent();
  assert.match(secret, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  await accessible(it);
  await it.getByLabel("Code").fill("000000");
  await it.getByRole("button", { name: "Turn on" }).click();
  await it.getByText("This is not the code that the app shows now.").waitFor();
  await it.getByLabel("Code").fill(code(secret, -1));
  await it.getByRole("button", { name: "Turn on" }).click();
  await it.getByText("Your recovery codes").waitFor();
  const codes = await it.locator("[role=status] code.key").allTextContents();
  assert.equal(codes.length, 10);
  await accessible(it);
  await it.getByRole("button", { name: "I have kept them" }).click();
  await it.getByText("Recovery codes left").waitFor();

  await it.context().clearCookies();
  const signInWith = async (last) => {
    await it.goto("/login?next=/account/security");
    await hydrated(it);
    await it.getByLabel("Email").fill(email);
    await it.getByLabel("Password").fill(PASSWORD);
    await it.getByRole("button", { name: "Sign in", exact: true }).click();
    await it.waitForURL("**/login/code");
    await hydrated(it);
    await it.getByText(email).waitFor();
    assert.ok(!(await it.content()).includes(PASSWORD), "the page doesn't know the password");
    await it.getByLabel("Code").fill(last);
    await it.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await signInWith(code(secret));
  await it.waitForURL("**/account/security");
  await it.context().clearCookies();
  await signInWith(codes[0]);
  await it.waitForURL("**/account/security");
  await it.getByText("Recovery codes left").waitFor();
  await it.context().clearCookies();
  await signInWith(codes[0]);
  await it.getByRole("alert").getByText("This code is not the right one").waitFor();
  await accessible(it);
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("a person ends another browser from the list, and it is signed out", async () => {
  const here = await security("developer@demo.portico.example");
  const there = await security("developer@demo.portico.example");
  await here.reload();
  await hydrated(here);
  const others = here.locator("li.card", { hasText: "Chrome" }).filter({ hasNotText: "This session" });
  await becomes(() => others.count(), 1);
  await others.getByText("End the session", { exact: true }).first().click();
  await others.getByRole("button", { name: "End the session" }).click();
  await others.waitFor({ state: "detached" });
  await there.goto("/account");
  await there.waitForURL("**/login?next=**");
  await here.reload();
  await here.getByText("This session").waitFor();
  await accessible(here);
  assert.deepEqual(here.faults, []);
  await here.context().close();
  await there.context().close();
});

for (const [name, options] of [
  ["Arabic", { cookies: [{ name: "portico_lang", value: "ar" }] }],
  ["a narrow screen in the dark", { viewport: { width: 390, height: 800 }, colorScheme: "dark" }],
]) {
  test(`the security page holds in ${name}`, async () => {
    const it = await security("vendor@demo.portico.example", { ...options, javaScriptEnabled: true });
    await pause(200);
    const wide = await it.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `nothing scrolls sideways: ${wide} px`);
    await accessible(it);
    await it.goto("/login");
    await it.context().close();
  });
}
