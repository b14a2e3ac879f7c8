//! Who lives in the demo world, and what happened there. What exists already is left alone, so that a world whose
//! making was cut off is completed by the next start.

use super::{asked, house, prompts, workspaces};
use crate::Stop;
use crate::contexts::billing::{has_subscription, make_stock};
use crate::contexts::identity::actor_by_email;
use crate::contexts::models::build_in;
use crate::contexts::templates::bring_in;
use crate::contexts::tenancy::{Opening, open};
use crate::contexts::workspaces::Worker;
use crate::gateway::{Caller, Context as Opened, Door, Gateway};
use anyhow::{Context, Result};
use chrono::TimeDelta;
use domain::billing::ChangePlan;
use domain::identity::AddPerson;
use domain::kernel::{ExecutionId, Mode, TenantId};
use domain::policy::{Actor, Role};
use domain::tenancy::{CreateTenant, TenantKind, Tenants};
use domain::workspaces::chat::{AskThread, BeginThread, Threads};
use domain::workspaces::{
    ExecutionStatus, Executions, FinishReason, RateExecution, Rating, ShowExecution, StartExecution,
};
use domain::{Moment, Operation};

/// Everybody's password.
pub const PASSWORD: &str = "Portico-demo-2026";

/// Somebody of the demo world.
pub struct Account {
    /// The address that they sign in with.
    pub email: &'static str,
    /// Their name.
    pub name: &'static str,
    /// What they are.
    pub role: Role,
    /// Where they belong.
    pub company: &'static str,
}

const PLATFORM: &str = "Portico Consulting";
const CLIENT: &str = "Aurora Foods";
const RIVAL: &str = "Borealis Logistics";

/// Company, kind, and days before the anchor that it came.
const COMPANIES: [(&str, TenantKind, i64); 14] = [
    (PLATFORM, TenantKind::Organisation, 420),
    (CLIENT, TenantKind::Organisation, 310),
    ("Studio Meridian", TenantKind::Agency, 287),
    (RIVAL, TenantKind::Organisation, 240),
    ("Halcyon Labs", TenantKind::Organisation, 214),
    ("Tessera Data", TenantKind::Organisation, 190),
    ("Quayside Capital", TenantKind::Organisation, 171),
    ("Jasmine Okafor", TenantKind::Individual, 133),
    ("Kestrel Insurance", TenantKind::Organisation, 96),
    ("Lumen & Field", TenantKind::Agency, 74),
    ("Nadir Translations", TenantKind::Organisation, 52),
    ("Haneul Robotics", TenantKind::Organisation, 33),
    ("Mateo Ruiz", TenantKind::Individual, 19),
    ("Qinghe Water Works", TenantKind::Organisation, 6),
];

const ACCOUNTS: [Account; 11] = [
    account("super@demo.portico.example", "Ines Castellan", Role::SuperAdmin, PLATFORM),
    account("admin@demo.portico.example", "Amira Solano", Role::Admin, PLATFORM),
    account("consultant@demo.portico.example", "Jonas Weber", Role::Consultant, PLATFORM),
    account("support@demo.portico.example", "Priya Raman", Role::Support, PLATFORM),
    account("owner@demo.portico.example", "Salma Benali", Role::Owner, CLIENT),
    account("client@demo.portico.example", "Lina Haddad", Role::ClientUser, CLIENT),
    account("agency@demo.portico.example", "Marta Kowalska", Role::Agency, "Studio Meridian"),
    account("developer@demo.portico.example", "Minjun Park", Role::Developer, "Halcyon Labs"),
    account("vendor@demo.portico.example", "Wei Zhang", Role::Vendor, "Tessera Data"),
    account("investor@demo.portico.example", "Edith Laurent", Role::Investor, "Quayside Capital"),
    account("client@rival.portico.example", "Erik Lund", Role::ClientUser, RIVAL),
];

/// The companies on Pro.
const ON_PRO: [&str; 4] = ["Kestrel Insurance", "Lumen & Field", "Haneul Robotics", "Mateo Ruiz"];

/// Days before the anchor that there were plans.
const OPENED: i64 = 430;

/// Who asked, days before the anchor, and what.
const PROMPTS: [(&str, i64, &str); 4] = [
    (
        "client@demo.portico.example",
        12,
        "Write a friendly one-sentence reply to a customer who asks when our shop opens.",
    ),
    ("owner@demo.portico.example", 9, "List three questions to ask a new supplier of spices."),
    ("client@demo.portico.example", 3, "Rewrite in plain words: We hereby acknowledge receipt of your correspondence."),
    ("client@rival.portico.example", 2, "Suggest a subject line for a mail about a delayed delivery."),
];

/// Who talked with a model, days before the anchor, and what they asked one after the other.
const TALK: (&str, i64, [&str; 2]) = (
    "client@demo.portico.example",
    1,
    ["Suggest a name for a shop that sells spices.", "Write one sentence that invites people to that shop."],
);

const fn account(email: &'static str, name: &'static str, role: Role, company: &'static str) -> Account {
    Account { email, name, role, company }
}

/// The accounts that people sign in with.
pub fn accounts() -> &'static [Account] {
    &ACCOUNTS
}

/// Makes what isn't there yet; `false` when all of it was.
pub async fn build(gateway: &Gateway, worker: &Worker, anchor: Moment) -> Result<bool> {
    let world = World { gateway, anchor };
    let mut made = 0;
    world.days_before(OPENED);
    make_stock(gateway.services()).await.map_err(Stop::into_refusal)?;
    build_in(gateway.services()).await.map_err(Stop::into_refusal)?;
    bring_in(gateway.services()).await.map_err(Stop::into_refusal)?;
    for (name, kind, days) in COMPANIES {
        made += world.company(name, kind, days).await?;
        made += world.plan(name).await?;
    }
    for account in &ACCOUNTS {
        made += world.person(account).await?;
    }
    world.days_before(300);
    made += house::build(gateway).await?;
    made += house::staff(gateway).await?;
    made += workspaces::build(gateway).await?;
    made += prompts::build(gateway).await?;
    world.days_before(60);
    made += asked::library(gateway).await?;
    made += world.runs(worker).await?;
    made += world.talk(worker).await?;
    world.days_before(1);
    made += asked::build(gateway, worker).await?;
    Ok(made > 0)
}

struct World<'a> {
    gateway: &'a Gateway,
    anchor: Moment,
}

impl World<'_> {
    async fn company(&self, name: &str, kind: TenantKind, days: i64) -> Result<usize> {
        if self.find(name).await?.is_some() {
            return Ok(0);
        }
        let admin_email = ACCOUNTS
            .iter()
            .find(|account| account.company == name)
            .map_or_else(|| format!("office@{}.example", slug(name)), |account| account.email.to_owned());
        self.days_before(days);
        let caller = Caller::system("demo", Door::Worker);
        let mut cx = Opened::of_worker(self.gateway.services(), caller, CreateTenant::NAME);
        let opening = Opening { name: name.into(), kind, admin_email, mode: Mode::Live, provisioning: false };
        open(&mut cx, opening).await?;
        cx.commit().await?;
        Ok(1)
    }

    /// The companies that people of the demo world work in have the whole of Portico; of the others some have Pro.
    async fn plan(&self, name: &str) -> Result<usize> {
        let id = self.find(name).await?.context("the company comes before its plan")?;
        let plan = match ACCOUNTS.iter().any(|account| account.company == name) {
            _ if name == PLATFORM => return Ok(0),
            true => "enterprise",
            false if ON_PRO.contains(&name) => "pro",
            false => "basic",
        };
        let mut tx = self.gateway.services().db.as_system("is there a subscription").await?;
        if has_subscription(&mut tx, id).await.map_err(Stop::into_refusal)? {
            return Ok(0);
        }
        drop(tx);
        self.run(ChangePlan { id, plan: plan.into(), version: None }).await?;
        Ok(1)
    }

    async fn person(&self, account: &Account) -> Result<usize> {
        if actor_by_email(&self.gateway.services().db, account.email).await?.is_some() {
            return Ok(0);
        }
        let tenant_id = self.find(account.company).await?.context("the company comes before its people")?;
        let days = COMPANIES.iter().find(|(name, ..)| *name == account.company).map_or(1, |(_, _, days)| *days);
        self.days_before(days - 1);
        let op = AddPerson {
            email: account.email.into(),
            name: account.name.into(),
            password: PASSWORD.into(),
            tenant_id: Some(tenant_id),
            role: account.role.into(),
        };
        self.run(op).await?;
        Ok(1)
    }

    /// Runs of real prompts; none where this installation has no model.
    async fn runs(&self, worker: &Worker) -> Result<usize> {
        if self.gateway.services().models.default_id().is_none() {
            return Ok(0);
        }
        let mut made = 0;
        for (email, days, prompt) in PROMPTS {
            let actor = self.actor(email).await?;
            let known = Executions { search: Some(prompt.into()), ..Executions::default() };
            let caller = || Caller::person(actor.clone(), Door::Worker);
            if !self.gateway.call(caller(), known).await?.data.is_empty() {
                continue;
            }
            self.days_before(days);
            let start = StartExecution { max_tokens: Some(96), ..StartExecution::of(prompt) };
            let id = self.gateway.call(caller(), start).await?.id;
            worker.drain().await?;
            self.opinion(&caller(), id).await?;
            made += 1;
        }
        Ok(made)
    }

    /// What whoever asked thinks of the answer.
    async fn opinion(&self, caller: &Caller, id: ExecutionId) -> Result<()> {
        let show = ShowExecution { id, as_of: None };
        let run = self.gateway.call(caller.clone(), show).await?;
        if run.status == ExecutionStatus::Done {
            let rating = if run.finish_reason == Some(FinishReason::Stop) { Rating::Up } else { Rating::Down };
            self.gateway.call(caller.clone(), RateExecution { id, rating: Some(rating), note: None }).await?;
        }
        Ok(())
    }

    /// A conversation; none where this installation has no model.
    async fn talk(&self, worker: &Worker) -> Result<usize> {
        let (email, days, [first, second]) = TALK;
        let actor = self.actor(email).await?;
        let caller = || Caller::person(actor.clone(), Door::Worker);
        let is_there = !self.gateway.call(caller(), Threads::default()).await?.data.is_empty();
        if is_there || self.gateway.services().models.default_id().is_none() {
            return Ok(0);
        }
        self.days_before(days);
        let begun = self.gateway.call(caller(), BeginThread::of(first)).await?;
        worker.drain().await?;
        self.gateway.call(caller(), AskThread::of(begun.id, second)).await?;
        worker.drain().await?;
        Ok(1)
    }

    async fn find(&self, name: &str) -> Result<Option<TenantId>> {
        let list = Tenants { search: Some(name.into()), ..Tenants::default() };
        let page = self.run(list).await?;
        Ok(page.data.into_iter().find(|tenant| tenant.name == name).map(|tenant| tenant.id))
    }

    async fn actor(&self, email: &str) -> Result<Actor> {
        actor_by_email(&self.gateway.services().db, email).await?.with_context(|| format!("{email} is missing"))
    }

    async fn run<O: Operation>(&self, operation: O) -> Result<O::Answer> {
        Ok(self.gateway.call(Caller::system("demo", Door::Worker), operation).await?)
    }

    /// Office hours: nine in the morning, UTC.
    fn days_before(&self, days: i64) {
        let moment = self.anchor.0 - TimeDelta::days(days) + TimeDelta::hours(9);
        self.gateway.services().clock.move_to(Moment(moment));
    }
}

fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
