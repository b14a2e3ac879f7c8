//! The three ways to build: for the next test, for a look at the product, for shipping.

use crate::paths::{OUTPUT, Paths, WASM_TARGET};
use clap::ValueEnum;
use std::path::PathBuf;

/// How much time a build may take for how good a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// Fastest to build; nothing is shrunk or compressed.
    Dev,
    /// What `bin/run` starts: quick to build on a fresh machine, fast enough to judge the product.
    Quick,
    /// What ships: fully optimised on both sides.
    Release,
}

impl Profile {
    /// Cargo's profile of the server.
    pub fn native(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Quick => "quick",
            Self::Release => "release",
        }
    }

    /// Cargo's profile of the browser code.
    pub fn wasm(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Quick => "wasm-quick",
            Self::Release => "wasm-release",
        }
    }

    /// The name of the folder that Cargo puts a profile's output in.
    fn folder(profile: &str) -> &str {
        if profile == "dev" { "debug" } else { profile }
    }

    /// The server's program.
    pub fn server(self, paths: &Paths) -> PathBuf {
        paths.target().join(Self::folder(self.native())).join("portico")
    }

    /// The browser code as Cargo leaves it.
    pub fn module(self, paths: &Paths) -> PathBuf {
        let folder = paths.front_target().join(WASM_TARGET).join(Self::folder(self.wasm()));
        folder.join("frontend.wasm")
    }

    /// Where the browser code is split, bound and shrunk before it is published.
    pub fn staging(self, paths: &Paths) -> PathBuf {
        paths.front_target().join(format!("{OUTPUT}-{}", self.wasm()))
    }

    /// Whether files are shrunk and compressed: nobody waits for that in a development build.
    pub fn is_served_small(self) -> bool {
        self != Self::Dev
    }
}
