//! The form that starts a campaign.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, SelectField, TextArea, TextField, Toasts};
use crate::words;
use domain::growth::StartCampaign;
use leptos::prelude::*;
use texts::{Locale, keys};

const FORM: &str = "start-campaign";

/// The form; `changed` lets the list look again.
pub(super) fn form(changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let form = Form::<StartCampaign>::new();
    form.on_answer(move |sent, _| {
        Toasts::get().done(texts.fill(keys::growth::CAMPAIGN_STARTED_DONE, &[("name", &sent.name)]));
        changed.run(());
    });
    let languages: Vec<_> = Locale::ALL.into_iter().map(|locale| (locale.code(), locale.native_name())).collect();
    view! {
        <details class="confirm">
            <summary class=Look::Secondary.class()>{texts.text(keys::growth::START_CAMPAIGN)}</summary>
            <div class="confirm-body">
                <p class="t-sm">{texts.text(keys::growth::START_CAMPAIGN_TEXT)}</p>
                <OperationForm form>
                    <TextField form=FORM name="name" label=texts.text(keys::growth::CAMPAIGN_NAME) error=form.error("name")/>
                    <TextField
                        form=FORM
                        name="code"
                        label=texts.text(keys::growth::CAMPAIGN_CODE)
                        hint=texts.text(keys::growth::CAMPAIGN_CODE_HINT)
                        error=form.error("code")
                    />
                    <SelectField
                        form=FORM
                        name="language"
                        label=texts.text(keys::growth::LANGUAGE)
                        error=form.error("language")
                        options=languages
                    />
                    <TextField
                        form=FORM
                        name="headlineA"
                        label=texts.text(keys::growth::HEADLINE_A)
                        error=form.error("headlineA")
                    />
                    <TextArea form=FORM name="textA" label=texts.text(keys::growth::TEXT_A) error=form.error("textA")/>
                    <TextField
                        form=FORM
                        name="headlineB"
                        label=texts.text(keys::growth::HEADLINE_B)
                        error=form.error("headlineB")
                    />
                    <TextArea form=FORM name="textB" label=texts.text(keys::growth::TEXT_B) error=form.error("textB")/>
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::growth::START_CAMPAIGN)}
                    </Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
