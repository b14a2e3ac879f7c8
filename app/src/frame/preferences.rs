//! Language and theme: plain links that the server answers with a cookie and the same page again.

use crate::marketing::SitePage;
use crate::port::{self, Density, Erased, Theme, escape};
use crate::ui::{Icon, IconButton};
use crate::words;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::{Key, Locale, keys};

/// The menu for language and theme.
#[component]
pub fn PreferencesMenu() -> impl IntoView {
    let texts = words::texts();
    let boot = port::use_boot();
    let languages: Vec<_> = Locale::ALL
        .into_iter()
        .map(|locale| {
            let label = view! { <span lang=locale.tag()>{locale.native_name()}</span> };
            choice("lang", locale.code(), locale == boot.locale, label.erased())
        })
        .collect();
    let themes: Vec<_> = Theme::ALL
        .into_iter()
        .map(|theme| {
            let (icon, key) = match theme {
                Theme::System => ("monitor", keys::shell::THEME_SYSTEM),
                Theme::Light => ("sun", keys::shell::THEME_LIGHT),
                Theme::Dark => ("moon", keys::shell::THEME_DARK),
            };
            let label = view! {
                <Icon name=icon/>
                {texts.text(key)}
            };
            choice("theme", theme.as_str(), theme == boot.theme, label.erased())
        })
        .collect();
    view! {
        <IconButton icon="languages" label=texts.text(keys::shell::PREFERENCES) opens="preferences"/>
        <div class="menu" id="preferences" popover="auto">
            <div role="group" aria-label=texts.text(keys::shell::LANGUAGE)>
                <p class="nav-label">{texts.text(keys::shell::LANGUAGE)}</p>
                {languages}
            </div>
            <div role="group" aria-label=texts.text(keys::shell::THEME)>
                <p class="nav-label">{texts.text(keys::shell::THEME)}</p>
                {themes}
            </div>
        </div>
    }
    .erased()
}

/// What a density is called.
pub(super) const fn density_name(density: Density) -> Key {
    match density {
        Density::Compact => keys::palette::DENSITY_COMPACT,
        Density::Default => keys::palette::DENSITY_DEFAULT,
        Density::Comfortable => keys::palette::DENSITY_COMFORTABLE,
    }
}

/// How the frame is: how close things stand, and whether single keys do something.
pub(super) fn frame_choices() -> AnyView {
    let texts = words::texts();
    let manner = port::use_boot().manner;
    let densities: Vec<_> = Density::ALL
        .into_iter()
        .map(|density| {
            let label = texts.text(density_name(density)).erased();
            choice("density", density.as_str(), manner.density == Some(density), label)
        })
        .collect();
    let portals = texts.text(keys::palette::DENSITY_PORTAL).erased();
    let (value, name) = if manner.is_keyless {
        ("on", keys::palette::KEYS_ON)
    } else {
        (port::Manner::KEYLESS, keys::palette::KEYS_OFF)
    };
    let keyboard = view! {
        <Icon name="keyboard"/>
        {texts.text(name)}
    };
    view! {
        <div role="group" aria-label=texts.text(keys::palette::DENSITY)>
            <p class="nav-label">{texts.text(keys::palette::DENSITY)}</p>
            {choice("density", "portal", manner.density.is_none(), portals)}
            {densities}
        </div>
        {choice("keys", value, false, keyboard.erased())}
    }
    .erased()
}

fn choice(member: &'static str, value: &'static str, is_chosen: bool, label: AnyView) -> impl IntoView {
    let location = use_location();
    let href = move || {
        // A public page has a path in each language; elsewhere the page stays where it is.
        let path = location.pathname.get();
        let path = match (Locale::parse(value).filter(|_| member == "lang"), SitePage::at(&path)) {
            (Some(locale), Some(_)) => locale.page(Locale::of_page(&path).1),
            _ => path,
        };
        let next = path + &port::with_mark(&location.search.get());
        format!("/preferences?{member}={value}&next={}", escape(&next))
    };
    view! {
        <a class="menu-item" href=href rel="external nofollow" aria-current=is_chosen.then_some("true")>
            {label}
            <span class="tick"><Icon name="check"/></span>
        </a>
    }
}
