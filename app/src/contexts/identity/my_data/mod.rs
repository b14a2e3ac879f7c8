//! One's own copy of everything that Portico keeps about oneself: asking for it, how far it is, and fetching it.

mod copies;
mod under_way;

use crate::forms::{Form, OperationForm};
use crate::frame::{AccountFrame, actor};
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Look, PageTitle};
use crate::words;
use copies::Copies;
use domain::Refusal;
use domain::identity::{DataExports, ExportMyData, MyDataExports};
use domain::platform::JobStatus;
use leptos::prelude::*;
use std::time::Duration;
use texts::keys;
use under_way::UnderWay;

/// How often the page asks how far it is.
const SOON: Duration = Duration::from_millis(700);

/// The page about one's own data.
#[component]
pub fn MyDataPage() -> impl IntoView {
    let content = actor().map(|actor| {
        let title = words::texts().text(keys::my_data::TITLE);
        view! {
            <PageTitle parts=vec![title.to_owned(), actor.tenant_name, "Portico".to_owned()]/>
            <div class="page-head">
                <div>
                    <h1 class="page-title">{title}</h1>
                    <p class="t-sm text-fg-muted">{words::texts().text(keys::my_data::INTRO)}</p>
                </div>
            </div>
            <CopySection/>
        }
    });
    view! { <AccountFrame>{content}</AccountFrame> }
}

#[component]
fn CopySection() -> impl IntoView {
    let texts = words::texts();
    let found = Known::new(|| (), |()| port::call(MyDataExports {}));
    // What was heard since the page came.
    let heard = RwSignal::new(None::<DataExports>);
    let form = Form::<ExportMyData>::new();
    form.on_answer(move |_, _| follow(heard));
    // A copy that was under way when the page came is followed too.
    Effect::new(move || follow(heard));
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::my_data::COPY)}</h2>
            <p class="text-fg-muted">{texts.text(keys::my_data::COPY_TEXT)}</p>
            <ul class="t-sm text-fg-muted list-disc ps-5">
                <li>{texts.text(keys::my_data::INSIDE)}</li>
                <li>{texts.text(keys::my_data::OUTSIDE)}</li>
                <li>{texts.text(keys::my_data::FOR_YOU)}</li>
            </ul>
            <OperationForm form>
                <Button look=Look::Primary r#type="submit" icon="package" busy=form.pending()>
                    {texts.text(keys::my_data::ASK)}
                </Button>
            </OperationForm>
            <div role="status">
                {move || heard.get().and_then(|exports| exports.under_way).map(|it| view! { <UnderWay it/> })}
            </div>
            <Shown
                known=found
                rows=2
                show=move |exports| view! { <Copies exports heard/> }.erased()
            />
        </section>
    }
    .erased()
}

/// Asks until nothing is under way.
fn follow(heard: RwSignal<Option<DataExports>>) {
    leptos::task::spawn_local(async move {
        let found: Result<DataExports, Refusal> = port::call(MyDataExports {}).await;
        let Ok(found) = found else { return };
        let status = found.under_way.as_ref().map(|it| it.status);
        let goes_on = matches!(status, Some(JobStatus::Queued | JobStatus::Running));
        if heard.try_set(Some(found)).is_none() && goes_on {
            set_timeout(move || follow(heard), SOON);
        }
    });
}
