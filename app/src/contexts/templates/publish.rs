//! What makes a draft a version, lets a label name one, and takes a template out of the catalogue.

use super::entry::{Choice, Entry, Size};
use crate::forms::{Confirm, Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look};
use crate::words;
use domain::kernel::TemplateId;
use domain::templates::{MoveLabel, PRODUCTION, PublishTemplate, RetireTemplate};
use leptos::prelude::*;
use texts::keys;

/// Publishes the draft.
#[component]
pub(super) fn Publish(id: TemplateId, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<PublishTemplate>::new();
    form.on_answer(move |_, _| changed.run(()));
    view! {
        <section class="section" aria-labelledby="template-publish">
            <h2 class="t-md" id="template-publish">{texts.text(keys::templates::PUBLISH_TITLE)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::templates::PUBLISH_TEXT)}</p>
            <OperationForm form>
                <input type="hidden" name="id" value=id.to_string()/>
                <Entry
                    id="publish-notes".to_owned()
                    name="notes".to_owned()
                    label=texts.text(keys::templates::NOTES)
                    size=Size::Lines(2)
                    error=form.error("notes")
                    value=""
                />
                <Entry
                    id="publish-label".to_owned()
                    name="label".to_owned()
                    label=texts.text(keys::templates::LABEL)
                    size=Size::Line
                    error=form.error("label")
                    value=PRODUCTION
                    code=true
                />
                <Entry
                    id="publish-why".to_owned()
                    name="why".to_owned()
                    label=texts.text(keys::templates::WHY)
                    size=Size::Line
                    error=form.error("why")
                    value=""
                />
                <div class="actions">
                    <Button r#type="submit" icon="upload" busy=form.pending()>
                        {texts.text(keys::templates::PUBLISH)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

/// Lets a label name another version.
#[component]
pub(super) fn MoveLabelForm(id: TemplateId, newest: u32, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<MoveLabel>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let options = (1..=newest).rev().map(|number| (number.to_string(), number.to_string())).collect();
    view! {
        <details class="confirm">
            <summary class=Look::Secondary.class()>{texts.text(keys::templates::MOVE_LABEL)}</summary>
            <div class="confirm-body">
                <OperationForm form>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <Entry
                        id="move-label".to_owned()
                        name="label".to_owned()
                        label=texts.text(keys::templates::LABEL)
                        size=Size::Line
                        error=form.error("label")
                        value=PRODUCTION
                        code=true
                    />
                    <Choice
                        id="move-version".to_owned()
                        name="version".to_owned()
                        label=texts.text(keys::templates::VERSION)
                        options
                        chosen=newest.to_string()
                        error=form.error("version")
                    />
                    <Entry
                        id="move-why".to_owned()
                        name="why".to_owned()
                        label=texts.text(keys::templates::WHY)
                        size=Size::Line
                        error=form.error("why")
                        value=""
                    />
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::templates::MOVE)}
                    </Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}

/// Takes the template out of the catalogue for good.
#[component]
pub(super) fn Retire(id: TemplateId, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RetireTemplate>::new();
    form.on_answer(move |_, ()| changed.run(()));
    view! {
        <section class="section" aria-labelledby="template-retire">
            <h2 class="t-md" id="template-retire">{texts.text(keys::templates::RETIRE_TITLE)}</h2>
            <Confirm
                form
                id=id.to_string()
                label=texts.text(keys::templates::RETIRE)
                question=texts.text(keys::templates::RETIRE_TEXT)
                look=Look::Danger
            />
        </section>
    }
    .erased()
}
