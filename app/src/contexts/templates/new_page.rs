//! A new template.

use super::about::AboutFields;
use crate::forms::{Form, OperationForm};
use crate::lists::{ListHead, way_back};
use crate::port::Erased;
use crate::ui::{Button, Look};
use crate::words;
use domain::templates::CreateTemplate;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// The form of a new template; its draft is written on its own page.
#[component]
pub fn NewPage(
    /// Where the list of one's own stands.
    base: &'static str,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CreateTemplate>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, made| navigate(&format!("{base}/{}", made.id), Default::default()));
    view! {
        {way_back(base, keys::templates::BACK_TO_OWN)}
        <ListHead title=texts.text(keys::templates::CREATE) intro=texts.text(keys::templates::CREATE_INTRO)/>
        <section class="section">
            <OperationForm form>
                <AboutFields form about=None/>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::templates::CREATE_ACTION)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}
