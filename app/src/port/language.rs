//! The texts of this page's language, as its tenant has them: on the server compiled in, with what stands in the place of
//! some; in the browser as the document brought them.

use texts::{Carried, Catalogue};

/// The texts of this request.
#[cfg(feature = "ssr")]
pub fn catalogue() -> &'static Catalogue {
    super::ssr::texts()
}

/// The built-in ones that the document carries, as JSON that is safe inside `<script>`.
#[cfg(feature = "ssr")]
pub fn texts_json(carried: Carried) -> &'static str {
    Catalogue::json(catalogue().locale(), carried)
}

/// What stands in the place of some of them, likewise; `None` where nothing does.
#[cfg(feature = "ssr")]
pub fn wordings_json(carried: Carried) -> Option<String> {
    catalogue().json_over(carried)
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
pub const fn texts_json(_: Carried) -> &'static str {
    ""
}

/// Only the server writes documents.
#[cfg(not(feature = "ssr"))]
pub const fn wordings_json(_: Carried) -> Option<String> {
    None
}

#[cfg(not(feature = "ssr"))]
fn read() -> &'static Catalogue {
    let written = super::browser::embedded("texts").and_then(|json| super::json::read(&json).ok());
    let over = super::browser::embedded("wordings").and_then(|json| super::json::read(&json).ok());
    written.and_then(|written| Catalogue::written(written, over)).unwrap_or_else(|| {
        leptos::logging::error!("the document brought no texts of this build");
        Catalogue::none()
    })
}
