//! Secrets that tenants keep. Their values are sealed state; no operation reads one back, only programs of ours do.

mod change;
mod fingerprint;
mod list;
mod projection;
mod values;

pub use fingerprint::of as fingerprint_of;
pub use values::{forget_ended, secret_of};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway.serve(change::store_secret).serve(change::rotate_secret).serve(change::remove_secret).serve(list::secrets)
}
