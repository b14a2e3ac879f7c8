//! The browser code: compiled, cut into a main module, a module for each lazy route and pieces that routes share, which are
//! joined to few; then bound to JavaScript and shrunk.
//!
//! The cut must be made in every profile: with any lazy route in it an uncut module doesn't start.

mod joined;
mod loader;
mod plan;
mod slim;
mod unasked;

use crate::cargo::{front_command, in_words};
use crate::compress;
use crate::files;
use crate::paths::{OUTPUT, Paths};
use crate::profile::Profile;
use crate::progress;
use crate::stamp::Stamp;
use anyhow::{Context, Result, anyhow, bail};
use plan::File;
pub use plan::frame_of;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The loader of the routes' modules. The name is the splitter's own: generated code imports it.
pub const LOADER: &str = "./__wasm_split.______________________.js";
/// Which modules each lazy route needs; the server reads it to preload them.
pub const MANIFEST: &str = "__wasm_split_manifest.json";
/// How the names of the modules begin that a lazy route has for itself.
const OWN: &str = "split_";

/// Views are nested calls: without optimisation the deepest pages need more than the linker's one megabyte.
const STACK: &str = "link-arg=-zstack-size=4194304";

/// Builds the browser code if it changed and returns the folder with its files.
pub fn build(paths: &Paths, profile: Profile) -> Result<PathBuf> {
    let mut command = front_command(paths, &["rustc", "-p", "frontend", "--lib", "--profile", profile.wasm()]);
    command.args(["--", "-C", STACK]);
    progress::build("browser code", command)?;
    let (module, staging) = (profile.module(paths), profile.staging(paths));
    let stamp = Stamp::new(staging.with_extension("stamp"), vec![module.clone()], &[])?;
    if stamp.is_fresh() && staging.is_dir() {
        return Ok(staging);
    }
    eprintln!("browser code: splitting{}", if profile.is_served_small() { ", shrinking, compressing" } else { "" });
    files::fresh_folder(&staging)?;
    split(&module, &staging)?;
    bind(&staging)?;
    if profile.is_served_small() {
        slim_main(&staging)?;
        shrink_all(&staging)?;
        compress::all_below(&staging)?;
    }
    stamp.keep()?;
    Ok(staging)
}

/// Cuts the module: its parts and their loader go to the folder, the main part too, still unbound.
fn split(module: &Path, staging: &Path) -> Result<()> {
    let input = unasked::dropped(&files::bytes(module)?)?;
    let main = unbound(staging);
    let main_module = format!("./{OUTPUT}.js");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = staging;
    options.main_out_path = &main;
    options.main_module = &main_module;
    options.link_name = LOADER;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("splitting {}: {error:?}", module.display()))?;
    join(staging, &main_module, split.prefetch_map)
}

/// Joins the pieces that routes share to few files, and writes the loader of those and the list for the server.
fn join(staging: &Path, main_module: &str, needed: HashMap<String, Vec<String>>) -> Result<()> {
    let needed: BTreeMap<_, _> = needed.into_iter().collect();
    let mut pieces = BTreeMap::<&str, File>::new();
    let mut routes = BTreeMap::new();
    for (route, names) in &needed {
        for name in names {
            let path = staging.join(name).with_extension("wasm");
            if name.starts_with(OWN) {
                routes.insert(route.clone(), name.clone());
            } else if path.is_file() {
                let bytes = joined::weight(&files::bytes(&path)?)?;
                let piece = || File { users: BTreeSet::new(), pieces: vec![name.clone()], bytes };
                pieces.entry(name).or_insert_with(piece).users.insert(route.clone());
            }
        }
    }
    let mut pieces: Vec<_> = pieces.into_values().collect();
    plan::surround(&mut pieces, &needed.keys().collect::<Vec<_>>())?;
    let joined = plan::join(pieces);
    let joined: Vec<_> =
        joined.into_iter().enumerate().map(|(number, file)| (format!("shared_{number}"), file)).collect();
    for (name, file) in &joined {
        let paths = file.pieces.iter().map(|piece| staging.join(piece).with_extension("wasm"));
        let paths: Vec<_> = paths.collect();
        let pieces: Vec<_> = paths.iter().map(|path| files::bytes(path)).collect::<Result<_>>()?;
        files::write(&staging.join(name).with_extension("wasm"), joined::modules(&pieces)?)?;
        paths.iter().try_for_each(std::fs::remove_file)?;
    }
    let loader = staging.join(LOADER);
    let offered = loader::Offered::of(&files::text(&loader)?)?;
    files::write(&loader, loader::script(main_module, &offered, &routes, &joined))?;
    let manifest: BTreeMap<_, _> =
        routes.iter().map(|(route, own)| (route, loader::needed(route, own, &joined))).collect();
    files::write(&staging.join(MANIFEST), serde_json::to_string(&manifest)?)
}

fn unbound(staging: &Path) -> PathBuf {
    staging.join("unbound.wasm")
}

/// Generates the JavaScript side of the main module. The other modules need the exports that it would drop as unused.
fn bind(staging: &Path) -> Result<()> {
    let main = unbound(staging);
    Bindgen::new()
        .input_path(&main)
        .out_name(OUTPUT)
        .web(true)?
        .keep_lld_exports(true)
        .demangle(false)
        .typescript(false)
        .omit_default_module_path(true)
        .generate(staging)
        .context("generating the JavaScript side")?;
    std::fs::remove_file(main)?;
    // Leptos looks for the module without the suffix if the output's name is known at compile time.
    let bound = staging.join(format!("{OUTPUT}_bg.wasm"));
    std::fs::rename(bound, staging.join(format!("{OUTPUT}.wasm")))?;
    Ok(())
}

/// Takes from the main module and its script what only takes room.
fn slim_main(staging: &Path) -> Result<()> {
    let (module, script) = (staging.join(format!("{OUTPUT}.wasm")), staging.join(format!("{OUTPUT}.js")));
    let own = format!("./{OUTPUT}_bg.js");
    let (slim_module, slim_script) = slim::slim(&files::bytes(&module)?, &files::text(&script)?, &own)?;
    files::write(&module, slim_module)?;
    files::write(&script, slim_script)
}

/// What the compiler may use in this target by default, and nothing that browsers got later.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// Functions that are alike stay apart: made one they are fewer bytes, and more of them once they are compressed.
const ALIKE: &str = "--skip-pass=merge-similar-functions";

/// Shrinks every module with Binaryen, two at a time: the main module takes as long as all the others together.
fn shrink_all(staging: &Path) -> Result<()> {
    let mut modules = files::below_with(staging, "wasm")?;
    modules.sort_by_key(|path| std::cmp::Reverse(path.metadata().map_or(0, |metadata| metadata.len())));
    let program = Paths::npm()?.join("binaryen/bin/wasm-opt");
    let Some((largest, others)) = modules.split_first() else { return Ok(()) };
    std::thread::scope(|scope| {
        let main = scope.spawn(|| shrink(&program, largest));
        others.iter().try_for_each(|module| shrink(&program, module))?;
        main.join().map_err(|_| anyhow!("wasm-opt's thread panicked"))?
    })
}

fn shrink(program: &Path, module: &Path) -> Result<()> {
    let mut command = Command::new("node");
    command.arg(program).arg("-Oz").arg(ALIKE).args(FEATURES).arg(module).arg("-o").arg(module);
    let output = command.output().with_context(|| format!("starting {}", in_words(&command)))?;
    // It warns of names that only newer debuggers know; they go anyway.
    if !output.status.success() {
        bail!("`{}` failed: {}", in_words(&command), String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}
