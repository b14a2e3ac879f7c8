//! One type of event: who may read it, its schema, its personal members, an example.

use super::code::{Code, prose};
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::port::{self, Erased, Known};
use crate::ui::{Fact, Facts, PageTitle};
use crate::words;
use domain::developers::{EventSheet, ShowEventType};
use leptos::prelude::*;
use texts::keys;

/// One type of event.
#[component]
pub fn EventTypePage() -> impl IntoView {
    let name = use_param("event");
    let sheet = Known::new(move || name.get(), |name| port::call(ShowEventType { name }));
    view! {
        <Sheet back="/developer/events" name=keys::developers::BACK_EVENTS known=sheet rows=8 show=whole/>
    }
    .erased()
}

fn whole(EventSheet { line, doc, personal, schema, example }: EventSheet) -> AnyView {
    let texts = words::texts();
    let parts = [Some(line.name.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let of = format!("{}.{}", line.context, line.aggregate);
    let personal = match personal.is_empty() {
        true => view! { <span>{texts.text(keys::developers::PERSONAL_NONE)}</span> }.erased(),
        false => view! { <code dir="ltr">{personal.join(", ")}</code> }.erased(),
    };
    let says = words::permission(texts, line.audience.as_str());
    let (schema_label, example_label) = (texts.text(keys::developers::SCHEMA), texts.text(keys::developers::EXAMPLE));
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div>
            <h1 class="page-title"><code dir="ltr">{line.name}</code></h1>
            <p>{line.text}</p>
            <p class="t-sm text-fg-muted">{prose(&doc)}</p>
        </div>
        <Facts>
            <Fact name=texts.text(keys::developers::AGGREGATE)><code dir="ltr">{of}</code></Fact>
            <Fact name=texts.text(keys::developers::VERSION)>{line.version}</Fact>
            <Fact name=texts.text(keys::developers::AUDIENCE)>
                <code dir="ltr">{line.audience.as_str()}</code>
                <p class="t-sm text-fg-muted">{says}</p>
            </Fact>
            <Fact name=texts.text(keys::developers::PERSONAL)>{personal}</Fact>
        </Facts>
        <section class="section">
            <h2 class="t-md">{example_label}</h2>
            <Code label=example_label text=example/>
        </section>
        <section class="section">
            <h2 class="t-md">{schema_label}</h2>
            <Code label=schema_label text=schema/>
        </section>
    }
    .erased()
}
