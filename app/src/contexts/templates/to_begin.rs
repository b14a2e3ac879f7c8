//! Templates to begin with, for where one begins.

use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::LinkButton;
use crate::words;
use domain::Page;
use domain::templates::{TemplateRow, Templates};
use leptos::prelude::*;
use texts::keys;

/// So many are shown.
const ROWS: u16 = 5;

/// Some of the templates that can be run, and the way to all of them.
#[component]
pub fn TemplatesToBegin() -> impl IntoView {
    let texts = words::texts();
    let page = Known::new(|| (), |()| port::call(Templates { limit: Some(ROWS), ..Templates::default() }));
    view! {
        <section class="section" aria-labelledby="templates-to-begin">
            <div class="section-head">
                <h2 class="t-md" id="templates-to-begin">{texts.text(keys::homes::TEMPLATES)}</h2>
                <LinkButton href="/client/templates" icon="layout-template">
                    {texts.text(keys::templates::BACK)}
                </LinkButton>
            </div>
            <Shown known=page rows=3 show=rows/>
        </section>
    }
    .erased()
}

fn rows(page: Page<TemplateRow>) -> AnyView {
    if page.data.is_empty() {
        let text = words::texts().text(keys::templates::EMPTY_TEXT);
        return view! { <p class="t-sm text-fg-muted">{text}</p> }.erased();
    }
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    view! { <ul class="grid gap-2">{rows}</ul> }.erased()
}

fn row(template: TemplateRow) -> AnyView {
    view! {
        <li class="grid">
            <a class="link" href=format!("/client/templates/{}", template.id)>
                <bdi dir="auto">{template.name}</bdi>
            </a>
            <span class="t-sm text-fg-muted"><bdi dir="auto">{template.summary}</bdi></span>
        </li>
    }
    .erased()
}
