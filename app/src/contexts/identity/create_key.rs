//! The dialog that makes a key. It needs a script: what it makes is shown once, and a page that is loaded anew couldn't.

use crate::forms::Form;
use crate::frame::actor;
use crate::port::Erased;
use crate::ui::{Alert, Button, Dialog, Field, Look, SelectField, TextArea, TextField, Tone};
use crate::words;
use domain::identity::{AddressRange, CreateApiKey, ServiceAccountRow};
use domain::policy::{Permission, Permissions};
use leptos::prelude::*;
use leptos::{ev, html};
use texts::keys;
use web_sys::FormData;

const FORM: &str = "create-key";

/// The dialog. `on_key` gets the new key's text.
#[component]
pub(super) fn CreateKeyDialog(
    open: RwSignal<bool>,
    owners: Vec<ServiceAccountRow>,
    on_key: Callback<String>,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CreateApiKey>::new();
    let node = NodeRef::<html::Form>::new();
    let not_a_range = RwSignal::new(false);
    form.on_answer(move |_, made| {
        if let Some(node) = node.get_untracked() {
            node.reset();
        }
        on_key.run(made.key);
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(data) = node.get_untracked().and_then(|node| FormData::new_with_form(&node).ok()) else { return };
        let ranges = ranges(&text(&data, "ranges"));
        not_a_range.set(ranges.is_none());
        if let Some(ranges) = ranges {
            form.submit(read(&data, ranges));
        }
    };
    let days = vec![
        ("90", texts.text(keys::api_keys::EXPIRES_QUARTER)),
        ("30", texts.text(keys::api_keys::EXPIRES_MONTH)),
        ("365", texts.text(keys::api_keys::EXPIRES_YEAR)),
        ("", texts.text(keys::api_keys::EXPIRES_NEVER)),
    ];
    let range_error =
        Signal::derive(move || not_a_range.get().then(|| texts.text(keys::validation::NOT_A_RANGE).to_owned()));
    view! {
        <Dialog
            id="create-key-dialog"
            title=texts.text(keys::api_keys::CREATE)
            close_label=texts.text(keys::shell::CLOSE)
            open
            on_close=move |()| open.set(false)
        >
            <form class="form" method="dialog" node_ref=node novalidate=true on:submit=submit>
                <Refused form/>
                <TextField
                    form=FORM
                    name="name"
                    label=texts.text(keys::api_keys::NAME)
                    hint=texts.text(keys::api_keys::NAME_HINT)
                    error=form.error("name")
                    first=true
                />
                <Owner owners/>
                <Scopes form/>
                <SelectField form=FORM name="days" label=texts.text(keys::api_keys::EXPIRES) error=form.error("days") options=days/>
                <TextArea
                    form=FORM
                    name="ranges"
                    label=texts.text(keys::api_keys::RANGES)
                    hint=texts.text(keys::api_keys::RANGES_HINT)
                    error=range_error
                />
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::api_keys::CREATE)}</Button>
                    <Button look=Look::Quiet on:click=move |_| open.set(false)>{texts.text(keys::shell::CANCEL)}</Button>
                </div>
            </form>
        </Dialog>
    }
    .erased()
}

/// Why the server said no, where no field is to blame.
#[component]
fn Refused(form: Form<CreateApiKey>) -> impl IntoView {
    let texts = words::texts();
    move || {
        let refusal = form.refusal().get().filter(|refusal| refusal.fields.is_empty())?;
        Some(view! { <Alert tone=Tone::Danger live=true><p>{words::refusal(texts, &refusal)}</p></Alert> })
    }
}

#[component]
fn Owner(owners: Vec<ServiceAccountRow>) -> impl IntoView {
    let texts = words::texts();
    if owners.is_empty() {
        return ().erased();
    }
    let options: Vec<_> =
        owners.into_iter().map(|row| view! { <option value=row.id.to_string()>{row.name}</option> }).collect();
    view! {
        <Field id="create-key-owner" label=texts.text(keys::api_keys::OWNER) hint=None error=Signal::stored(None::<String>)>
            <select class="input" id="create-key-owner" name="serviceAccountId">
                <option value="">{texts.text(keys::api_keys::OWNER_ME)}</option>
                {options}
            </select>
        </Field>
    }
    .erased()
}

/// What the key may: what the person may themselves, to be ticked.
#[component]
fn Scopes(form: Form<CreateApiKey>) -> impl IntoView {
    let texts = words::texts();
    let own = actor().map(|actor| actor.permissions()).unwrap_or_default();
    let (read, write): (Vec<_>, Vec<_>) = own.iter().partition(|permission| permission.only_reads());
    let missing = move || form.error("scopes").get().map(|_| texts.text(keys::api_keys::SCOPES_NEEDED));
    view! {
        <div class="field">
            <Group name=texts.text(keys::api_keys::SCOPES_READ) permissions=read/>
            <Group name=texts.text(keys::api_keys::SCOPES_WRITE) permissions=write/>
            <p class="field-error" role="alert">{missing}</p>
        </div>
    }
    .erased()
}

#[component]
fn Group(name: &'static str, permissions: Vec<Permission>) -> impl IntoView {
    let texts = words::texts();
    let ticks: Vec<_> = permissions
        .into_iter()
        .map(|permission| {
            let wire = permission.as_str();
            view! {
                <label class="tick-line">
                    <input type="checkbox" name="scopes" value=wire/>
                    <span>{words::permission(texts, wire)} " " <code class="t-sm text-fg-muted" dir="ltr">{wire}</code></span>
                </label>
            }
        })
        .collect();
    (!ticks.is_empty()).then(|| {
        view! {
            <fieldset class="ticks">
                <legend class="field-label">{name}</legend>
                {ticks}
            </fieldset>
        }
    })
}

fn text(data: &FormData, name: &str) -> String {
    data.get(name).as_string().unwrap_or_default()
}

/// The ranges, one a line; `None` where a line is none.
fn ranges(lines: &str) -> Option<Vec<AddressRange>> {
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| line.parse().ok()).collect()
}

fn read(data: &FormData, ranges: Vec<AddressRange>) -> CreateApiKey {
    let scopes: Vec<String> = data.get_all("scopes").iter().filter_map(|scope| scope.as_string()).collect();
    CreateApiKey {
        name: text(data, "name"),
        service_account_id: text(data, "serviceAccountId").parse().ok(),
        scopes: Permissions::named(scopes.iter().map(String::as_str)),
        ranges: (!ranges.is_empty()).then_some(ranges),
        days: text(data, "days").parse().ok(),
    }
}
