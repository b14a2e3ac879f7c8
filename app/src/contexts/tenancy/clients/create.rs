//! The form that takes a client on, in a dialog whose place is the URL (`?new=1`).

use crate::forms::{Form, OperationForm};
use crate::lists::Query;
use crate::port::Erased;
use crate::ui::{Button, Dialog, LinkButton, Look, TextField};
use crate::words;
use domain::tenancy::CreateClient;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use texts::{Key, keys};

const FORM: &str = "create-client";
/// What the website can have, as CONTRACTS of the API name it, and what it is called.
const FEATURES: [(&str, Key); 3] = [
    ("blog", keys::clients::FEATURE_BLOG),
    ("estore", keys::clients::FEATURE_ESTORE),
    ("chatbot", keys::clients::FEATURE_CHATBOT),
];

#[component]
pub(super) fn CreateClientDialog(query: Memo<Query>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CreateClient>::new();
    let map = use_query_map();
    let open = Memo::new(move |_| map.with(|map| map.get_str("new").is_some()));
    let here = Signal::derive(move || query.with(Query::here));
    let navigate = use_navigate();
    let close = Callback::new(move |()| {
        navigate(&here.get_untracked(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    form.on_answer(move |_, _| {
        changed.run(());
        close.run(());
    });
    view! {
        <Dialog
            id="create-client"
            title=texts.text(keys::clients::CREATE_TITLE)
            close_label=texts.text(keys::shell::CLOSE)
            open
            on_close=close
        >
            <Fields form here/>
        </Dialog>
    }
    .erased()
}

#[component]
fn Fields(form: Form<CreateClient>, here: Signal<String>) -> impl IntoView {
    let texts = words::texts();
    let features: Vec<_> = FEATURES
        .iter()
        .enumerate()
        .map(|(place, (wire, name))| {
            view! {
                <label class="tick-line">
                    <input type="checkbox" name=format!("website[features][{place}]") value=*wire/>
                    <span>{texts.text(*name)}</span>
                </label>
            }
        })
        .collect();
    view! {
        <OperationForm form>
            <TextField
                form=FORM
                name="clientName"
                label=texts.text(keys::clients::NAME)
                error=form.error("clientName")
                first=true
            />
            <TextField
                form=FORM
                name="website[domain]"
                label=texts.text(keys::clients::DOMAIN)
                hint=texts.text(keys::clients::DOMAIN_HINT)
                error=form.error("website.domain")
            />
            <TextField
                form=FORM
                name="website[template]"
                label=texts.text(keys::clients::TEMPLATE)
                hint=texts.text(keys::clients::TEMPLATE_HINT)
                error=form.error("website.template")
            />
            <fieldset class="field">
                <legend class="field-label">{texts.text(keys::clients::FEATURES)}</legend>
                {features}
            </fieldset>
            <div class="actions">
                <Button look=Look::Primary r#type="submit" busy=form.pending()>
                    {move || texts.text(if form.pending().get() { keys::clients::CREATING } else { keys::clients::CREATE })}
                </Button>
                <LinkButton href=here look=Look::Quiet>{texts.text(keys::shell::CANCEL)}</LinkButton>
            </div>
        </OperationForm>
    }
    .erased()
}
