//! What a proof comes to, at a glance.

use super::labels;
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Alert, Badge, Stat, Tone};
use crate::words;
use domain::platform::{IsolationProofRow, IsolationVerdict};
use leptos::prelude::*;
use texts::keys;

/// The verdict with its time, the figures, and what the colours mean.
#[component]
pub(super) fn Verdict(proof: IsolationProofRow) -> impl IntoView {
    let texts = words::texts();
    let (tone, title) = match proof.verdict {
        IsolationVerdict::Leak => (Tone::Danger, texts.count(keys::isolation::VERDICT_LEAKS, u64::from(proof.leaks))),
        IsolationVerdict::Unclear => {
            (Tone::Warning, texts.count(keys::isolation::VERDICT_UNCLEAR, u64::from(proof.unclear)))
        }
        _ => (Tone::Success, texts.text(keys::isolation::VERDICT_PROVEN).to_owned()),
    };
    let took = words::seconds(texts, proof.took_ms);
    let calls = proof.calls.to_string();
    let values = [("calls", calls.as_str()), ("time", took.as_str()), ("version", proof.version.as_str())];
    let how = texts.fill(keys::isolation::HOW, &values);
    let legend: Vec<_> = IsolationVerdict::ALL
        .iter()
        .map(|verdict| {
            let (tone, icon, name) = labels::verdict(*verdict);
            let meaning = texts.text(labels::meaning(*verdict));
            view! {
                <li>
                    <Badge tone icon label=texts.text(name)/>
                    <span class="t-sm text-fg-muted">{meaning}</span>
                </li>
            }
        })
        .collect();
    view! {
        <div class="verdict">
            <Alert tone title>
                <p><Time at=proof.at show=Show::Whole/></p>
                <p class="t-sm">{how}</p>
            </Alert>
        </div>
        <div class="stats">
            <Stat label=texts.text(keys::isolation::LEAK) value=proof.leaks.to_string()/>
            <Stat label=texts.text(keys::isolation::UNCLEAR) value=proof.unclear.to_string()/>
            <Stat label=texts.text(keys::isolation::REFUSED) value=proof.refused.to_string()/>
            <Stat label=texts.text(keys::isolation::PASSED) value=proof.passed.to_string()/>
            <Stat label=texts.text(keys::isolation::REACHES) value=proof.reaches.to_string()/>
            <Stat label=texts.text(keys::isolation::SKIPPED) value=proof.skipped.to_string()/>
        </div>
        <details class="confirm">
            <summary class="link t-sm">{texts.text(keys::isolation::LEGEND)}</summary>
            <ul class="legend">{legend}</ul>
        </details>
    }
    .erased()
}
