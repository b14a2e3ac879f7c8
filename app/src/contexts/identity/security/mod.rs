//! What one signs in with, and where one is signed in.

pub(super) mod labels;
mod new_passkey;
mod passkeys_section;
mod recovery_codes;
mod second_factor_off;
mod second_factor_on;
mod second_factor_section;
mod sessions_section;

use crate::frame::{AccountFrame, actor};
use crate::ui::PageTitle;
use crate::words;
use leptos::prelude::*;
use passkeys_section::PasskeysSection;
use second_factor_section::SecondFactorSection;
use sessions_section::SessionsSection;
use texts::keys;

/// The page about the security of one's own account.
#[component]
pub fn SecurityPage() -> impl IntoView {
    let content = actor().map(|actor| {
        let title = words::texts().text(keys::security::TITLE);
        view! {
            <PageTitle parts=vec![title.to_owned(), actor.tenant_name, "Portico".to_owned()]/>
            <div class="page-head">
                <div>
                    <h1 class="page-title">{title}</h1>
                    <p class="t-sm text-fg-muted">{words::texts().text(keys::security::INTRO)}</p>
                </div>
            </div>
            <PasskeysSection/>
            <SecondFactorSection/>
            <SessionsSection/>
        }
    });
    view! { <AccountFrame>{content}</AccountFrame> }
}
