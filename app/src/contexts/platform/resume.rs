//! The button that lets a subscriber go on at once.

use crate::forms::{Form, OperationForm};
use crate::ui::Button;
use crate::words;
use domain::platform::ResumeSubscriber;
use leptos::prelude::*;
use texts::keys;

/// Lets a subscriber go on; then calls `refresh`.
#[component]
pub(super) fn ResumeButton(name: String, refresh: Callback<()>) -> impl IntoView {
    let form = Form::<ResumeSubscriber>::new();
    form.on_answer(move |_, ()| refresh.run(()));
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="name" value=name/>
            <Button r#type="submit" icon="play" busy=form.pending()>
                {words::texts().text(keys::platform::RESUME)}
            </Button>
        </OperationForm>
    }
}
