//! The texts of this page's language: compiled in on the server, brought by the document in the browser.

use texts::Catalogue;

/// The texts of this request's language.
#[cfg(feature = "ssr")]
pub fn catalogue() -> &'static Catalogue {
    Catalogue::of(super::use_boot().locale)
}

/// Those of them that the document's page needs, as JSON that is safe inside `<script>`.
#[cfg(feature = "ssr")]
pub fn texts_json(of_site: bool) -> &'static str {
    let locale = super::use_boot().locale;
    if of_site { Catalogue::json_of_site(locale) } else { Catalogue::json(locale) }
}

/// The texts that the document brought.
#[cfg(not(feature = "ssr"))]
pub fn catalogue() -> &'static Catalogue {
    use std::cell::OnceCell;
    thread_local! {
        static CATALOGUE: OnceCell<&'static Catalogue> = const { OnceCell::new() };
    }
    CATALOGUE.with(|cell| *cell.get_or_init(read))
}

/// Only the server writes documents.
#[cfg(not(feature = "ssr"))]
pub const fn texts_json(_: bool) -> &'static str {
    ""
}

#[cfg(not(feature = "ssr"))]
fn read() -> &'static Catalogue {
    let json = super::browser::embedded("texts").unwrap_or_default();
    Catalogue::from_json(&json).unwrap_or_else(|| {
        leptos::logging::error!("the document brought no texts of this build");
        Catalogue::none()
    })
}
