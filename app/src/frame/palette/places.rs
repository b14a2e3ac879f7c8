//! The pages of every portal that the person may enter, and the choices of how pages look.

use super::item::{Group, Item};
use crate::frame::PortalPlace;
use crate::port::{self, Density, Theme};
use crate::words;
use domain::policy::Actor;
use texts::{Key, Locale, keys};

/// Every page that the person finds something on; those of the portal that they are in come first.
pub(super) fn pages(actor: &Actor, here: &'static PortalPlace) -> Vec<Item> {
    let texts = words::texts();
    let open = PortalPlace::open_to(actor, here);
    let pages = open.into_iter().flat_map(move |portal| {
        let places = portal.places().filter(move |place| place.is_open_to(actor));
        places.map(move |place| Item {
            group: Group::Page,
            title: texts.text(place.name).to_owned(),
            detail: texts.text(portal.name).to_owned(),
            icon: place.icon,
            href: place.path.to_owned(),
            leaves: false,
            chord: place.chord.filter(|_| portal.identity == here.identity),
        })
    });
    pages.collect()
}

/// Themes, languages and densities, as the menus have them; `next` is the page that is shown again.
pub(super) fn looks(next: &str) -> Vec<Item> {
    let texts = words::texts();
    let look = |icon, title: &str, of: Key, member: &str, value: &str| Item {
        group: Group::Look,
        title: title.to_owned(),
        detail: texts.text(of).to_owned(),
        icon,
        href: format!("/preferences?{member}={value}&next={}", port::escape(next)),
        leaves: true,
        chord: None,
    };
    let themes = Theme::ALL.into_iter().map(|theme| {
        let (icon, name) = match theme {
            Theme::System => ("monitor", keys::shell::THEME_SYSTEM),
            Theme::Light => ("sun", keys::shell::THEME_LIGHT),
            Theme::Dark => ("moon", keys::shell::THEME_DARK),
        };
        look(icon, texts.text(name), keys::shell::THEME, "theme", theme.as_str())
    });
    let languages = Locale::ALL
        .into_iter()
        .map(|locale| look("languages", locale.native_name(), keys::shell::LANGUAGE, "lang", locale.code()));
    let densities = Density::ALL.into_iter().map(|density| {
        let name = crate::frame::density_name(density);
        look("rows-3", texts.text(name), keys::palette::DENSITY, "density", density.as_str())
    });
    themes.chain(languages).chain(densities).collect()
}
