//! All of one's notices, with their filters.

use super::labels;
use super::unread::Unread;
use super::why::Why;
use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::lists::{Chips, Empty, ExportMenu, Listed, Query, Rows, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show as Of, Time};
use crate::ui::{Button, Column, Look};
use crate::words;
use domain::Page;
use domain::notify::{MarkAllNotices, MarkNotice, NoticeMark, NoticeRow, NoticeTopic, Notices};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list with what is done to all of it.
#[component]
pub(super) fn Inbox() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let all = Form::<MarkAllNotices>::new();
    let unread = Unread::get();
    all.on_answer(move |_, _| {
        page.refetch();
        unread.look();
    });
    let states = [("unread", keys::notify::UNREAD), ("read", keys::notify::READ)];
    let states = states.map(|(wire, key)| (wire, texts.text(key))).to_vec();
    let topic = |topic: NoticeTopic| (topic.as_str(), texts.text(labels::topic(topic)));
    let topics = actor().map(|actor| NoticeTopic::open_to(&actor).map(topic).collect()).unwrap_or_default();
    view! {
        <section class="section">
            <div class="toolbar">
                <Chips query member="status" label=texts.text(keys::notify::STATE) values=states/>
                <Chips query member="kind" label=texts.text(keys::notify::TOPIC) values=topics/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
                <OperationForm form=all class="contents">
                    <Button r#type="submit" icon="check-check" busy=all.pending()>
                        {texts.text(keys::notify::READ_ALL)}
                    </Button>
                </OperationForm>
            </div>
            <Listed page query rows=6 follows=&[ThingKind::Notice] show=show/>
            <Why query/>
        </section>
    }
    .erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Notices {
    Notices { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Notices {
    Notices {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        unread: query.get("status").map(|status| status == "unread"),
        topic: query.get("kind").and_then(NoticeTopic::parse),
    }
}

fn show(query: Query, page: Page<NoticeRow>, changed: Callback<()>) -> AnyView {
    view! { <NoticesTable query page changed/> }.erased()
}

#[component]
fn NoticesTable(query: Query, page: Page<NoticeRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let columns = [keys::notify::TEXT, keys::notify::TOPIC, keys::notify::AT, keys::notify::STATE];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = page
        .data
        .into_iter()
        .map(|notice| {
            let why = query.opening_on(super::why::MEMBER, &notice.event_id.to_string());
            view! { <Notice notice why changed/> }.erased()
        })
        .collect();
    let empty = Empty { icon: "bell", title: keys::notify::EMPTY_TITLE, text: keys::notify::EMPTY_TEXT };
    let caption = texts.text(keys::notify::CAPTION);
    view! { <Rows query caption columns rows next_cursor=page.next_cursor empty/> }.erased()
}

#[component]
fn Notice(notice: NoticeRow, why: String, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (form, unread) = (Form::<MarkNotice>::new(), Unread::get());
    form.on_answer(move |_, _| {
        changed.run(());
        unread.look();
    });
    let is_read = notice.read_at.is_some();
    let (mark, label) = match is_read {
        true => (NoticeMark::Unread, keys::notify::MARK_UNREAD),
        false => (NoticeMark::Read, keys::notify::MARK_READ),
    };
    view! {
        <tr>
            <th scope="row" class:font-medium=!is_read>
                <a class="link" href=notice.page><bdi>{notice.text}</bdi></a>
            </th>
            <td data-label=texts.text(keys::notify::TOPIC)>{texts.text(labels::topic(notice.topic))}</td>
            <td data-label=texts.text(keys::notify::AT)><Time at=notice.at show=Of::Minute/></td>
            <td data-label=texts.text(keys::notify::STATE)>
                <div class="flex flex-wrap gap-2 items-center">
                    <OperationForm form class="contents">
                        <input type="hidden" name="id" value=notice.id.to_string()/>
                        <input type="hidden" name="mark" value=mark.as_str()/>
                        <Button look=Look::Quiet r#type="submit" busy=form.pending()>{texts.text(label)}</Button>
                    </OperationForm>
                    <a class="link" href=why data-noscroll="">{texts.text(keys::notify::WHY)}</a>
                </div>
            </td>
        </tr>
    }
    .erased()
}
