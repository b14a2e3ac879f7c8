//! Words for what a session tells of itself.

use crate::words;
use domain::identity::{Means, Network, SessionHolder};
use texts::keys;

/// How somebody proved who they are.
pub(in crate::contexts) fn means(means: Means) -> &'static str {
    words::texts().text(match means {
        Means::Password => keys::security::MEANS_PASSWORD,
        Means::Code => keys::security::MEANS_CODE,
        Means::Passkey => keys::security::MEANS_PASSKEY,
        Means::Link => keys::security::MEANS_LINK,
        Means::Oidc => keys::security::MEANS_OIDC,
    })
}

/// Where an address lies.
pub(in crate::contexts::identity) fn network(network: Network) -> &'static str {
    words::texts().text(match network {
        Network::Machine => keys::security::NETWORK_MACHINE,
        Network::Private => keys::security::NETWORK_PRIVATE,
        Network::Public => keys::security::NETWORK_PUBLIC,
    })
}

/// What holds a session that said nothing of itself, and its icon in any case.
pub(in crate::contexts::identity) fn holder(holder: SessionHolder) -> (&'static str, &'static str) {
    match holder {
        SessionHolder::Browser => (words::texts().text(keys::security::A_BROWSER), "globe"),
        SessionHolder::Program => (words::texts().text(keys::security::A_PROGRAM), "terminal"),
    }
}
