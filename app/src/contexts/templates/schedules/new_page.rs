//! A new schedule of the template that the address names.

use super::fields::fields;
use super::loaded::{Offered, offered};
use crate::forms::{Form, OperationForm};
use crate::lists::{Sheet, use_query};
use crate::port::{Erased, Known};
use crate::ui::{Button, EmptyState, LinkButton, Look, PageTitle};
use crate::words;
use domain::templates::ScheduleRun;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// The form of a new schedule.
#[component]
pub fn NewSchedulePage() -> impl IntoView {
    let query = use_query();
    let template = move || query.with(|query| query.get("template").unwrap_or_default().to_owned());
    let known = Known::new(template, offered);
    view! {
        <Sheet
            back="/client/schedules"
            name=keys::schedules::BACK
            known
            rows=6
            show=move |offered| match offered {
                Some(offered) => view! { <New offered/> }.erased(),
                None => choose(),
            }
        />
    }
    .erased()
}

/// Where no template is named: the way to them.
fn choose() -> AnyView {
    let texts = words::texts();
    let title = texts.text(keys::schedules::NEW);
    view! {
        <PageTitle parts=vec![title.to_owned(), "Portico".to_owned()]/>
        <h1 class="page-title">{title}</h1>
        <EmptyState
            icon="layout-template"
            title=texts.text(keys::schedules::CHOOSE_TEMPLATE)
            text=texts.text(keys::schedules::EMPTY_TEXT)
        >
            <LinkButton href=Signal::stored("/client/templates".to_owned())>
                {texts.text(keys::schedules::CHOOSE_TEMPLATE)}
            </LinkButton>
        </EmptyState>
    }
    .erased()
}

#[component]
fn New(offered: Offered) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ScheduleRun>::new();
    let go = use_navigate();
    form.on_answer(move |_, made| go(&format!("/client/schedules/{}", made.id), NavigateOptions::default()));
    let title = texts.text(keys::schedules::NEW);
    let (id, name) = (offered.template.template.id, offered.template.template.name.clone());
    let label =
        move || texts.text(if form.pending().get() { keys::schedules::SAVING } else { keys::schedules::CREATE });
    view! {
        <PageTitle parts=vec![title.to_owned(), "Portico".to_owned()]/>
        <h1 class="page-title">{title}</h1>
        <p>
            <a class="link" href=format!("/client/templates/{id}")><bdi dir="auto">{name}</bdi></a>
        </p>
        <p class="t-sm text-fg-muted">{texts.text(keys::schedules::NEW_INTRO)}</p>
        <section class="section prose">
            <OperationForm form>
                {fields(form, offered, None)}
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" icon="clock" busy=form.pending()>{label}</Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}
