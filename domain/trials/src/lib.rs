//! Random questions to `domain::policy`: who holds which roles where, and what they want to do to what.
//!
//! They come from a seed and are the same on every machine, so that three can be asked and compared: the policy as the
//! server has it, the same code as WebAssembly, and Cedar, which knows only the golden file (`tests/cedar`). Nothing
//! of this is part of the product.

mod case;
mod digest;
mod draw;
#[cfg(target_arch = "wasm32")]
mod exported;
mod measured;
mod world;

pub use case::{CLIENTS, Case, Held, RoleOf, TENANT};
pub use digest::{digest, tenths};
pub use measured::{Asked, asked, decide};
pub use world::{CASES, CASES_A_WORLD, OWN_ROLES, OwnRole, World};
