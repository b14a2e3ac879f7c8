//! A panic in the browser, handed to the script beside the page (`app/src/defects.js`), which outlives it.

use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Tells the script where code of ours gave up, and why. Called by the panic hook, so that it itself gives up on nothing.
pub fn panicked(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|at| format!("{}:{}:{}", at.file(), at.line(), at.column())).unwrap_or_default();
    let payload = info.payload();
    let said = payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref::<&str>().copied());
    let detail = format!("{place}\n{}", said.unwrap_or("a panic without words"));
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(&detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict("portico:panic", &init) {
        let _ = leptos::prelude::window().dispatch_event(&event);
    }
}
