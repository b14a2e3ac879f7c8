//! The form of name and colour. The preview is made in the browser, by the same code that the server checks with.

use super::preview::Preview;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Field, Look, TextField};
use crate::words;
use domain::tenancy::{BrandColour, BrandView, ChangeBrand};
use leptos::prelude::*;
use texts::keys;

const FORM: &str = "brand";
/// What the control shows where no colour was chosen: the client portal's own accent.
const COLOUR: &str = "#7136c6";

/// Name and colour.
#[component]
pub(super) fn LookForm(brand: BrandView, again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ChangeBrand>::new();
    form.on_answer(move |_, _| again.run(()));
    let first = brand.colour.as_ref().map_or(COLOUR, BrandColour::as_str).to_owned();
    let colour = RwSignal::new(BrandColour::named(first.clone()));
    view! {
        <section class="section">
            <div class="prose">
                <OperationForm form>
                    <TextField
                        form=FORM
                        name="name"
                        label=texts.text(keys::brand::NAME)
                        hint=texts.text(keys::brand::NAME_HINT)
                        error=form.error("name")
                        value=brand.name.unwrap_or_default()
                    />
                    <Field
                        id="brand-colour"
                        label=texts.text(keys::brand::COLOUR)
                        hint=Some(texts.text(keys::brand::COLOUR_HINT))
                        error=form.error("colour")
                    >
                        <input
                            class="input"
                            id="brand-colour"
                            name="colour"
                            type="color"
                            value=first
                            aria-describedby="brand-colour-error brand-colour-hint"
                            on:input=move |event| colour.set(BrandColour::named(event_target_value(&event)))
                        />
                    </Field>
                    <div class="actions">
                        <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::brand::SAVE)}</Button>
                    </div>
                </OperationForm>
            </div>
            <Preview colour/>
        </section>
    }
    .erased()
}
