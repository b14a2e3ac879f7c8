//! Reads `catalogue/*.toml`, refuses what is incomplete, and writes the keys and the tables as Rust.

mod check;
mod generate;
mod read;

use std::path::PathBuf;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=catalogue");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by Cargo"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by Cargo"));
    let subjects = read::subjects(&root.join("catalogue"));
    let faults = check::faults(&subjects);
    if !faults.is_empty() {
        for fault in &faults {
            println!("cargo::error={fault}");
        }
        return;
    }
    fs::write(out.join("keys.rs"), generate::keys(&subjects)).expect("the build folder can be written");
    fs::write(out.join("table.rs"), generate::table(&subjects)).expect("the build folder can be written");
}
