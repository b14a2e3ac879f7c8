//! The home of those outside of the company who are neither its clients nor build on it: vendors and investors.

use crate::contexts::identity::{OwnPortals, OwnProfile, OwnRules, OwnSecurity};
use crate::contexts::notify::LatestNotices;
use crate::contexts::platform::OwnActivity;
use crate::lists::ListHead;
use crate::port::Erased;
use crate::words;
use domain::policy::Portal;
use leptos::prelude::*;
use texts::keys;

/// The home of vendors or of investors.
#[component]
pub fn OutsideHome(
    /// Whose home it is.
    portal: Portal,
) -> impl IntoView {
    let texts = words::texts();
    let (title, intro) = match portal {
        Portal::Vendor => (keys::homes::VENDOR, keys::homes::VENDOR_INTRO),
        _ => (keys::homes::INVESTOR, keys::homes::INVESTOR_INTRO),
    };
    view! {
        <ListHead title=texts.text(title) intro=texts.text(intro)/>
        <OwnSecurity/>
        <div class="desk-lists">
            <OwnProfile/>
            <LatestNotices/>
        </div>
        <OwnRules/>
        <OwnActivity/>
        <OwnPortals besides=portal/>
    }
    .erased()
}
