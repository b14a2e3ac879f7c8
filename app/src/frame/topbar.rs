//! The bar over the page: where one is, preferences, account.

use super::account_menu::AccountMenu;
use super::summons::{Summoned, Summons};
use super::{PortalPlace, PreferencesMenu, sidebar};
use crate::contexts::notify::NoticeBell;
use crate::port::Erased;
use crate::ui::{Icon, IconButton};
use crate::words;
use domain::policy::Actor;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::keys;

/// The bar over the page.
#[component]
pub(super) fn Topbar(place: &'static PortalPlace, actor: Actor, summons: Summons) -> impl IntoView {
    let texts = words::texts();
    let path = use_location().pathname;
    let here = move || {
        let page = path.with(|path| place.at(path));
        texts.text(page.map_or(place.name, |page| page.name))
    };
    view! {
        <header class="topbar">
            <span class="only-narrow">
                <IconButton icon="menu" label=texts.text(keys::shell::OPEN_NAVIGATION) opens=sidebar::ID/>
            </span>
            <ol class="crumbs">
                <li>
                    <bdi>{actor.tenant_name.clone()}</bdi>
                    <Icon name="chevron-right" flip=true/>
                </li>
                <li><bdi>{here}</bdi></li>
            </ol>
            <div class="ms-auto flex gap-1">
                <NoticeBell/>
                <button
                    type="button"
                    class="palette-open"
                    aria-haspopup="dialog"
                    aria-keyshortcuts="Control+K Meta+K"
                    aria-label=texts.text(keys::palette::OPEN)
                    title=texts.text(keys::palette::OPEN)
                    on:click=move |_| summons.summon(Summoned::Palette)
                >
                    <Icon name="search"/>
                    <span class="palette-open-text" aria-hidden="true">{texts.text(keys::palette::OPEN)}</span>
                    <span class="palette-keys" dir="ltr" aria-hidden="true">
                        <kbd class="key">"Ctrl"</kbd>
                        <kbd class="key">"K"</kbd>
                    </span>
                </button>
                <PreferencesMenu/>
                <AccountMenu actor/>
            </div>
        </header>
    }
    .erased()
}
