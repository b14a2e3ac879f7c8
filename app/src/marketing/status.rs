//! Whether the installation works right now, by its own health checks.

use super::SitePage;
use super::site_frame::{Opening, PageButton, SiteFrame};
use crate::lists::Failed;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Alert, Badge, Column, Table, Tone};
use crate::words;
use domain::platform::{HealthState, PartStatus, PublicStatus, STATUS_FRESH_S, StatusPart, StatusReport};
use leptos::prelude::*;
use texts::{Key, keys};

/// Whether the installation works right now.
#[component]
pub fn StatusPage() -> impl IntoView {
    let texts = words::texts();
    let report = Known::new(|| (), |()| port::call(PublicStatus {}));
    let fresh = texts.fill(keys::site_status::FRESH, &[("seconds", &STATUS_FRESH_S.to_string())]);
    let machines = texts.fill(keys::site_status::FOR_MACHINES, &[("live", "/health/live"), ("ready", "/health/ready")]);
    view! {
        <SiteFrame page=SitePage::Status>
            <Opening title=texts.text(keys::site_status::TITLE).into() lead=texts.text(keys::site_status::LEAD).into()/>
            <section class="band parts">
                <Suspense fallback=|| ()>
                    {move || Suspend::new(async move {
                        match report.await {
                            Ok(report) => whole(report),
                            Err(refusal) => view! { <Failed refusal still=true/> }.erased(),
                        }
                    })}
                </Suspense>
                <div class="actions">
                    <PageButton to=SitePage::Status>{texts.text(keys::site_status::AGAIN)}</PageButton>
                </div>
                <p class="t-sm text-fg-muted">{fresh}</p>
                <p class="t-sm text-fg-muted">{machines}</p>
            </section>
        </SiteFrame>
    }
}

fn whole(report: StatusReport) -> AnyView {
    let texts = words::texts();
    let (tone, said) = match report.state {
        HealthState::Down => (Tone::Danger, keys::site_status::DOWN),
        HealthState::Warning => (Tone::Warning, keys::site_status::WARNING),
        HealthState::Up | HealthState::Absent => (Tone::Success, keys::site_status::ALL_UP),
    };
    let columns = [keys::site_status::PART, keys::site_status::STATE].map(|key| Column::new(texts.text(key)));
    let rows: Vec<_> = report.parts.into_iter().map(row).collect();
    view! {
        <Alert tone title=texts.text(said).to_owned()>
            <p class="t-sm">
                <span>{texts.text(keys::site_status::LOOKED)}</span>
                <span>": "</span>
                <Time at=report.at show=Show::Second/>
            </p>
        </Alert>
        <Table caption=texts.text(keys::site::STATUS) columns=columns.to_vec()>{rows}</Table>
    }
    .erased()
}

fn row(PartStatus { part, state }: PartStatus) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = shown(state);
    view! {
        <tr>
            <th scope="row" class="font-medium">{texts.text(called(part))}</th>
            <td data-label=texts.text(keys::site_status::STATE)><Badge tone icon label=texts.text(name)/></td>
        </tr>
    }
    .erased()
}

const fn called(part: StatusPart) -> Key {
    match part {
        StatusPart::Portals => keys::site_status::PART_PORTALS,
        StatusPart::Work => keys::site_status::PART_WORK,
        StatusPart::Files => keys::site_status::PART_FILES,
        StatusPart::Mail => keys::site_status::PART_MAIL,
        StatusPart::Models => keys::site_status::PART_MODELS,
    }
}

/// A state as colour, icon and word.
const fn shown(state: HealthState) -> (Tone, &'static str, Key) {
    match state {
        HealthState::Down => (Tone::Danger, "octagon-alert", keys::health::DOWN),
        HealthState::Warning => (Tone::Warning, "triangle-alert", keys::health::WARNING),
        HealthState::Up => (Tone::Success, "circle-check", keys::health::UP),
        HealthState::Absent => (Tone::Neutral, "circle-slash", keys::health::ABSENT),
    }
}
