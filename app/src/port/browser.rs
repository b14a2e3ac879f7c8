//! The browser's side of the port.

use super::{Boot, Manner, json};
use std::cell::RefCell;

thread_local! {
    static BOOT: RefCell<Option<Box<Boot>>> = const { RefCell::new(None) };
}

/// Reads what the document brought, and makes a redirect that follows a call load the page anew: who is signed in
/// may have changed. Call it once, before hydration.
pub fn install() {
    let _ = server_fn::redirect::set_redirect_hook(redirect);
    if let Some(boot) = embedded("boot").and_then(|json| json::read(&json).ok()) {
        BOOT.set(Some(Box::new(boot)));
    }
}

/// What the page knows from its first byte.
pub fn use_boot() -> Boot {
    BOOT.with_borrow(|boot| boot.as_deref().cloned()).unwrap_or_else(Boot::nobody)
}

/// Whoever is signed in is called otherwise from now on.
pub(super) fn renamed(name: &str) {
    BOOT.with_borrow_mut(|boot| {
        if let Some(actor) = boot.as_mut().and_then(|boot| boot.actor.as_mut()) {
            name.clone_into(&mut actor.name);
        }
    });
}

/// The text of `<script type="application/json" id=…>`.
pub fn embedded(id: &str) -> Option<String> {
    leptos::prelude::document().get_element_by_id(id)?.text_content()
}

/// Where this release's assets are: `/pkg/<hash>`.
pub fn pkg_path() -> String {
    use_boot().pkg
}

/// Only the server knows the nonce.
pub const fn nonce() -> Option<String> {
    None
}

/// Only the server writes heads.
pub const fn installation() -> (String, String) {
    (String::new(), String::new())
}

/// Only the server sets a status.
pub const fn set_status(_: u16) {}

/// Loads another page of Portico.
pub fn redirect(path: &str) {
    let _ = leptos::prelude::window().location().assign(path);
}

/// Keeps how the person wants the frame without leaving the page: for the frames that this document still shows, and by
/// `choice`, `sidebar=folded`, for those to come.
pub fn prefer(manner: Manner, choice: &str) {
    BOOT.with_borrow_mut(|boot| {
        if let Some(boot) = boot {
            boot.manner = manner;
        }
    });
    // Any small file of ours will do to be sent on to.
    let _ = leptos::prelude::window().fetch_with_str(&format!("/preferences?{choice}&next=/favicon.svg"));
}

/// Only the server writes documents.
pub const fn boot_json() -> String {
    String::new()
}
