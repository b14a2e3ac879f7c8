//! The search of a catalogue that is here as a whole: it narrows while one types, and before scripts have loaded it is
//! the form of any list.

use crate::lists::use_query;
use crate::port::Erased;
use crate::ui::Icon;
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// What is typed; at first what the address says.
pub(super) fn typed() -> RwSignal<String> {
    RwSignal::new(use_query().with_untracked(|query| query.get("search").unwrap_or_default().to_owned()))
}

/// Whether one of the texts has what is typed, in any case.
pub(super) fn has(texts: &[&str], typed: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    texts.iter().any(|text| text.to_lowercase().contains(&typed))
}

/// The field.
#[component]
pub(super) fn Narrow(typed: RwSignal<String>) -> impl IntoView {
    let texts = words::texts();
    view! {
        <form class="search" method="get" role="search" on:submit=|event: leptos::ev::SubmitEvent| event.prevent_default()>
            <Icon name="search"/>
            <input
                class="input"
                type="search"
                name="search"
                autocomplete="off"
                aria-label=texts.text(keys::list::SEARCH)
                placeholder=texts.text(keys::developers::SEARCH)
                value=typed.get_untracked()
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </form>
    }
    .erased()
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn case_and_blanks_around_do_not_matter() {
        assert!(has(&["tenancy.tenants", "/tenants"], " TENANTS "));
        assert!(!has(&["tenancy.tenants"], "people"));
    }
}
