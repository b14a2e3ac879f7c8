//! The WebAssembly entry: hydrate, and nothing else.

#![recursion_limit = "256"]

use leptos::mount::hydrate_from_async;
use leptos::prelude::document;
use leptos::tachys::dom::body;
use wasm_bindgen_futures::spawn_local;

/// Makes the document alive. Called by the page's start script. When the page's own chunk has come too and everything
/// reacts, `<html>` carries `data-hydrated`.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    std::panic::set_hook(Box::new(|info| {
        app::port::panicked(info);
        console_error_panic_hook::hook(info);
    }));
    app::port::install();
    spawn_local(async {
        hydrate_from_async(body(), app::App).await.forget();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-hydrated", "");
        }
    });
}
