//! Components with more text than they would like, and in the other direction of writing.

use super::charts::{rows, spoken};
use super::{Part, part};
use crate::port::Erased;
use crate::ui::{
    Alert, Badge, BarChart, Button, Column, DonutChart, Fact, Facts, LineChart, LinkButton, Look, Stat, Table,
    TextField, Tone,
};
use crate::words;
use leptos::prelude::*;
use texts::{Key, keys};

const ONE: [Key; 2] = [keys::billing::PLAN, keys::billing::TENANTS];

/// A name that nobody would give, and somebody will.
const NAME: &str = "donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft-2026-11-22";
/// A name that is written from right to left.
const TURNED: &str = "أورورا للأغذية";

/// Labels that are sentences, and words without a place to break.
pub(super) fn long() -> Part {
    part("long_text", sample("long", NAME))
}

/// The same as everything stands where one reads from right to left; from left to right where one does so anyway.
pub(super) fn turned() -> Part {
    let shown = view! { <div dir="rtl" class="section gallery-part">{sample("turned", TURNED)}</div> };
    part("right_to_left", shown.erased())
}

fn sample(form: &'static str, name: &'static str) -> AnyView {
    let texts = words::texts();
    let sentence = texts.text(keys::tenancy::EMPTY_TEXT);
    let plans = || rows(&[(name, 12), ("pro", 3)]);
    view! {
        <div class="actions">
            <Button look=Look::Primary icon="plus">{sentence}</Button>
            <LinkButton href="/ui" icon="arrow-right">{sentence}</LinkButton>
            <Badge tone=Tone::Warning icon="triangle-alert" label=texts.text(keys::tenancy::STATUS_ACTIVE)/>
        </div>
        <Alert tone=Tone::Danger title=sentence><p><bdi>{name}</bdi></p></Alert>
        <div class="cards">
            <TextField form name="name" label=sentence hint=sentence error=Signal::stored(Some(sentence.to_owned())) value=name/>
            <Facts>
                <Fact name=texts.text(keys::tenancy::NAME)><bdi class="anywhere">{name}</bdi></Fact>
            </Facts>
            <div class="stats"><Stat label=sentence value="1,024,000,000"/></div>
        </div>
        <Table
            caption=if form == "long" { sentence } else { texts.text(keys::tenancy::TITLE) }
            columns=vec![Column::new(texts.text(keys::tenancy::NAME)), Column::number(texts.text(keys::tenant::MEMBERS))]
        >
            <tr>
                <th scope="row"><a class="row-link anywhere" href="/ui"><bdi>{name}</bdi></a></th>
                <td class="end" data-label=texts.text(keys::tenant::MEMBERS)>"1024"</td>
            </tr>
        </Table>
        <div class="charts">
            <BarChart words=spoken(&ONE) rows=plans()/>
            <DonutChart words=spoken(&ONE) rows=plans() other=texts.text(keys::billing::DISTRIBUTION_OTHER)/>
            <LineChart words=spoken(&ONE) rows=plans()/>
        </div>
    }
    .erased()
}
