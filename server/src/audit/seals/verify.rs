//! Verifying: everything is computed anew and compared with the seals and, where there are any, the checkpoints.

use super::checkpoint::{Checked, Checkpoints};
use super::compare::{Parting, first_difference};
use super::leaf::{Leaf, Leaves, Place};
use super::merkle;
use super::report::{Finding, Report, Wrong};
use super::seal::{Payload, Seal, seals_after};
use super::signer::Signer;
use crate::Stop;
use sqlx::PgConnection;
use std::collections::VecDeque;

/// Seals that are read at once.
const AHEAD: i64 = 100;

/// Compares the whole log with its seals and checkpoints. Nothing is written; run it in one snapshot (repeatable
/// read), or what is sealed meanwhile counts as not sealed yet.
///
/// # Errors
/// When the database isn't there.
pub async fn verify(db: &mut PgConnection, signer: &Signer, checkpoints: &Checkpoints) -> Result<Report, Stop> {
    let leaves = Leaves::new(db).await?;
    let mut pass = Pass { signer, leaves, before: None, report: Report::default() };
    let newest = sqlx::query_scalar!("select max(number) from log.seals").fetch_one(&mut *db).await?.unwrap_or(0);
    let last = checkpoints.keys().next_back().copied().unwrap_or(0).max(newest);
    let mut ahead = VecDeque::new();
    for number in 1..=last {
        if ahead.is_empty() {
            ahead.extend(seals_after(db, number - 1, AHEAD).await?);
        }
        let is_next = ahead.front().is_some_and(|seal: &Seal| seal.payload.number == number);
        let seal = if is_next { ahead.pop_front() } else { None };
        match checkpoints.get(&number) {
            Some(Some(checked)) => pass.against_checkpoint(db, seal.as_ref(), checked).await?,
            Some(None) => {
                pass.report.found(number, Wrong::CheckpointForged);
                pass.by_itself(db, number, seal).await?;
            }
            None => {
                pass.report.without_checkpoint += 1;
                pass.by_itself(db, number, seal).await?;
            }
        }
    }
    let sealed_to = pass.before.as_ref().map_or(0, |before| before.to);
    pass.report.unsealed = pass.leaves.within(db, sealed_to, i64::MAX).await?.len();
    // Somebody who recomputed the chain altered every seal; what they wanted to hide comes first.
    pass.report.findings.sort_by_key(|finding| finding.wrong.place().is_none());
    Ok(pass.report)
}

struct Pass<'a> {
    signer: &'a Signer,
    leaves: Leaves,
    before: Option<Payload>,
    report: Report,
}

impl Pass<'_> {
    /// The checkpoint says how it was: the rows, then the seal.
    async fn against_checkpoint(
        &mut self,
        db: &mut PgConnection,
        seal: Option<&Seal>,
        checked: &Checked,
    ) -> Result<(), Stop> {
        let found = self.rows(db, &checked.payload).await?;
        if let Some(parting) = first_difference(&checked.leaves, &found) {
            let wrong = self.named(db, parting).await?;
            self.report.found(checked.payload.number, wrong);
        }
        self.chain(&checked.payload);
        match seal {
            None => self.report.found(checked.payload.number, Wrong::SealMissing),
            Some(seal) if seal.payload != checked.payload || !self.is_signed(seal) => {
                self.report.found(checked.payload.number, Wrong::SealAltered);
            }
            Some(_) => {}
        }
        self.count(&found, checked.payload.clone());
        Ok(())
    }

    /// Without a checkpoint the seal's own signature is what there is; the batch is named, not the row.
    async fn by_itself(&mut self, db: &mut PgConnection, number: i64, seal: Option<Seal>) -> Result<(), Stop> {
        let Some(seal) = seal else {
            self.report.found(number, Wrong::SealMissing);
            return Ok(());
        };
        let found = self.rows(db, &seal.payload).await?;
        if !self.is_signed(&seal) {
            self.report.found(number, Wrong::SealAltered);
        }
        let hashes: Vec<_> = found.iter().map(|leaf| leaf.hash).collect();
        if merkle::hex(&merkle::root(&hashes)) != seal.payload.root {
            self.report.found(number, Wrong::Batch { from: seal.payload.from, to: seal.payload.to });
        }
        self.chain(&seal.payload);
        self.count(&found, seal.payload);
        Ok(())
    }

    /// The rows of a batch; the first one reaches back to the beginning, so that nothing stands before it.
    async fn rows(&self, db: &mut PgConnection, payload: &Payload) -> Result<Vec<Leaf>, Stop> {
        let from = if payload.number == 1 { i64::MIN } else { payload.from };
        self.leaves.within(db, from, payload.to).await
    }

    fn is_signed(&self, seal: &Seal) -> bool {
        self.signer.has_signed(seal.payload.text().as_bytes(), &seal.signature)
    }

    fn chain(&mut self, payload: &Payload) {
        let (previous, from) = match &self.before {
            Some(before) => (before.hash(), before.to),
            None => (merkle::hex(&[0; 32]), 0),
        };
        if payload.previous != previous || payload.from != from {
            self.report.found(payload.number, Wrong::ChainBroken);
        }
    }

    /// A row that left its batch is somewhere else, or nowhere.
    async fn named(&self, db: &mut PgConnection, parting: Parting) -> Result<Wrong, Stop> {
        Ok(match parting {
            Parting::Altered(place) => Wrong::Altered(place),
            Parting::Moved(place) => Wrong::Reordered(place),
            Parting::Inserted(place) => Wrong::Inserted(place),
            Parting::Gone(place) if is_elsewhere(db, &place).await? => Wrong::Reordered(place),
            Parting::Gone(place) => Wrong::Missing(place),
        })
    }

    fn count(&mut self, found: &[Leaf], payload: Payload) {
        self.report.seals += 1;
        self.report.rows += found.len();
        self.before = Some(payload);
    }
}

async fn is_elsewhere(db: &mut PgConnection, place: &Place) -> Result<bool, Stop> {
    let found = sqlx::query_scalar!(
        r#"select exists (select from log.events where event_id = $1)
               or exists (select from log.accesses where access_id = $1) as "found!""#,
        place.id
    );
    Ok(found.fetch_one(db).await?)
}

impl Report {
    fn found(&mut self, seal: i64, wrong: Wrong) {
        self.findings.push(Finding { seal, wrong });
    }
}
