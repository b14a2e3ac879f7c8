// Pages as they come from the server, without a browser: with what somebody who has signed in sends, in a language.
import { inLanguage, page, signIn } from "./browser.mjs";
import { EVERY, ROLES } from "./pages.mjs";

/** What browsers keep of whoever has signed in, by role. */
export async function signInAs(browser, url, roles = ROLES) {
  const states = {};
  for (const role of roles) {
    const it = await page(browser, url);
    await signIn(it, `${role}@demo.portico.example`);
    states[role] = await it.context().storageState();
    await it.context().close();
  }
  return states;
}

/** The header that a browser with this state sends. */
export function cookies(state, language = "en") {
  const kept = (state?.cookies ?? []).filter(({ name }) => name !== "portico_lang");
  return [...kept, { name: "portico_lang", value: language }].map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Asks for a page. */
export function get(url, state, address, language = "en") {
  return fetch(url + inLanguage(address, language), {
    headers: { accept: "text/html", cookie: cookies(state, language) },
    redirect: "manual",
    signal: AbortSignal.timeout(30_000),
  });
}

const names = (path) => path.split("/:").length - 1;
const fits = (path) => new RegExp(`^${path.replace(/[.?]/g, "\\$&").replace(/:[a-z]+/g, "[^/?#]+")}$`);

/**
 * Says where the page of a row stands. For one with a name in its address it is below the page that leads to it, or the
 * first that this one links to and that no row with fewer names means.
 */
export function locator(url, states) {
  const known = new Map();
  const find = async ([path, role, from]) => {
    if (names(path) === 0) return path;
    const before = await locate(EVERY.find((row) => row[0] === from && row[1] === role));
    if (path.startsWith(from) && names(path) === names(from)) return before + path.slice(from.length);
    const html = await get(url, states[role], before).then((it) => it.text());
    const links = [...html.matchAll(/href="(\/[^"?#]*)/g)].map(([, link]) => link);
    const others = EVERY.map(([other]) => other).filter((other) => names(other) < names(path));
    const found = links.find((link) => fits(path).test(link) && !others.some((other) => fits(other).test(link)));
    if (found === undefined) throw new Error(`${before} links to no ${path}`);
    return found;
  };
  const locate = (row) => {
    const key = `${row[1]} ${row[0]}`;
    if (!known.has(key)) known.set(key, find(row));
    return known.get(key);
  };
  return locate;
}
