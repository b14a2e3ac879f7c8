//! The home of support: whoever asks for help is looked up here, and what one does in their name is seen and ended.

use super::lookup::Lookup;
use crate::contexts::identity::{BegunImpersonationsSection, OwnPortals};
use crate::contexts::notify::LatestNotices;
use crate::contexts::platform::OwnActivity;
use crate::lists::ListHead;
use crate::port::Erased;
use crate::words;
use domain::policy::Portal;
use leptos::prelude::*;
use texts::keys;

/// The home of support.
#[component]
pub fn SupportHome() -> impl IntoView {
    let texts = words::texts();
    view! {
        <ListHead title=texts.text(keys::homes::SUPPORT) intro=texts.text(keys::homes::SUPPORT_INTRO)/>
        <Lookup/>
        <BegunImpersonationsSection/>
        <div class="desk-lists">
            <OwnActivity/>
            <LatestNotices/>
        </div>
        <OwnPortals besides=Portal::Support/>
    }
    .erased()
}
