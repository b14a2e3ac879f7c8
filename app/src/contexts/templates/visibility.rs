//! Who may run a template.

use super::entry::{Choice, Entry, Size};
use super::labels;
use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::port::Erased;
use crate::ui::Button;
use crate::words;
use domain::kernel::TemplateId;
use domain::templates::{Audience, SetTemplateVisibility, TemplateTenant};
use leptos::prelude::*;
use texts::keys;

/// The form of who may run it: what the person may choose, and the tenants if they may choose among those.
#[component]
pub(super) fn Visibility(
    id: TemplateId,
    audience: Audience,
    /// Those that it was chosen for.
    tenants: Vec<TemplateTenant>,
    changed: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SetTemplateVisibility>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let actor = actor();
    let may = |audience: &&Audience| actor.as_ref().is_some_and(|actor| audience.is_open_to(actor));
    let options: Vec<_> = Audience::ALL
        .iter()
        .filter(may)
        .map(|it| (it.as_str().to_owned(), texts.text(labels::audience(*it).2).to_owned()))
        .collect();
    let may_choose = options.iter().any(|(wire, _)| wire == Audience::Tenants.as_str());
    view! {
        <section class="section" aria-labelledby="template-audience">
            <h2 class="t-md" id="template-audience">{texts.text(keys::templates::AUDIENCE)}</h2>
            <OperationForm form>
                <input type="hidden" name="id" value=id.to_string()/>
                <Choice
                    id="audience".to_owned()
                    name="audience".to_owned()
                    label=texts.text(keys::templates::AUDIENCE)
                    options
                    chosen=audience.as_str().to_owned()
                    error=form.error("audience")
                />
                {may_choose.then(|| view! { <Tenants form chosen=tenants/> })}
                <div class="actions">
                    <Button r#type="submit" busy=form.pending()>
                        {texts.text(keys::templates::OFFER)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

/// The tenants that are chosen, each to be taken out, and a field for one more.
#[component]
fn Tenants(form: Form<SetTemplateVisibility>, chosen: Vec<TemplateTenant>) -> impl IntoView {
    let texts = words::texts();
    let error = form.error("tenants");
    view! {
        <fieldset class="ticks">
            <legend>{texts.text(keys::templates::AUDIENCE_TENANTS)}</legend>
            {ticks(chosen)}
            <p class="field-error">{move || error.get()}</p>
        </fieldset>
        <Entry
            id="audience-named".to_owned()
            name="named".to_owned()
            label=texts.text(keys::templates::NAMED)
            size=Size::Line
            error=form.error("named")
            value=""
        />
        <p class="t-sm text-fg-muted">{texts.text(keys::templates::TENANTS_HINT)}</p>
    }
    .erased()
}

fn ticks(chosen: Vec<TemplateTenant>) -> Vec<AnyView> {
    let tick = |(place, tenant): (usize, TemplateTenant)| {
        view! {
            <label class="tick-line">
                <input type="checkbox" name=format!("tenants[{place}]") value=tenant.id.to_string() checked=true/>
                <bdi dir="auto">{tenant.name}</bdi>
            </label>
        }
        .erased()
    };
    chosen.into_iter().enumerate().map(tick).collect()
}
