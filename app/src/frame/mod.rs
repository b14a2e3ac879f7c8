//! What surrounds the pages of a portal: who may enter, sidebar, topbar, menus.

mod account_menu;
mod connection;
mod deeds;
mod follow_texts;
mod impersonation_banner;
mod nav_groups;
mod palette;
mod place;
mod portal_frame;
mod preferences;
mod pressed;
mod session;
mod sidebar;
mod summons;
mod topbar;

pub use deeds::{DEEDS, NOWHERE, page_of};
pub use follow_texts::FollowTexts;
pub use impersonation_banner::ImpersonationBanner;
pub use place::{PortalPlace, feature_of};
pub use portal_frame::{AccountFrame, PortalFrame};
pub use preferences::PreferencesMenu;

use preferences::density_name;

use crate::port;
use crate::words;
use domain::Operation;
use domain::policy::{Actor, may_ask};
use leptos::__reexports::send_wrapper::SendWrapper;
use leptos::prelude::*;
use texts::keys;

/// A view whose code is still on its way. It is only ever asked for in a browser, which has one thread.
fn loaded(view: impl Future<Output = AnyView> + 'static) -> Suspend<AnyView> {
    Suspend::new(SendWrapper::new(view))
}

/// Where a signed-out person goes to come back to `path` afterwards.
pub fn sign_in_path(path: &str) -> String {
    format!("/login?next={}", port::escape(path))
}

/// The actor behind the page; the page is only shown to one.
pub fn actor() -> Option<Actor> {
    port::use_boot().actor
}

/// Why the person may not ask for an operation at present, if they may not: what a disabled button says.
pub fn blocked<O: Operation>() -> Option<String> {
    let refusal = may_ask(actor().as_ref(), O::ACCESS, &O::ATTRIBUTES).err()?;
    Some(words::refusal(words::texts(), &refusal))
}

/// The link that jumps over the navigation. Every page has `<main id="main">`.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! { <a class="skip-link" href="#main" rel="external">{words::texts().text(keys::shell::SKIP)}</a> }
}
