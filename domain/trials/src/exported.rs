//! What JavaScript calls. Numbers only, so that nobody has to know the memory of the other.

use crate::{Asked, asked, decide};
use std::cell::RefCell;

thread_local! {
    static PREPARED: RefCell<Vec<Asked>> = const { RefCell::new(Vec::new()) };
}

/// See [`crate::digest`].
#[expect(unsafe_code, reason = "a name that JavaScript knows; nothing else in the module is called so")]
#[unsafe(no_mangle)]
pub extern "C" fn digest(first_world: u32, worlds: u32) -> u64 {
    crate::digest(first_world, worlds)
}

/// Puts the questions together and tells how many there are.
#[expect(unsafe_code, reason = "a name that JavaScript knows; nothing else in the module is called so")]
#[unsafe(no_mangle)]
pub extern "C" fn prepare() -> u32 {
    PREPARED.with_borrow_mut(|prepared| {
        *prepared = asked();
        prepared.len() as u32
    })
}

/// Decides them all so many times; tells how many were allowed in all.
#[expect(unsafe_code, reason = "a name that JavaScript knows; nothing else in the module is called so")]
#[unsafe(no_mangle)]
pub extern "C" fn decide_prepared(rounds: u32) -> u32 {
    PREPARED.with_borrow(|prepared| (0..rounds).map(|_| decide(prepared)).sum())
}
