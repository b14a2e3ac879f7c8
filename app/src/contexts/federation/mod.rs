//! Signing in through others, the domains that lead there, and apps that people let act for them.

mod elsewhere;

pub use elsewhere::{Elsewhere, RefusedElsewhere};
