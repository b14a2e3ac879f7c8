//! The mails that Portico writes, with their states.

use super::mail_labels;
use crate::lists::{Chips, Empty, ExportMenu, ListHead, Listed, Query, Rows, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column};
use crate::words;
use domain::Page;
use domain::platform::{MailKind, MailRow, MailStatus, Mails};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of mails with its filters.
#[component]
pub fn MailsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        <ListHead title=texts.text(keys::mail::TITLE) intro=texts.text(keys::mail::INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Chips query member="status" label=texts.text(keys::mail::STATUS) values=statuses()/>
                <Chips query member="kind" label=texts.text(keys::mail::KIND) values=kinds()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[] rows=8 show=show/>
        </section>
    }
}

fn show(query: Query, page: Page<MailRow>, _: Callback<()>) -> AnyView {
    view! { <MailsTable query page/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Mails {
    Mails { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Mails {
    Mails {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        status: query.get("status").and_then(MailStatus::parse),
        kind: query.get("kind").and_then(MailKind::parse),
        address: None,
    }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let name = |status: &MailStatus| (status.as_str(), words::texts().text(mail_labels::status(*status).2));
    MailStatus::ALL.iter().map(name).collect()
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    MailKind::ALL.iter().map(|kind| (kind.as_str(), words::texts().text(mail_labels::kind(*kind)))).collect()
}

#[component]
fn MailsTable(query: Query, page: Page<MailRow>) -> impl IntoView {
    let texts = words::texts();
    let columns = vec![
        Column::new(texts.text(keys::mail::SUBJECT)),
        Column::new(texts.text(keys::mail::ADDRESS)),
        Column::new(texts.text(keys::mail::STATUS)),
        Column::new(texts.text(keys::mail::CREATED_AT)),
    ];
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    let empty = Empty { icon: "mail", title: keys::mail::EMPTY_TITLE, text: keys::mail::EMPTY_TEXT };
    view! { <Rows query caption=texts.text(keys::mail::CAPTION) columns rows next_cursor=page.next_cursor empty/> }
        .erased()
}

fn row(mail: MailRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = mail_labels::status(mail.status);
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("/admin/mail/{}", mail.id)><bdi dir="auto">{mail.subject}</bdi></a>
                <p class="t-sm text-fg-muted">{texts.text(mail_labels::kind(mail.kind))}</p>
            </th>
            <td data-label=texts.text(keys::mail::ADDRESS)>{mail_labels::address(mail.address)}</td>
            <td data-label=texts.text(keys::mail::STATUS)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::mail::CREATED_AT)><Time at=mail.created_at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
