//! Which side the code runs on is known in one folder, and the database in one crate.

use crate::tree;

const PORT: &str = "app/src/port/";

#[test]
fn only_the_port_asks_on_which_side_it_runs() {
    let mut faults = Vec::new();
    for file in tree::below(&["app/src/", "frontend/src/"]).iter().filter(|file| !file.below(&[PORT])) {
        for (number, line) in file.lines() {
            let asks = ["feature = \"ssr\"", "feature = \"hydrate\"", "feature=\"ssr\"", "feature=\"hydrate\""]
                .iter()
                .any(|it| line.contains(it))
                || line.contains("target_arch = \"wasm32\"");
            if asks {
                faults.push(file.at(number));
            }
        }
    }
    tree::none(&faults, "`cfg` on server or browser belongs into app/src/port:");
}

#[test]
fn no_database_outside_of_the_server() {
    let mut faults = Vec::new();
    for file in tree::below(&["app/", "domain/src/", "domain/macros/", "frontend/"]) {
        let in_code = file.is(&[".rs", "Cargo.toml"]);
        for (number, line) in file.lines().filter(|(_, line)| in_code && !line.trim_start().starts_with("//")) {
            if line.contains("sqlx") || line.contains("PgPool") {
                faults.push(file.at(number));
            }
        }
    }
    tree::none(&faults, "no sqlx in app or domain:");
}

#[test]
fn server_code_stands_in_no_server_macro() {
    let app = tree::below(&["app/src/"]);
    let macros = app.iter().flat_map(|file| {
        file.lines().filter(|(_, line)| line.trim_start().starts_with("#[server")).map(|(number, _)| file.at(number))
    });
    tree::none(&macros.collect::<Vec<_>>(), "operations are called through the port, not through #[server] functions:");
}

#[test]
fn portals_do_not_import_each_other() {
    let mut faults = Vec::new();
    let portals = tree::below(&["app/src/portals/"]);
    let names: Vec<String> = portals.iter().filter_map(|file| name_below(&file.path, 3)).collect();
    for file in &portals {
        let Some(own) = name_below(&file.path, 3).filter(|own| own != "mod") else { continue };
        for other in names.iter().filter(|other| **other != own && **other != "mod") {
            let uses = file.lines().filter(|(_, line)| line.contains(&format!("portals::{other}")));
            faults.extend(uses.map(|(number, _)| format!("{} imports {other}", file.at(number))));
        }
    }
    tree::none(&faults, "a portal never imports a portal:");
}

fn name_below(path: &str, depth: usize) -> Option<String> {
    path.split('/').nth(depth).map(|name| name.trim_end_matches(".rs").to_owned())
}
