//! The WebAssembly entry: hydrate, and nothing else.

#![recursion_limit = "256"]

/// Makes the document alive. Called by the page's start script.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    app::port::install();
    leptos::mount::hydrate_lazy(app::App);
}
