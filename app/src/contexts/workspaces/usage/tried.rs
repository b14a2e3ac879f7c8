//! What the rules make of a text, as a prompt and as an answer.

use super::labels::{self, ActionBadge};
use crate::port::Erased;
use crate::ui::{Alert, Column, Table, Tone};
use crate::words::{self, number};
use domain::workspaces::{Checked, Finding, PiiAction, TriedRules};
use leptos::prelude::*;
use texts::{Key, keys};

/// Both, and the sentence that whoever asked would read.
pub(super) fn tried(tried: TriedRules) -> AnyView {
    let refusal = (tried.input.blocked || tried.output.blocked).then(|| tried.refusal.clone());
    view! {
        {one(keys::usage::TRIED_INPUT, tried.input)}
        {one(keys::usage::TRIED_OUTPUT, tried.output)}
        {refusal.map(|text| view! { <p class="said" dir="auto">{text}</p> })}
    }
    .erased()
}

fn one(title: Key, checked: Checked) -> AnyView {
    let texts = words::texts();
    let is_masked = checked.findings.iter().any(|finding| finding.action == PiiAction::Mask);
    let (tone, becomes) = match (checked.blocked, is_masked) {
        (true, _) => (Tone::Danger, keys::usage::TRIED_BLOCKED),
        (false, true) => (Tone::Info, keys::usage::TRIED_MASKED),
        (false, false) => (Tone::Success, keys::usage::TRIED_PASSES),
    };
    let caption = texts.text(title);
    let found = (!checked.findings.is_empty()).then(|| {
        let columns = vec![
            Column::new(texts.text(keys::usage::FINDING)),
            Column::number(texts.text(keys::usage::TIMES)),
            Column::new(texts.text(keys::usage::BECOMES)),
        ];
        let rows: Vec<_> = checked.findings.iter().map(row).collect();
        view! { <Table caption columns>{rows}</Table> }
    });
    let text = (!checked.blocked).then(|| view! { <p class="said said-prompt" dir="auto">{checked.text}</p> });
    view! {
        <section class="section">
            <h2 class="t-md">{caption}</h2>
            <Alert tone><p>{texts.text(becomes)}</p></Alert>
            {text}
            {found}
        </section>
    }
    .erased()
}

fn row(finding: &Finding) -> AnyView {
    let texts = words::texts();
    view! {
        <tr>
            <th scope="row" class="font-medium">{texts.text(labels::finding(finding))}</th>
            <td class="end" data-label=texts.text(keys::usage::TIMES)>{number(finding.count.into())}</td>
            <td data-label=texts.text(keys::usage::BECOMES)><ActionBadge action=finding.action/></td>
        </tr>
    }
    .erased()
}
