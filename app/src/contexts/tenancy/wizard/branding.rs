//! The step that asks how the tenant will look to its people: a name and a colour, with what they make of the accents. A
//! logo is a file, which its people add themselves.

use super::steps::{Back, Carried, FORM, Next, keeping};
use crate::contexts::tenancy::organisation::Preview;
use crate::forms::OperationForm;
use crate::port::Erased;
use crate::ui::{Field, TextField};
use crate::words;
use domain::tenancy::{BrandColour, Oklch, TenantDraft, WizardStep, contrast};
use leptos::html;
use leptos::prelude::*;
use texts::keys;

const COLOUR: &str = "new-tenant-brandColour";
/// What the picker shows where no colour was chosen: the client portal's own accent.
const PORTICO: &str = "#7136c6";

/// Name and colour; both may be left empty.
#[component]
pub(super) fn BrandingStep(draft: Option<TenantDraft>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = keeping(changed);
    let said = draft.clone();
    let first = said.as_ref().and_then(|said| said.brand_colour.clone()).unwrap_or_default();
    let name = said.and_then(|said| said.brand_name).unwrap_or_default();
    let back = draft.clone();
    view! {
        <p class="text-fg-muted">{texts.text(keys::tenant_wizard::BRANDING_INTRO)}</p>
        <OperationForm form>
            <Carried draft step=WizardStep::Review without=&["brandName", "brandColour"]/>
            <TextField
                form=FORM
                name="brandName"
                label=texts.text(keys::tenant_wizard::BRAND_NAME)
                hint=texts.text(keys::brand::NAME_HINT)
                error=form.error("brandName")
                value=name
                first=true
            />
            <ColourField first error=form.error("brandColour")/>
            <Next form/>
        </OperationForm>
        <Back draft=back step=WizardStep::Administrator changed/>
    }
    .erased()
}

/// A colour as text, which may be left empty, with the browser's picker beside it.
#[component]
fn ColourField(first: String, error: Signal<Option<String>>) -> impl IntoView {
    let texts = words::texts();
    let node = NodeRef::<html::Input>::new();
    let colour = RwSignal::new(BrandColour::parse(&first));
    let shown = RwSignal::new(colour.get_untracked().unwrap_or_else(|| BrandColour::named(PORTICO)));
    // The form is emptied once it is answered; the picker then goes back to what it began with.
    let picked = shown.with_untracked(|colour| colour.as_str().to_owned());
    Effect::new(move |_| {
        if let Some(colour) = colour.get() {
            shown.set(colour);
        }
    });
    let pick = move |event| {
        let text = event_target_value(&event);
        if let Some(input) = node.get_untracked() {
            input.set_value(&text);
        }
        colour.set(BrandColour::parse(&text));
    };
    let ratio = move || {
        let ratio = format!("{:.1}", contrast(colour.get()?.oklch(), Oklch::WHITE));
        Some(view! { <p class="t-sm num">{texts.fill(keys::tenant_wizard::CONTRAST, &[("ratio", &ratio)])}</p> })
    };
    view! {
        <Field id=COLOUR label=texts.text(keys::brand::COLOUR) hint=Some(texts.text(keys::brand::COLOUR_HINT)) error>
            <div class="colour-field">
                <input
                    class="input"
                    id=COLOUR
                    name="brandColour"
                    type="text"
                    dir="ltr"
                    autocomplete="off"
                    maxlength="7"
                    placeholder=PORTICO
                    value=first
                    node_ref=node
                    aria-describedby=format!("{COLOUR}-error {COLOUR}-hint")
                    aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
                    on:input=move |event| colour.set(BrandColour::parse(&event_target_value(&event)))
                />
                <input
                    class="input colour-picker"
                    type="color"
                    value=picked
                    aria-label=texts.text(keys::tenant_wizard::OWN_COLOUR)
                    prop:value=move || shown.with(|colour| colour.as_str().to_owned())
                    on:input=pick
                />
            </div>
        </Field>
        <div aria-live="polite">{ratio}</div>
        <Show when=move || colour.with(Option::is_some)>
            <Preview colour=shown/>
        </Show>
    }
    .erased()
}
