//! Which pages are loaded together: each group is one chunk of the WebAssembly, fetched when one of its pages is first
//! entered. Portals compose the groups; what two portals show, the audit log or people, is loaded once.

/// A group of a portal's pages: its name, and which page the portal's name and the rest of the address show.
macro_rules! group {
    ($(#[$doc:meta])* $name:ident: |$portal:ident, $page:ident| $shown:expr) => {
        $(#[$doc])*
        pub struct $name;

        #[leptos_router::lazy_route]
        impl leptos_router::LazyRoute for $name {
            fn data() -> Self {
                Self
            }

            fn view(this: Self) -> AnyView {
                let $name = this;
                $crate::portals::in_portal(|$portal, $page| $shown)
            }
        }
    };
}

mod account;
mod audit;
mod desk;
mod developer;
mod engine;
mod entry;
mod files;
mod gallery;
mod growth;
mod homes;
mod keys;
mod organisation;
mod people;
mod plans;
mod reference;
mod roles;
mod runs;
mod settings;
mod site;
mod support;
mod teams;
mod tenants;
mod watch;
mod wordings;

pub use account::{AccountHome, AccountPages};
pub use audit::AuditPages;
pub use desk::DeskPages;
pub use developer::DeveloperPages;
pub use engine::EnginePages;
pub use entry::EntryPages;
pub use files::FilesPages;
pub use gallery::Gallery;
pub use growth::GrowthPages;
pub use homes::HomePages;
pub use keys::KeysPages;
pub use organisation::OrganisationPages;
pub use people::PeoplePages;
pub use plans::PlansPages;
pub use reference::ReferencePages;
pub use roles::RolesPages;
pub use runs::RunsPages;
pub use settings::SettingsPages;
pub use site::PublicSite;
pub use support::SupportPages;
pub use teams::TeamsPages;
pub use tenants::TenantsPages;
pub use watch::WatchPages;
pub use wordings::TextsPages;

use crate::contexts::billing::closed;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The page of a portal that the address names, `people/overview` in `admin`; what stands in its place where the
/// tenant doesn't have it.
fn in_portal(show: impl FnOnce(&str, &str) -> AnyView) -> AnyView {
    let path = use_location().pathname.get_untracked();
    let path = path.trim_end_matches('/');
    if let Some(instead) = closed(path) {
        return instead;
    }
    let (portal, page) = path.trim_start_matches('/').split_once('/').unwrap_or((path.trim_start_matches('/'), ""));
    show(portal, page)
}
