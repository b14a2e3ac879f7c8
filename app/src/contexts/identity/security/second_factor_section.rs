//! The second factor: how it stands, and what can be done about it.

use super::recovery_codes::RecoveryCodesCard;
use super::second_factor_off::SetUp;
use super::second_factor_on::TurnedOn;
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::words;
use domain::identity::{SecondFactor, SecondFactorState};
use leptos::prelude::*;
use texts::keys;

/// The second factor of whoever is signed in. Codes that were just made stand above it until they are kept.
#[component]
pub(super) fn SecondFactorSection() -> impl IntoView {
    let texts = words::texts();
    let state = Known::new(|| (), |()| port::call(SecondFactor {}));
    let codes = RwSignal::new(Vec::<String>::new());
    let made = Callback::new(move |made: Vec<String>| {
        codes.set(made);
        state.refetch();
    });
    let changed = Callback::new(move |()| state.refetch());
    let drawn = move |state: SecondFactorState| match state.since {
        Some(since) => view! { <TurnedOn since left=state.recovery_codes_left made changed/> }.erased(),
        None => view! { <SetUp made/> }.erased(),
    };
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::security::SECOND_FACTOR)}</h2>
            <p class="text-fg-muted">{texts.text(keys::security::SECOND_FACTOR_INTRO)}</p>
            <Show when=move || codes.with(|codes| !codes.is_empty())>
                <RecoveryCodesCard codes/>
            </Show>
            <Shown known=state rows=2 show=drawn/>
        </section>
    }
    .erased()
}
