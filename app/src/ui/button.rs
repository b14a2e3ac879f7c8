//! Buttons.

use super::{Icon, Look};
use crate::port::{Erased, Inside};
use leptos::prelude::*;

/// A button. Busy, it keeps its label and shows that it works; blocked, it stays readable and says why.
#[component]
pub fn Button(
    #[prop(optional)] look: Look,
    /// `button` or `submit`.
    #[prop(default = "button")]
    r#type: &'static str,
    /// An icon before the label.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Whether its action is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it can't be used, if it can't.
    #[prop(optional)]
    blocked: Option<String>,
    /// As wide as its form.
    #[prop(optional)]
    wide: bool,
    children: Inside,
) -> impl IntoView {
    let is_blocked = blocked.is_some();
    let glyph = move || match (busy.get(), icon) {
        (true, _) => Some(view! { <span class="spinner" aria-hidden="true"></span> }.erased()),
        (false, Some(name)) => Some(view! { <Icon name=name/> }.erased()),
        (false, None) => None,
    };
    view! {
        <button
            type=r#type
            class=look.class()
            class:btn-wide=wide
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=is_blocked.then_some("true")
            title=blocked
            on:click=move |event| {
                if is_blocked {
                    event.prevent_default();
                }
            }
        >
            {glyph}
            {children.show()}
        </button>
    }
    .erased()
}

/// A button that shows an icon only. Its name is read aloud and shown as a tooltip.
#[component]
pub fn IconButton(
    icon: &'static str,
    label: &'static str,
    /// The popover that it opens, which needs no script.
    #[prop(optional)]
    opens: Option<&'static str>,
) -> impl IntoView {
    view! {
        <button type="button" class="btn btn-quiet btn-icon" aria-label=label title=label popovertarget=opens>
            <Icon name=icon/>
        </button>
    }
    .erased()
}
