//! From what a model wrote to what becomes of it: which operation it comes to, whose the things are that it names, and what
//! `judge` says to that.

use super::acting::Sender;
use super::owners::owners;
use super::worker::{AgentWorker, Also, Taken};
use crate::Stop;
use crate::audit;
use crate::contexts::identity::members_who_may;
use crate::store::clock_of;
use crate::tools::{PreviewLine, preview, tools_for};
use chrono::TimeDelta;
use domain::agent::{
    Approver, ErrandCommand, ErrandMember, Foreseen, ForeseenLine, Refused, SendAgent, Verdict, WhyAsk, WhyNot, Wish,
    judge,
};
use domain::catalogue::{self, Entry};
use domain::policy::Permission;
use domain::{Moment, Refusal};
use serde_json::{Map, Value};

/// Keepers of the rules who are told of one call that waits, at most.
const TOLD_MAX: usize = 20;

/// A call that may be made, now or once a person has approved it.
pub(super) struct Wanted {
    /// The operation.
    pub entry: &'static Entry,
    /// Its arguments.
    pub arguments: Value,
}

/// What becomes of a wish.
pub(super) enum Judged {
    /// It is made.
    Run(Wanted),
    /// It waits for a person.
    Ask(Wanted, WhyAsk),
    /// It isn't made; the operation, where there is one of that name.
    Refuse(Option<&'static Entry>, Refused),
}

impl AgentWorker {
    /// Judges a call that was asked for, and writes down what becomes of it; `false` where nothing more is to be done now.
    pub(super) async fn judge(&self, taken: Taken, sender: &Sender, call: u32) -> Result<bool, Stop> {
        let Some(wish) = self.wish(taken, call).await? else { return Ok(false) };
        match self.judged(taken, sender, &wish).await? {
            Judged::Run(wanted) => {
                self.write(taken, ErrandCommand::Clear { call, operation: wanted.entry.name.to_owned() }).await
            }
            Judged::Ask(wanted, why) => self.hold(taken, sender, (call, &wanted, why)).await,
            Judged::Refuse(entry, refused) => self.refuse(taken, sender, (call, entry, refused)).await,
        }
    }

    /// What a model wrote, as it stands in the log's projection.
    pub(super) async fn wish(&self, taken: Taken, call: u32) -> Result<Option<Wish>, Stop> {
        let mut cx = self.context();
        let row = sqlx::query!(
            "select wish_id, tool, arguments from agent.errand_calls
             where tenant_id = $1 and errand_id = $2 and call = $3",
            taken.tenant.0,
            taken.id.0,
            i32::try_from(call).unwrap_or(i32::MAX)
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        Ok(row.map(|row| Wish { id: row.wish_id, tool: row.tool, arguments: row.arguments }))
    }

    /// What becomes of a wish under the rights and rules of this moment.
    pub(super) async fn judged(&self, taken: Taken, sender: &Sender, wish: &Wish) -> Result<Judged, Stop> {
        let refuse = |entry, why| Judged::Refuse(entry, Refused { why, at: String::new() });
        let Some(entry) = called(sender, &wish.tool) else { return Ok(refuse(None, WhyNot::NotATool)) };
        let text = if wish.arguments.trim().is_empty() { "{}" } else { wish.arguments.as_str() };
        let arguments: Value = match serde_json::from_str(text) {
            Ok(Value::Null) => Value::Object(Map::new()),
            Ok(arguments) => arguments,
            Err(_) => return Ok(refuse(Some(entry), WhyNot::Malformed)),
        };
        let owners = owners(self.services(), taken.tenant, &arguments).await?;
        let verdict = judge(&sender.person, &sender.rules, entry, &arguments, &owners);
        // What takes or hands out secrets is an operation like others, and no tool.
        let is_offered = tools_for(&sender.caller).iter().any(|tool| tool.name == entry.name);
        let wanted = Wanted { entry, arguments };
        Ok(match verdict {
            Verdict::Refuse(refused) => Judged::Refuse(Some(entry), refused),
            Verdict::Run | Verdict::Ask(_) if !is_offered => refuse(Some(entry), WhyNot::NotATool),
            Verdict::Run => Judged::Run(wanted),
            Verdict::Ask(why) => Judged::Ask(wanted, why),
        })
    }

    /// Writes down that a call isn't made, in the errand's log and in that of accesses.
    pub(super) async fn refuse(
        &self,
        taken: Taken,
        sender: &Sender,
        (call, entry, refused): (u32, Option<&'static Entry>, Refused),
    ) -> Result<bool, Stop> {
        let Refused { why, at } = refused;
        let operation = entry.map(|entry| entry.name.to_owned()).unwrap_or_default();
        let goes_on = self.write(taken, ErrandCommand::Refuse { call, operation, why, at }).await?;
        if goes_on {
            let entry = entry.unwrap_or(const { &Entry::of::<SendAgent>() });
            let refusal = Refusal::new(403, "agent_refused").with("permission", why.as_str());
            audit::refused(self.services(), &sender.caller, entry, None, &refusal).await;
        }
        Ok(goes_on)
    }

    /// Finds out what a call would do, and has it wait for a person. What the operation would refuse anyhow isn't put before
    /// anybody.
    pub(super) async fn hold(
        &self,
        taken: Taken,
        sender: &Sender,
        (call, wanted, why): (u32, &Wanted, WhyAsk),
    ) -> Result<bool, Stop> {
        let Wanted { entry, arguments } = wanted;
        let asking = preview(self.services(), &self.gateway, &sender.caller, entry.name, arguments.clone());
        let Some(seen) = self.kept(taken, asking).await? else { return Ok(false) };
        let foreseen = match seen {
            Ok(seen) => match seen.refused {
                Some(refusal) if is_final(&refusal) => {
                    let refused = Refused { why: WhyNot::WouldFail, at: told(&refusal) };
                    return self.refuse(taken, sender, (call, Some(*entry), refused)).await;
                }
                refused => Foreseen {
                    lines: seen.lines.into_iter().map(kept_line).collect(),
                    only_sketch: seen.only_sketch || refused.is_some(),
                    refused: refused.map(|refusal| refusal.code.into_owned()),
                },
            },
            Err(Stop::Refused(refusal)) => {
                Foreseen { lines: Vec::new(), refused: Some(refusal.code.into_owned()), only_sketch: true }
            }
            Err(stop) => return Err(stop),
        };
        let mut tx = self.services().db.as_system("until when a call waits").await?;
        let now = clock_of(&mut tx, taken.tenant).await?.unwrap_or_else(|| self.services().clock.now());
        let told = match sender.rules.approver {
            Approver::Sender => vec![sender.person.person_id],
            Approver::Keeper => {
                let keepers = members_who_may(&mut tx, taken.tenant, Permission::ManageAgent).await?;
                keepers.into_iter().map(|keeper| keeper.id).take(TOLD_MAX).collect()
            }
        };
        drop(tx);
        let expires_at = Moment(now.0 + TimeDelta::hours(i64::from(sender.rules.waits_hours)));
        let hold = ErrandCommand::Hold { call, operation: entry.name.to_owned(), why, foreseen, expires_at, told };
        self.note(taken, hold, Also::WaitsUntil(call, expires_at)).await?;
        // A person is next.
        Ok(false)
    }
}

/// What would happen as the errand keeps it: who reads it later may read another language.
fn kept_line(line: PreviewLine) -> ForeseenLine {
    let PreviewLine { kind, thing, text, members } = line;
    let members = members.into_iter().map(|(name, value)| ErrandMember { name, value }).collect();
    ForeseenLine { kind, thing, text, members: Some(members) }
}

/// The operation that a model means: by the tool's name, the operation's own, or what of either a model makes of dots.
fn called(sender: &Sender, tool: &str) -> Option<&'static Entry> {
    let offered = tools_for(&sender.caller).into_iter().find(|it| it.wire == tool || it.name == tool);
    if let Some(offered) = offered {
        return catalogue::find(offered.name);
    }
    let plain = |name: &str| name.replace(['.', '-'], "_");
    let wanted = plain(tool);
    catalogue::all().into_iter().find(|entry| plain(entry.name) == wanted)
}

/// Whether the operation would say the same a moment later.
fn is_final(refusal: &Refusal) -> bool {
    refusal.status < 500 && refusal.status != 429 && refusal.code != "conflict"
}

/// A refusal in a word, with the first field that it is about.
pub(super) fn told(refusal: &Refusal) -> String {
    match refusal.fields.first() {
        Some(fault) => format!("{}: {} {}", refusal.code, fault.field, fault.code),
        None => refusal.code.clone().into_owned(),
    }
}
