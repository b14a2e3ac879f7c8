//! A checkout works on every machine: no file names a folder of one machine or the host of a package registry.

use crate::tree;

/// Beginnings of paths that only some machine has. In parts, so that this file doesn't find itself.
const FOLDERS: [(&str, &str); 6] =
    [("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/"), ("/Use", "rs/"), ("/t", "mp/"), ("/mn", "t/")];

/// Registries are reached through their clients, which know where theirs is.
const HOSTS: [(&str, &str); 9] = [
    ("registry.npm", "js.org"),
    ("npm", "mirror.com"),
    ("static.crates", ".io"),
    ("index.crates", ".io"),
    ("pypi", ".org"),
    ("files.pythonhosted", ".org"),
    ("deb.debian", ".org"),
    ("archive.ubuntu", ".com"),
    ("proxy.golang", ".org"),
];

/// Written by Cargo, and the same on every machine.
const GENERATED: [&str; 1] = ["Cargo.lock"];

#[test]
fn no_file_names_a_folder_of_one_machine() {
    let folders = FOLDERS.map(|(a, b)| format!("{a}{b}"));
    let mut faults = Vec::new();
    for file in tree::files() {
        for (number, line) in file.lines() {
            let begins = folders.iter().any(|folder| {
                line.match_indices(folder.as_str()).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || "_-.$}~*".contains(c))
                })
            });
            if begins {
                faults.push(format!("{}: {}", file.at(number), line.trim()));
            }
        }
    }
    tree::none(&faults, "paths are relative, or come from settings:");
}

#[test]
fn no_file_names_a_registry() {
    let hosts = HOSTS.map(|(a, b)| format!("{a}{b}"));
    let mut faults = Vec::new();
    for file in tree::files().iter().filter(|file| !GENERATED.contains(&file.path.as_str())) {
        for (number, line) in file.lines().filter(|(_, line)| hosts.iter().any(|host| line.contains(host.as_str()))) {
            faults.push(format!("{}: {}", file.at(number), line.trim().chars().take(100).collect::<String>()));
        }
    }
    tree::none(&faults, "registries are reached through their clients' own settings:");
}
