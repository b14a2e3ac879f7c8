//! Prints the digest of each tenth of all decisions. `in_node.mjs` prints the same of the module for browsers; the
//! stage `wasm` of `bin/test` compares them.

use policy_trials::{digest, tenths};

fn main() {
    for (first, worlds) in tenths() {
        println!("{first} {worlds} {:016x}", digest(first, worlds));
    }
}
