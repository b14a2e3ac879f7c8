//! The try-out: sends the call for real, with the session's rights or those of a key that is pasted in, and shows what
//! went out and what came back. It needs scripts.

use super::try_answer::Answered;
use crate::port::{self, Erased, Heard};
use crate::ui::{Alert, Button, Dialog, Field, Look, Tone};
use crate::words;
use domain::Refusal;
use domain::developers::snippets::Request;
use domain::developers::{MemberLine, MemberPlace, OperationSheet};
use domain::platform::OperationKind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};
use texts::keys;
use web_sys::FormData;

/// What went out, and what came of it; nothing yet, while it is under way.
type Exchange = (String, Option<Result<Heard, Refusal>>);

/// A call that is ready to go.
#[derive(Clone)]
struct Ready {
    method: String,
    url: String,
    key: Option<String>,
    body: Option<String>,
}

/// The try-out of an operation.
#[component]
pub(super) fn TryOut(sheet: OperationSheet) -> impl IntoView {
    let texts = words::texts();
    let (Some(method), Some(path)) = (sheet.line.method.clone(), sheet.line.path.clone()) else {
        return ().erased();
    };
    if matches!(sheet.line.kind, OperationKind::Upload | OperationKind::Stream | OperationKind::Download) {
        let text = texts.text(keys::developers::TRY_NOT);
        return section(view! { <p class="text-fg-muted">{text}</p> }.erased());
    }
    let only_reads = sheet.line.kind.only_reads();
    let node = NodeRef::<html::Form>::new();
    let (exchange, asked) = (RwSignal::new(None::<Exchange>), RwSignal::new(None::<Ready>));
    let is_wrong = RwSignal::new(false);
    let members = StoredValue::new(sheet.members.clone());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(data) = node.get_untracked().and_then(|node| FormData::new_with_form(&node).ok()) else { return };
        let body = text(&data, "body");
        is_wrong.set(body.as_deref().is_some_and(|body| js_sys::JSON::parse(body).is_err()));
        if is_wrong.get_untracked() {
            return;
        }
        let url = members.with_value(|members| url(&path, members, &data));
        let ready = Ready { method: method.clone(), url, key: text(&data, "key"), body };
        if only_reads { send(ready, exchange) } else { asked.set(Some(ready)) }
    };
    let is_open = Signal::derive(move || asked.with(Option::is_some));
    let go = move |_| {
        if let Some(ready) = asked.get_untracked() {
            asked.set(None);
            send(ready, exchange);
        }
    };
    let error = Signal::derive(move || is_wrong.get().then(|| texts.text(keys::developers::BODY_WRONG).to_owned()));
    let body = sheet.body.clone().map(|body| {
        view! {
            <Field id="try-body" label=texts.text(keys::developers::BODY) hint=None error>
                <textarea class="input code" id="try-body" name="body" rows="8" dir="ltr" spellcheck="false" prop:value=body></textarea>
            </Field>
        }
    });
    let fields: Vec<_> = sheet.members.iter().filter(|member| member.place != MemberPlace::Body).map(field).collect();
    let is_busy = Signal::derive(move || exchange.with(|it| matches!(it, Some((_, None)))));
    section(
        view! {
            <p class="t-sm text-fg-muted">{texts.text(keys::developers::TRY_INTRO)}</p>
            <form class="form" node_ref=node on:submit=submit>
                {fields}
                {body}
                <Field id="try-key" label=texts.text(keys::developers::KEY) hint=Some(texts.text(keys::developers::KEY_HINT)) error=Signal::stored(None::<String>)>
                    <input class="input" id="try-key" name="key" type="password" dir="ltr" autocomplete="off" aria-describedby="try-key-hint"/>
                </Field>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" icon="play" busy=is_busy>{texts.text(keys::developers::SEND)}</Button>
                </div>
            </form>
            <Dialog
                id="try-ask"
                title=texts.text(keys::developers::ASK_TITLE).to_owned()
                close_label=texts.text(keys::shell::CLOSE)
                open=is_open
                on_close=move |()| asked.set(None)
            >
                <Alert tone=Tone::Warning><p>{texts.text(keys::developers::ASK_TEXT)}</p></Alert>
                <div class="actions">
                    <Button look=Look::Danger on:click=go>{texts.text(keys::developers::ASK_SEND)}</Button>
                    <Button look=Look::Quiet on:click=move |_| asked.set(None)>{texts.text(keys::shell::CANCEL)}</Button>
                </div>
            </Dialog>
            <div aria-live="polite">
                {move || exchange.get().map(|(curl, heard)| view! { <Answered curl heard/> })}
            </div>
        }
        .erased(),
    )
}

fn section(inner: AnyView) -> AnyView {
    view! {
        <section class="section" id="try">
            <h2 class="t-md">{words::texts().text(keys::developers::TRY)}</h2>
            {inner}
        </section>
    }
    .erased()
}

fn field(member: &MemberLine) -> AnyView {
    let (id, name) = (format!("try-member-{}", member.name), field_name(member));
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()><code dir="ltr">{member.name.clone()}</code></label>
            <input class="input" id=id name=name dir="ltr" autocomplete="off" value=member.example.clone()/>
        </div>
    }
    .erased()
}

/// Apart from the names of the form's own fields.
fn field_name(member: &MemberLine) -> String {
    format!("member.{}", member.name)
}

/// What stands in a field; none: nothing but blanks.
fn text(data: &FormData, name: &str) -> Option<String> {
    data.get(name).as_string().filter(|text| !text.trim().is_empty())
}

/// The address with what stands in the fields.
fn url(template: &str, members: &[MemberLine], data: &FormData) -> String {
    let mut path = template.to_owned();
    let mut query = Vec::new();
    for member in members {
        let Some(value) = text(data, &field_name(member)) else { continue };
        let value = port::escape(value.trim());
        match member.place {
            MemberPlace::Path => path = path.replace(&format!("{{{}}}", member.name), &value),
            MemberPlace::Query => query.push(format!("{}={value}", member.name)),
            MemberPlace::Body => {}
        }
    }
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}/api/v1{path}{mark}{}", port::origin(), query.join("&"))
}

fn send(ready: Ready, exchange: RwSignal<Option<Exchange>>) {
    let Ready { method, url, key, body } = ready;
    let curl = Request { method: &method, url: &url, body: body.as_deref() }.curl();
    exchange.set(Some((curl.clone(), None)));
    spawn_local(async move {
        let heard = port::try_call(&method, &url, key.as_deref(), body).await;
        exchange.try_set(Some((curl, Some(heard))));
    });
}
