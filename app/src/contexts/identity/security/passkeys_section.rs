//! One's own passkeys.

use super::new_passkey::NewPasskey;
use crate::forms::{Confirm, Form, OperationForm};
use crate::lists::Failed;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Button, Fact, Facts, Icon, Look, SkeletonTable, TextField};
use crate::words;
use domain::identity::{PasskeyRow, Passkeys, RemovePasskey, RenamePasskey};
use leptos::prelude::*;
use texts::keys;

/// More than anybody may have.
const ROWS: u16 = 50;

/// One's own passkeys, and the way to a new one.
#[component]
pub(super) fn PasskeysSection() -> impl IntoView {
    let texts = words::texts();
    let page = Known::new(|| (), |()| port::call(Passkeys { limit: Some(ROWS), ..Passkeys::default() }));
    let changed = Callback::new(move |()| page.refetch());
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::security::PASSKEYS)}</h2>
            <p class="text-fg-muted">{texts.text(keys::security::PASSKEYS_INTRO)}</p>
            <Transition fallback=move || view! { <SkeletonTable rows=2 label=texts.text(keys::shell::LOADING)/> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(page) if page.data.is_empty() => {
                            view! { <p>{texts.text(keys::security::NO_PASSKEYS)}</p> }.erased()
                        }
                        Ok(page) => {
                            let rows: Vec<_> =
                                page.data.into_iter().map(|row| view! { <Passkey row changed/> }).collect();
                            view! { <ul class="grid gap-3">{rows}</ul> }.erased()
                        }
                        Err(refusal) => view! { <Failed refusal/> }.erased(),
                    }
                })}
            </Transition>
            <NewPasskey changed/>
        </section>
    }
    .erased()
}

#[component]
fn Passkey(row: PasskeyRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (rename, remove) = (Form::<RenamePasskey>::new(), Form::<RemovePasskey>::new());
    rename.on_answer(move |_, _| changed.run(()));
    remove.on_answer(move |_, _| changed.run(()));
    let (id, same) = (row.id.to_string(), row.id.to_string());
    let used = match row.last_used_at {
        Some(at) => view! { <Time at show=Show::Minute/> }.erased(),
        None => texts.text(keys::security::NEVER).erased(),
    };
    view! {
        <li class="card grid gap-3">
            <h3 class="flex items-center gap-2"><Icon name="key-round"/><bdi>{row.name}</bdi></h3>
            <Facts>
                <Fact name=texts.text(keys::security::ADDED)><Time at=row.added_at show=Show::Minute/></Fact>
                <Fact name=texts.text(keys::security::LAST_USED)>{used}</Fact>
            </Facts>
            <div class="actions">
                <details class="confirm">
                    <summary class=Look::Secondary.class()>{texts.text(keys::security::RENAME)}</summary>
                    <div class="confirm-body">
                        <OperationForm form=rename>
                            <input type="hidden" name="id" value=same/>
                            <TextField
                                form="rename-passkey"
                                name="name"
                                label=texts.text(keys::security::PASSKEY_NAME)
                                error=rename.error("name")
                            />
                            <Button r#type="submit" busy=rename.pending()>{texts.text(keys::security::RENAME)}</Button>
                        </OperationForm>
                    </div>
                </details>
                <Confirm
                    form=remove
                    id=id
                    look=Look::Danger
                    label=texts.text(keys::security::REMOVE)
                    question=texts.text(keys::security::REMOVE_QUESTION)
                />
            </div>
        </li>
    }
    .erased()
}
