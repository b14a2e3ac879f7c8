//! The fields of a version of a plan: its modules, its limits and the days of its trial.

use super::labels;
use crate::forms::Form;
use crate::port::Erased;
use crate::ui::TextField;
use crate::words;
use domain::Operation;
use domain::billing::{Feature, LimitKind, PlanTerms};
use leptos::prelude::*;
use texts::keys;

/// The fields, filled with terms to begin with. Their names are the members that both operations share.
#[component]
pub(super) fn TermsFields<O: Operation>(form: Form<O>, id: &'static str, terms: PlanTerms) -> impl IntoView {
    let texts = words::texts();
    let modules: Vec<_> = Feature::ALL
        .iter()
        .enumerate()
        .map(|(place, feature)| {
            view! {
                <label class="tick-choice">
                    <input
                        type="checkbox"
                        name=format!("features[{place}]")
                        value=feature.as_str()
                        checked=terms.features.contains(*feature)
                    />
                    <span>{texts.text(labels::feature(*feature))}</span>
                </label>
            }
        })
        .collect();
    let limits: Vec<_> = LimitKind::ALL
        .iter()
        .map(|kind| {
            let (name, at) = members(*kind);
            let label = match kind {
                LimitKind::StorageBytes => texts.text(keys::billing::LIMIT_STORAGE_BYTES),
                other => texts.text(labels::limit(*other)),
            };
            let value = terms.limits.of(*kind).map(|limit| limit.to_string()).unwrap_or_default();
            view! { <TextField form=id name=name label error=form.error(at) value/> }
        })
        .collect();
    view! {
        <fieldset class="tick">
            <legend>{texts.text(keys::billing::MODULES)}</legend>
            {modules}
        </fieldset>
        <fieldset class="tick">
            <legend>{texts.text(keys::billing::LIMITS)}</legend>
            <p class="t-sm text-fg-muted">{texts.text(keys::billing::LIMITS_HINT)}</p>
            {limits}
        </fieldset>
        <TextField
            form=id
            name="trialDays"
            label=texts.text(keys::billing::TRIAL_DAYS)
            hint=texts.text(keys::billing::TRIAL_DAYS_HINT)
            error=form.error("trialDays")
            value=terms.trial_days.to_string()
        />
    }
    .erased()
}

/// The name of a limit's control, and of its faults.
const fn members(kind: LimitKind) -> (&'static str, &'static str) {
    match kind {
        LimitKind::Seats => ("limits[seats]", "limits.seats"),
        LimitKind::StorageBytes => ("limits[storageBytes]", "limits.storageBytes"),
        LimitKind::CallsPerMonth => ("limits[callsPerMonth]", "limits.callsPerMonth"),
        LimitKind::RequestsPerMinute => ("limits[requestsPerMinute]", "limits.requestsPerMinute"),
        LimitKind::AiTokensPerMonth => ("limits[aiTokensPerMonth]", "limits.aiTokensPerMonth"),
        LimitKind::Clients => ("limits[clients]", "limits.clients"),
    }
}
