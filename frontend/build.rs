//! Asks the linker to keep relocations in the WASM module: the build tool needs them to cut it into chunks.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // An argument of the link and not RUSTFLAGS, which would recompile every dependency.
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo:rustc-link-arg-cdylib=--emit-relocs");
    }
}
