//! One operation: what it does, what it takes and answers, and a try-out.

use super::code::{Code, prose};
use super::operation_facts::facts;
use super::operation_tables::{events, members, refusals};
use super::try_out::TryOut;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::port::{self, Erased, Known};
use crate::ui::PageTitle;
use crate::words;
use domain::developers::{OperationSheet, ShowOperation, Snippets};
use leptos::prelude::*;
use texts::keys;

/// One operation.
#[component]
pub fn OperationPage() -> impl IntoView {
    let name = use_param("operation");
    let sheet = Known::new(move || name.get(), |name| port::call(ShowOperation { name }));
    view! {
        <Sheet back="/developer/reference" name=keys::developers::BACK known=sheet rows=8 show=whole/>
    }
    .erased()
}

fn whole(sheet: OperationSheet) -> AnyView {
    let texts = words::texts();
    let name = sheet.line.name.clone();
    let parts = [Some(name.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let place = sheet.line.method.clone().zip(sheet.line.path.clone());
    let place = place.map(|(method, path)| format!("{method} /api/v1{path}"));
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div>
            <h1 class="page-title"><code dir="ltr">{name}</code></h1>
            <p>{prose(&sheet.doc)}</p>
            <p><code class="anywhere" dir="ltr">{place}</code></p>
        </div>
        {facts(&sheet)}
        <section class="section">
            <h2 class="t-md">{texts.text(keys::developers::MEMBERS)}</h2>
            {members(&sheet.members)}
        </section>
        {examples(sheet.snippets.clone())}
        <TryOut sheet=sheet.clone()/>
        {answer(&sheet)}
        <section class="section">
            <h2 class="t-md">{texts.text(keys::developers::REFUSALS)}</h2>
            {refusals(&sheet.errors)}
        </section>
        {(!sheet.line.kind.only_reads()).then(|| events(sheet.events.clone()))}
    }
    .erased()
}

fn examples(snippets: Option<Snippets>) -> AnyView {
    let texts = words::texts();
    let Some(Snippets { curl, typescript, python }) = snippets else { return ().erased() };
    let examples = [("curl", curl), ("TypeScript", typescript), ("Python", python)];
    let examples: Vec<_> = examples
        .into_iter()
        .map(|(language, text)| {
            view! {
                <details class="code-fold" open={language == "curl"}>
                    <summary>{language}</summary>
                    <Code label=language text/>
                </details>
            }
        })
        .collect();
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::developers::EXAMPLES)}</h2>
            {examples}
        </section>
    }
    .erased()
}

fn answer(sheet: &OperationSheet) -> AnyView {
    let texts = words::texts();
    let status = texts.fill(keys::developers::ANSWER_STATUS, &[("status", &sheet.status.to_string())]);
    let schema = texts.text(keys::developers::SCHEMA);
    let shape = sheet.answer.clone().map(|text| {
        view! {
            <details class="code-fold">
                <summary>{schema}</summary>
                <Code label=schema text/>
            </details>
        }
    });
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::developers::ANSWER)}</h2>
            <p>{status}</p>
            {shape}
        </section>
    }
    .erased()
}
