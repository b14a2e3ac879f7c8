//! What one has chosen: topics and their channels, when mails go out, quiet hours, and what is muted.

use super::labels;
use super::muted::Muted;
use super::quiet::{Pace, Quiet};
use crate::forms::{Form, OperationForm};
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::{Badge, Button, Column, Look, Table, Tone};
use crate::words;
use domain::notify::{ChooseNoticeChannel, NoticeChannel, NoticeChoices, NoticeChoicesView, NoticeSwitch, NoticeTopic};
use leptos::prelude::*;
use texts::keys;

/// One's choices.
#[component]
pub(super) fn ChoicesSection() -> impl IntoView {
    let texts = words::texts();
    let known = Known::new(|| (), |()| port::call(NoticeChoices {}));
    let changed = Callback::new(move |()| known.refetch());
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::notify::CHOICES)}</h2>
            <Shown known rows=4 show=move |view| view! { <Choices view changed/> }.erased()/>
        </section>
    }
    .erased()
}

#[component]
fn Choices(view: NoticeChoicesView, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let NoticeChoicesView { topics, pace, quiet, time_zone, muted } = view;
    let columns = [keys::notify::TOPIC, keys::notify::CHANNEL_IN_APP, keys::notify::CHANNEL_MAIL];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = topics
        .into_iter()
        .map(|choice| {
            let topic = choice.topic;
            view! {
                <tr>
                    <th scope="row">{texts.text(labels::topic(topic))}</th>
                    <td data-label=texts.text(keys::notify::CHANNEL_IN_APP)>
                        <Switch topic channel=NoticeChannel::InApp is_on=choice.in_app changed/>
                    </td>
                    <td data-label=texts.text(keys::notify::CHANNEL_MAIL)>
                        <Switch topic channel=NoticeChannel::Mail is_on=choice.mail changed/>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <Table caption=texts.text(keys::notify::CHOICES_CAPTION) columns>{rows}</Table>
        <Pace pace changed/>
        <Quiet quiet time_zone changed/>
        <h3 class="t-base font-medium">{texts.text(keys::notify::MUTED)}</h3>
        <Muted kinds=muted changed/>
    }
    .erased()
}

/// Whether a topic comes through a channel, and the button that turns it round.
#[component]
fn Switch(topic: NoticeTopic, channel: NoticeChannel, is_on: bool, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ChooseNoticeChannel>::new();
    form.on_answer(move |_, _| changed.run(()));
    let (tone, icon, is, turn, to) = match is_on {
        true => (Tone::Success, "circle-check", keys::notify::IS_ON, keys::notify::TURN_OFF, NoticeSwitch::Off),
        false => (Tone::Neutral, "circle-slash", keys::notify::IS_OFF, keys::notify::TURN_ON, NoticeSwitch::On),
    };
    view! {
        <div class="flex flex-wrap gap-2 items-center">
            <Badge tone icon label=texts.text(is)/>
            <OperationForm form class="contents">
                <input type="hidden" name="topic" value=topic.as_str()/>
                <input type="hidden" name="channel" value=channel.as_str()/>
                <input type="hidden" name="switch" value=to.as_str()/>
                <Button look=Look::Quiet r#type="submit" busy=form.pending()>{texts.text(turn)}</Button>
            </OperationForm>
        </div>
    }
    .erased()
}
