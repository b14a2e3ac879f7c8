//! What is seen.
pub mod port;
use leptos::prelude::*;

/// The whole document.
pub fn shell(_options: LeptosOptions) -> impl IntoView {
    view! { <!DOCTYPE html><html><head></head><body><App/></body></html> }
}
/// The root component.
#[component]
pub fn App() -> impl IntoView {
    view! { <p>"Portico"</p> }
}
