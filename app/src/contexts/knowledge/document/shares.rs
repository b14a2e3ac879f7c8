//! Links by which anybody reads a document without signing in.

use super::around::Around;
use crate::forms::{Form, OperationForm};
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time, whole};
use crate::ui::{Alert, Button, CopyButton, Look, SelectField, Tone};
use crate::words;
use domain::kernel::DocumentId;
use domain::knowledge::{DocumentShares, RevokeShare, ShareDocument, ShareMade, ShareRow};
use leptos::prelude::*;
use texts::keys;

/// Those that open it at present, and making another.
#[component]
pub(super) fn Shares(id: DocumentId, around: Around) -> impl IntoView {
    let texts = words::texts();
    let shares = Known::new(move || id, |id| port::call(DocumentShares { id }));
    let again = Callback::new(move |()| shares.refetch());
    let form = Form::<ShareDocument>::new();
    form.on_answer(move |_, share| {
        around.shared.set(Some((id, share)));
        again.run(());
    });
    let made = move || {
        let share = around.shared.get().filter(|(of, _)| *of == id).map(|(_, share)| share);
        share.map(|made| view! { <Made made/> })
    };
    let days = vec![
        ("30", texts.text(keys::knowledge_pages::SHARE_MONTH)),
        ("7", texts.text(keys::knowledge_pages::SHARE_WEEK)),
        ("90", texts.text(keys::knowledge_pages::SHARE_QUARTER)),
        ("365", texts.text(keys::knowledge_pages::SHARE_YEAR)),
    ];
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=id.to_string()/>
            <SelectField
                form="share"
                name="expiresInDays"
                label=texts.text(keys::knowledge_pages::SHARE_LASTS)
                hint=texts.text(keys::knowledge_pages::SHARE_HINT)
                error=form.error("expiresInDays")
                options=days
            />
            <div class="actions">
                <Button r#type="submit" icon="link" busy=form.pending()>
                    {texts.text(keys::knowledge_pages::MAKE_SHARE)}
                </Button>
            </div>
        </OperationForm>
        {made}
        <Shown known=shares rows=1 show=move |rows| list(id, rows, again)/>
    }
    .erased()
}

/// The address, which is told this once.
#[component]
fn Made(made: ShareMade) -> impl IntoView {
    let texts = words::texts();
    let url = format!("{}{}", port::origin(), made.url);
    let until = texts.fill(keys::knowledge_pages::SHARE_UNTIL, &[("time", &whole(made.expires_at))]);
    view! {
        <Alert tone=Tone::Success live=true>
            <p>{until}</p>
            <p><a class="link secret" dir="ltr" href=url.clone() rel="external">{url.clone()}</a></p>
            <p><CopyButton text=url label=texts.text(keys::files::COPY_LINK) done=texts.text(keys::shell::COPIED)/></p>
        </Alert>
    }
    .erased()
}

fn list(id: DocumentId, rows: Vec<ShareRow>, again: Callback<()>) -> AnyView {
    if rows.is_empty() {
        let text = words::texts().text(keys::knowledge_pages::NO_SHARES);
        return view! { <p class="t-sm text-fg-muted">{text}</p> }.erased();
    }
    let rows: Vec<_> = rows.into_iter().map(|row| view! { <OneShare id row again/> }).collect();
    view! { <ul class="tree">{rows}</ul> }.erased()
}

#[component]
fn OneShare(id: DocumentId, row: ShareRow, again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RevokeShare>::new();
    form.on_answer(move |_, ()| again.run(()));
    view! {
        <li class="tree-item">
            <bdi dir="auto">{row.by_name}</bdi>
            <span class="t-sm text-fg-muted"><Time at=row.expires_at show=Show::Date/></span>
            <OperationForm form class="contents">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="shareId" value=row.id.to_string()/>
                <Button look=Look::Danger r#type="submit" busy=form.pending()>
                    {texts.text(keys::knowledge_pages::REVOKE)}
                </Button>
            </OperationForm>
        </li>
    }
    .erased()
}
