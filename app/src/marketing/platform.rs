//! How the system works: one operation, every door.

use super::SitePage;
use super::doors::Doors;
use super::home::End;
use super::picture::Picture;
use super::site_frame::SiteFrame;
use crate::port::Erased;
use crate::ui::{Column, Table};
use crate::words;
use domain::Operation;
use domain::kernel::Access;
use domain::tenancy::CreateTenant;
use leptos::prelude::*;
use texts::{Key, keys};

const STEPS: [(Key, Key); 6] = [
    (keys::site_platform::STEP_LIMITS, keys::site_platform::STEP_LIMITS_TEXT),
    (keys::site_platform::STEP_PERMISSION, keys::site_platform::STEP_PERMISSION_TEXT),
    (keys::site_platform::STEP_VALIDATION, keys::site_platform::STEP_VALIDATION_TEXT),
    (keys::site_platform::STEP_TENANT, keys::site_platform::STEP_TENANT_TEXT),
    (keys::site_platform::STEP_DECISION, keys::site_platform::STEP_DECISION_TEXT),
    (keys::site_platform::STEP_RECORD, keys::site_platform::STEP_RECORD_TEXT),
];

/// How the system works.
#[component]
pub fn PlatformPage() -> impl IntoView {
    let texts = words::texts();
    view! {
        <SiteFrame page=SitePage::Platform>
            <section class="hero-ground">
                <div class="band hero">
                    <div class="grid gap-6">
                        <h1>{texts.text(keys::site_platform::TITLE)}</h1>
                        <p class="lead">{texts.text(keys::site_platform::LEAD)}</p>
                    </div>
                    <Picture label=texts.text(keys::marketing::PICTURE)/>
                </div>
            </section>
            <section class="band">
                <h2 class="t-2xl">{texts.text(keys::marketing::IDEA_TITLE)}</h2>
                <Doors/>
            </section>
            <Declared/>
            <Way/>
            <section class="band">
                <div class="grid gap-3">
                    <h2 class="t-2xl">{texts.text(keys::site_platform::GROUND)}</h2>
                    <p class="lead">{texts.text(keys::site_platform::GROUND_TEXT)}</p>
                </div>
                <p>
                    <a class="link" href="/api/v1/openapi.json" rel="external">{texts.text(keys::marketing::OPENAPI)}</a>
                </p>
            </section>
            <End/>
        </SiteFrame>
    }
}

/// One operation as each door has it, made of its declaration.
#[component]
fn Declared() -> impl IntoView {
    let texts = words::texts();
    let rest = CreateTenant::REST.map(|rest| format!("{} /api/v1{}", rest.method.as_str(), rest.path));
    let needs = match CreateTenant::ACCESS {
        Access::Needs(permission) => permission.as_str(),
        Access::SignedIn | Access::Public => "",
    };
    let lines = [
        (keys::site_platform::DOOR_FN, format!("POST {}", CreateTenant::CALL)),
        (keys::site_platform::DOOR_REST, rest.unwrap_or_default()),
        (keys::site_platform::DOOR_CLI, format!("portico call {}", CreateTenant::NAME)),
        (keys::site_platform::NEEDS, needs.to_owned()),
    ];
    let rows: Vec<_> = lines
        .into_iter()
        .map(|(door, call)| {
            view! {
                <tr>
                    <th scope="row" class="font-medium">{texts.text(door)}</th>
                    <td data-label=texts.text(keys::site_platform::CALL)><code class="mono" dir="ltr">{call}</code></td>
                </tr>
            }
            .erased()
        })
        .collect();
    let columns = [keys::site_platform::DOOR, keys::site_platform::CALL].map(|key| Column::new(texts.text(key)));
    view! {
        <section class="band">
            <div class="grid gap-3">
                <h2 class="t-2xl">{texts.text(keys::site_platform::EXAMPLE)}</h2>
                <p class="lead">{texts.text(keys::site_platform::EXAMPLE_TEXT)}</p>
            </div>
            <Table caption=texts.text(keys::site_platform::EXAMPLE) columns=columns.to_vec()>{rows}</Table>
        </section>
    }
    .erased()
}

#[component]
fn Way() -> impl IntoView {
    let texts = words::texts();
    let steps: Vec<_> = STEPS
        .into_iter()
        .map(|(name, text)| {
            view! {
                <li class="way-step">
                    <h3 class="t-md">{texts.text(name)}</h3>
                    <p class="t-sm">{texts.text(text)}</p>
                </li>
            }
        })
        .collect();
    view! {
        <section class="band">
            <div class="grid gap-3">
                <h2 class="t-2xl">{texts.text(keys::site_platform::WAY)}</h2>
                <p class="lead">{texts.text(keys::site_platform::WAY_TEXT)}</p>
            </div>
            <ol class="way">{steps}</ol>
        </section>
    }
    .erased()
}
