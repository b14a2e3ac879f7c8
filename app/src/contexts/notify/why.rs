//! Why one was told of something: rule, audience, what the policy says and what one has chosen, and the way to hear no more
//! of it. Which event it is stands in the URL.

use super::labels;
use super::muted::Unmute;
use crate::forms::{Form, OperationForm, undoable};
use crate::lists::{Failed, Query};
use crate::port::{self, Erased, Known};
use crate::times::{Show as Of, Time};
use crate::ui::{Button, Drawer, Fact, Facts, Look, SkeletonTable};
use crate::words;
use domain::Refusal;
use domain::kernel::EntryId;
use domain::notify::{MuteNotices, NoticeAudience, NoticeKind, NoticeReason, UnmuteNotices, WhyNotice};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use texts::keys;

/// The member of the URL's query.
pub(super) const MEMBER: &str = "why";

/// The drawer about the event that the URL names.
#[component]
pub(super) fn Why(query: Memo<Query>) -> impl IntoView {
    let texts = words::texts();
    let (map, navigate) = (use_query_map(), use_navigate());
    let id = Memo::new(move |_| map.with(|map| map.get_str(MEMBER).map(str::to_owned)));
    let reason = Known::new(move || id.get(), look);
    let close = Callback::new(move |()| {
        let here = query.with_untracked(Query::here);
        navigate(&here, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    let open = Signal::derive(move || id.with(Option::is_some));
    let title = Signal::derive(|| words::texts().text(keys::notify::WHY).to_owned());
    let changed = Callback::new(move |()| reason.refetch());
    view! {
        <Drawer id="why" title close_label=texts.text(keys::shell::CLOSE) open on_close=close>
            <Transition fallback=move || view! { <SkeletonTable rows=6 label=texts.text(keys::shell::LOADING)/> }>
                {move || Suspend::new(async move {
                    match reason.await {
                        Ok(reason) => reason.map(|reason| view! { <Reason reason changed/> }.erased()),
                        Err(refusal) => Some(view! { <Failed refusal/> }.erased()),
                    }
                })}
            </Transition>
        </Drawer>
    }
    .erased()
}

async fn look(id: Option<String>) -> Result<Option<NoticeReason>, Refusal> {
    match id {
        Some(id) => {
            let id: EntryId = id.parse().map_err(|_| Refusal::not_found())?;
            port::call(WhyNotice { id }).await.map(Some)
        }
        None => Ok(None),
    }
}

#[component]
fn Reason(reason: NoticeReason, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let told = |outcome| texts.text(labels::outcome(outcome));
    let fact = |name, text: Option<&'static str>| text.map(|text| view! { <Fact name=texts.text(name)>{text}</Fact> });
    let permitted = reason.is_permitted.map(|is_permitted| {
        let key = if is_permitted { keys::notify::WHY_PERMITTED_YES } else { keys::notify::WHY_PERMITTED_NO };
        texts.text(key)
    });
    let mail_at = reason.mail_at.map(|at| view! { <Time at show=Of::Minute/> });
    let mail = reason.mail.map(|mail| {
        view! {
            <Fact name=texts.text(keys::notify::CHANNEL_MAIL)>
                <span>{told(mail)}</span>
                " "
                {mail_at}
            </Fact>
        }
    });
    let mute = reason.kind.map(|kind| view! { <Mute kind is_muted=reason.is_muted changed/> });
    view! {
        <p>{words::happened(texts, &reason.event_type)}</p>
        <Facts>
            <Fact name=texts.text(keys::notify::AT)><Time at=reason.at show=Of::Minute/></Fact>
            <Fact name=texts.text(keys::notify::EVENT_ID)><code dir="ltr">{reason.event_id.to_string()}</code></Fact>
            {fact(keys::notify::KIND, reason.kind.map(|kind| texts.text(labels::kind(kind))))}
            {fact(keys::notify::TOPIC, reason.topic.map(|topic| texts.text(labels::topic(topic))))}
            {audience(reason.audience, reason.permission)}
            {fact(keys::notify::WHY_PERMITTED, permitted)}
            {fact(keys::notify::CHANNEL_IN_APP, reason.in_app.map(told))}
            {mail}
        </Facts>
        {mute}
    }
    .erased()
}

fn audience(audience: Option<NoticeAudience>, permission: Option<String>) -> Option<AnyView> {
    let texts = words::texts();
    let whom = match audience? {
        NoticeAudience::Person => texts.text(keys::notify::WHY_FOR_PERSON).to_owned(),
        NoticeAudience::Beginner => texts.text(keys::notify::WHY_FOR_BEGINNER).to_owned(),
        NoticeAudience::Named => texts.text(keys::notify::WHY_FOR_NAMED).to_owned(),
        NoticeAudience::Holders => {
            texts.fill(keys::notify::WHY_FOR_HOLDERS, &[("permission", &permission.unwrap_or_default())])
        }
    };
    Some(view! { <Fact name=texts.text(keys::notify::WHY_FOR)>{whom}</Fact> }.erased())
}

#[component]
fn Mute(kind: NoticeKind, is_muted: bool, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    if is_muted {
        return view! { <Unmute kind changed/> }.erased();
    }
    let form = Form::<MuteNotices>::new();
    form.on_answer(move |sent, _| {
        changed.run(());
        let said = words::texts().text(keys::notify::MUTED_DONE).to_owned();
        undoable(said, UnmuteNotices { kind: sent.kind }, changed);
    });
    view! {
        <OperationForm form>
            <input type="hidden" name="kind" value=kind.as_str()/>
            <div class="actions">
                <Button look=Look::Secondary r#type="submit" icon="bell-off" busy=form.pending()>
                    {texts.text(keys::notify::MUTE)}
                </Button>
            </div>
        </OperationForm>
    }
    .erased()
}
