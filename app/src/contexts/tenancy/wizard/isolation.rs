//! The choice where a tenant's rows will be, beside the choice of its plan. Not every plan gives a database of
//! its own, and agencies have none.

use super::steps::FORM;
use crate::port::Erased;
use crate::words;
use domain::tenancy::Isolation;
use leptos::prelude::*;
use texts::keys;

/// The shared database, or one of its own.
#[component]
pub(super) fn IsolationChoice(
    /// What was chosen before.
    said: Isolation,
    /// Why it can't have a database of its own, if it can't.
    barred: Signal<Option<String>>,
) -> impl IntoView {
    let texts = words::texts();
    let chosen = RwSignal::new(said);
    // What can't be had doesn't stay chosen; it is again under a plan that gives it.
    let held = Memo::new(move |_| if barred.with(Option::is_some) { Isolation::Shared } else { chosen.get() });
    let choices: Vec<_> = Isolation::ALL
        .iter()
        .map(|isolation| {
            let barred = Signal::derive(move || barred.get().filter(|_| *isolation == Isolation::Dedicated));
            choice(*isolation, held, chosen, barred)
        })
        .collect();
    view! {
        <fieldset class="ticks">
            <legend class="field-label">{texts.text(keys::tenant_wizard::ISOLATION)}</legend>
            {choices}
            <p class="field-hint">{texts.text(keys::tenant_wizard::ISOLATION_HINT)}</p>
        </fieldset>
    }
    .erased()
}

/// One of the two, with a sentence about it and, where it can't be chosen, why.
fn choice(
    isolation: Isolation,
    held: Memo<Isolation>,
    chosen: RwSignal<Isolation>,
    barred: Signal<Option<String>>,
) -> AnyView {
    let texts = words::texts();
    let (name, text) = match isolation {
        Isolation::Shared => (keys::tenant_wizard::ISOLATION_SHARED, keys::tenant_wizard::ISOLATION_SHARED_TEXT),
        Isolation::Dedicated => {
            (keys::tenant_wizard::ISOLATION_DEDICATED, keys::tenant_wizard::ISOLATION_DEDICATED_TEXT)
        }
    };
    let about = format!("{FORM}-isolation-{}", isolation.as_str());
    let why = move || barred.get().map(|sentence| view! { <p class="field-hint">{sentence}</p> });
    view! {
        <div>
            <label class="tick-line">
                <input
                    type="radio"
                    name="isolation"
                    value=isolation.as_str()
                    checked=held.get_untracked() == isolation
                    prop:checked=move || held.get() == isolation
                    disabled=move || barred.with(Option::is_some)
                    aria-describedby=about.clone()
                    on:change=move |_| chosen.set(isolation)
                />
                <span>{texts.text(name)}</span>
            </label>
            <div class="ps-6" id=about>
                <p class="field-hint">{texts.text(text)}</p>
                {why}
            </div>
        </div>
    }
    .erased()
}
