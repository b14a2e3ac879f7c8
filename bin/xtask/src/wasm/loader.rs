//! The script that fetches the browser code of a lazy route.
//!
//! Generated Rust calls `__wasm_split_load_<route>` with a place in the shared table and a word for it: when everything
//! that the route needs is there, or can't be fetched, that function is called with the word and whether it worked.

use super::plan::File;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What every module imports, as the splitter's own loader has it.
#[derive(Debug, PartialEq, Eq)]
pub struct Offered {
    /// Names of what the main module exports.
    shared: String,
    /// In a development build, the mark by which modules of another build are refused.
    mark: String,
}

impl Offered {
    /// Read from the splitter's loader.
    pub fn of(loader: &str) -> Result<Self> {
        let between = |begin: &str, end: &str| -> Option<String> {
            let (_, rest) = loader.split_once(begin)?;
            Some(rest.split_once(end)?.0.trim().trim_end_matches(',').to_owned())
        };
        let mark = between("sharedImports = { __wasm_split: {", "}");
        let found = between("const {", "} = initSync(").zip(mark).map(|(shared, mark)| Self { shared, mark });
        found.context("the splitter's loader has another form than that of 0.2.4")
    }
}

/// The script. `main` is the main module's script, `routes` the file of each lazy route, `files` what routes share.
pub fn script(main: &str, offered: &Offered, routes: &BTreeMap<String, String>, files: &[(String, File)]) -> String {
    let Offered { shared, mark } = offered;
    let all = if mark.is_empty() { shared.clone() } else { format!("{shared}, {mark}") };
    let mut script = format!(
        r#"import {{ initSync }} from "{main}";

let imports;
/* What every module needs of the main one. */
function shared() {{
    if (!imports) {{
        const {{ {shared} }} = initSync(undefined, undefined);
        imports = {{ __wasm_split: {{ {all} }} }};
    }}
    return imports;
}}

/* One fetch a file; what failed is fetched again when it is asked for again. */
const fetched = new Map();
function file(name) {{
    let loading = fetched.get(name);
    if (!loading) {{
        loading = WebAssembly.instantiateStreaming(fetch(new URL("./" + name + ".wasm", import.meta.url)), shared());
        loading.catch(() => fetched.delete(name));
        fetched.set(name, loading);
    }}
    return loading;
}}

const route = (...names) => async (place, word) => {{
    try {{
        await Promise.all(names.map(file));
    }} catch (error) {{
        console.error(error);
        /* Code that is told of it gives up and takes the page along; the script beside the page says so instead. */
        dispatchEvent(new Event("portico:unloaded"));
        return;
    }}
    shared().__wasm_split.__indirect_function_table.get(place)(word, true);
}};

"#
    );
    for (route, own) in routes {
        let names: Vec<_> = needed(route, own, files).iter().map(|name| format!("\"{name}\"")).collect();
        let _ = writeln!(script, "export const __wasm_split_load_{route} = route({});", names.join(", "));
    }
    script
}

/// The files of a lazy route, its own last.
pub fn needed(route: &str, own: &str, files: &[(String, File)]) -> Vec<String> {
    let shared = files.iter().filter(|(_, file)| file.users.contains(route)).map(|(name, _)| name.clone());
    shared.chain([own.to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_loads_what_it_shares_and_its_own() {
        let file = |users: &[&str]| File {
            users: users.iter().map(|user| (*user).to_owned()).collect(),
            pieces: Vec::new(),
            bytes: 0,
        };
        let files = [("chunk_0".to_owned(), file(&["a", "b"])), ("chunk_1".to_owned(), file(&["b"]))];
        let routes = [("a", "split_a"), ("b", "split_b")].map(|(route, own)| (route.to_owned(), own.to_owned()));
        let offered = Offered { shared: "memory".to_owned(), mark: String::new() };
        let script = script("./main.js", &offered, &routes.into(), &files);
        assert!(script.contains("dispatchEvent(new Event(\"portico:unloaded\"))"), "app/src/unloaded.js hears of it");
        assert!(script.contains("export const __wasm_split_load_a = route(\"chunk_0\", \"split_a\");"));
        assert!(script.contains("export const __wasm_split_load_b = route(\"chunk_0\", \"chunk_1\", \"split_b\");"));
    }

    #[test]
    fn what_modules_import_is_read_from_the_splitters_loader() {
        let loader =
            "sharedImports = { __wasm_split: { __canary_1: ~0xdead, } };\nconst { a, memory,  } = initSync(x);";
        let offered = Offered::of(loader).unwrap();
        assert_eq!(offered, Offered { shared: "a, memory".to_owned(), mark: "__canary_1: ~0xdead".to_owned() });
        assert!(Offered::of("another form").is_err());
    }
}
