//! The choice where a tenant's rows will be, beside the choice of its plan, which has to give a database of its own.

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
    /// What the chosen plan is called, if it doesn't give a database of one's own.
    #[prop(into)]
    lacking: Signal<Option<String>>,
) -> impl IntoView {
    let texts = words::texts();
    let chosen = RwSignal::new(said);
    // What the plan doesn't give can't stay chosen; it is again under a plan that gives it.
    let held = Memo::new(move |_| if lacking.with(Option::is_some) { Isolation::Shared } else { chosen.get() });
    let choices: Vec<_> = Isolation::ALL
        .iter()
        .map(|isolation| {
            let lacking = Signal::derive(move || lacking.get().filter(|_| *isolation == Isolation::Dedicated));
            choice(*isolation, held, chosen, lacking)
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
    lacking: Signal<Option<String>>,
) -> AnyView {
    let texts = words::texts();
    let (name, text) = match isolation {
        Isolation::Shared => (keys::tenant_wizard::ISOLATION_SHARED, keys::tenant_wizard::ISOLATION_SHARED_TEXT),
        Isolation::Dedicated => {
            (keys::tenant_wizard::ISOLATION_DEDICATED, keys::tenant_wizard::ISOLATION_DEDICATED_TEXT)
        }
    };
    let about = format!("{FORM}-isolation-{}", isolation.as_str());
    let why = move || {
        let plan = lacking.get()?;
        let sentence = texts.fill(keys::tenant_wizard::ISOLATION_NOT_IN_PLAN, &[("plan", &plan)]);
        Some(view! { <p class="field-hint">{sentence}</p> })
    };
    view! {
        <div>
            <label class="tick-line">
                <input
                    type="radio"
                    name="isolation"
                    value=isolation.as_str()
                    checked=held.get_untracked() == isolation
                    prop:checked=move || held.get() == isolation
                    disabled=move || lacking.with(Option::is_some)
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
