//! The page about one's notices: all of them, and what one has chosen.

use super::choices::ChoicesSection;
use super::inbox::Inbox;
use crate::frame::{AccountFrame, actor};
use crate::lists::ListHead;
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// The page about one's notices.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let texts = words::texts();
    let content = actor().map(|_| {
        view! {
            <ListHead title=texts.text(keys::notify::TITLE) intro=texts.text(keys::notify::INTRO)/>
            <Inbox/>
            <ChoicesSection/>
        }
    });
    view! { <AccountFrame>{content}</AccountFrame> }
}
