//! Copies a text to the clipboard.

use super::{Button, Look};
use leptos::prelude::*;

/// A button that copies a text and says so. It needs a script, and does nothing without one.
#[component]
pub fn CopyButton(
    /// What it copies.
    #[prop(into)]
    text: Signal<String>,
    label: &'static str,
    /// What it says afterwards.
    done: &'static str,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let _ = window().navigator().clipboard().write_text(&text.get_untracked());
        copied.set(true);
        set_timeout(
            move || {
                copied.try_set(false);
            },
            core::time::Duration::from_secs(2),
        );
    };
    view! {
        <Button look=Look::Secondary icon="copy" on:click=copy>
            <span aria-live="polite">{move || if copied.get() { done } else { label }}</span>
        </Button>
    }
}
