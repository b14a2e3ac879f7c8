//! Buttons and fields.

use super::{Part, part};
use crate::port::Erased;
use crate::ui::{
    Autofill, Button, ComboField, CopyButton, Icon, IconButton, LinkButton, Look, SelectField, Swatch, TextArea,
    TextField,
};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// Every look of a button at rest, at work and barred, in each density.
pub(super) fn buttons() -> Part {
    let texts = words::texts();
    let row = |density: &'static str| {
        let looks = [Look::Primary, Look::Secondary, Look::Quiet, Look::Danger];
        let looks: Vec<_> = looks
            .into_iter()
            .map(|look| {
                view! {
                    <Button look>{texts.text(keys::tenant::SAVE)}</Button>
                    <Button look icon="plus">{texts.text(keys::tenancy::CREATE)}</Button>
                    <Button look busy=true>{texts.text(keys::tenant::SAVING)}</Button>
                    <Button look blocked=texts.text(keys::pages::FORBIDDEN_TITLE).to_owned()>
                        {texts.text(keys::tenant::DELETE)}
                    </Button>
                }
            })
            .collect();
        view! {
            <div class="section" data-density=density>
                <p class="t-sm text-fg-subtle"><code dir="ltr">{density}</code></p>
                <div class="actions">{looks}</div>
            </div>
        }
    };
    let rows: Vec<_> = ["compact", "default", "comfortable"].into_iter().map(row).collect();
    let links = [Look::Primary, Look::Secondary, Look::Quiet, Look::Danger].map(|look| {
        view! {
            <LinkButton look href="/ui">{texts.text(keys::tenancy::CREATE)}</LinkButton>
            <LinkButton look href="/ui" large=true icon="plus">{texts.text(keys::tenancy::CREATE)}</LinkButton>
        }
    });
    let links = Vec::from(links);
    let shown = view! {
        {rows}
        <div class="form"><Button look=Look::Primary wide=true>{texts.text(keys::tenant::SAVE)}</Button></div>
        <div class="actions">{links}</div>
        <div class="actions">
            <IconButton icon="ellipsis" label=texts.text(keys::shell::PREFERENCES)/>
            <LinkButton href="/ui" icon="arrow-right">{texts.text(keys::shell::GO_HOME)}</LinkButton>
            <CopyButton
                text="portico"
                label=texts.text(keys::shell::COPY)
                done=texts.text(keys::shell::COPIED)
            />
            <Swatch colour="#1f7a4d"/>
            <Icon name="building-2"/>
            <Icon name="arrow-right" flip=true/>
        </div>
    };
    part("button · icon_button · link_button · copy_button · swatch · icon", shown.erased())
}

/// Fields at rest, filled and wrong.
pub(super) fn fields() -> Part {
    let texts = words::texts();
    let fine = || Signal::stored(None::<String>);
    let wrong = || Signal::stored(Some(texts.text(keys::validation::NOT_A_COLOUR).to_owned()));
    let kinds = || {
        vec![
            ("organisation", texts.text(keys::tenancy::KIND_ORGANISATION)),
            ("agency", texts.text(keys::tenancy::KIND_AGENCY)),
        ]
    };
    let shown = view! {
        <div class="cards">
            <div class="form">
                <TextField
                    form="rest"
                    name="name"
                    label=texts.text(keys::tenancy::NAME)
                    hint=texts.text(keys::tenancy::NAME_HINT)
                    error=fine()
                />
                <TextField
                    form="filled"
                    name="email"
                    label=texts.text(keys::tenancy::ADMIN_EMAIL_LABEL)
                    autofill=Autofill::Email
                    error=fine()
                    value="office@aurora.example"
                />
                <TextField form="wrong" name="colour" label=texts.text(keys::brand::COLOUR) error=wrong() value="green"/>
            </div>
            <div class="form">
                <SelectField form="rest" name="kind" label=texts.text(keys::tenancy::KIND) error=fine() options=kinds()/>
                <SelectField form="wrong" name="kind" label=texts.text(keys::tenancy::KIND) error=wrong() options=kinds()/>
                <ComboField
                    form="rest"
                    name="zone"
                    label=texts.text(keys::tenant::TIME_ZONE)
                    hint=texts.text(keys::tenant::TIME_ZONE_HINT)
                    error=fine()
                    value=String::new()
                    placeholder="UTC".to_owned()
                    options=["Africa/Casablanca", "Asia/Seoul"].map(str::to_owned).to_vec()
                />
                <TextArea form="rest" name="reason" label=texts.text(keys::tenant::REASON) error=fine()/>
            </div>
            <div class="form">
                <SelectField
                    form="filled"
                    name="kind"
                    label=texts.text(keys::tenancy::KIND)
                    error=fine()
                    options=kinds()
                    chosen="agency"
                />
                <ComboField
                    form="wrong"
                    name="zone"
                    label=texts.text(keys::tenant::TIME_ZONE)
                    error=wrong()
                    value="Asia/Seoul".to_owned()
                    placeholder="UTC".to_owned()
                    options=["Africa/Casablanca", "Asia/Seoul"].map(str::to_owned).to_vec()
                />
                <TextArea form="wrong" name="reason" label=texts.text(keys::tenant::REASON) hint=texts.text(keys::tenancy::NAME_HINT) error=wrong()/>
            </div>
            <fieldset class="form" disabled=true>
                <TextField form="off" name="name" label=texts.text(keys::tenancy::NAME) error=fine() value="aurora"/>
                <SelectField form="off" name="kind" label=texts.text(keys::tenancy::KIND) error=fine() options=kinds()/>
                <TextArea form="off" name="reason" label=texts.text(keys::tenant::REASON) error=fine()/>
            </fieldset>
        </div>
    };
    part("text_field · select_field · combo_field · text_area", shown.erased())
}
