//! What a handler works with: the caller, one lazy transaction, the services.

use super::{Caller, IfMatch, Progress, Services};
use crate::Stop;
use crate::store::{self, Loaded, Metadata, Place, Projected, Tx};
use domain::catalogue::Entry;
use domain::kernel::TenantId;
use domain::policy::{Actor, Reach};
use domain::{Moment, Operation, Refusal};
use std::sync::Arc;
use texts::Locale;
use uuid::Uuid;

/// What a handler wants done to the door's answer beyond its output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A browser keeps this session in its cookie.
    KeepSession(String),
    /// A browser keeps this cookie, by which it is known at the next sign-in.
    KeepDevice(String),
    /// A browser forgets its session.
    ForgetSession,
    /// A browser keeps the sign-in that waits for its second factor.
    KeepStep(String),
    /// A browser forgets it.
    ForgetStep,
    /// A browser goes on to this page.
    GoTo(String),
    /// A browser's pages speak this language from now on; `None`: the one that it prefers.
    Speak(Option<Locale>),
}

/// The version of the thing that was asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The number of its last event.
    pub number: i32,
    /// Whether the same version always answers the same.
    pub settled: bool,
}

/// What a handler works with.
pub struct Context {
    /// Who asks.
    pub caller: Caller,
    /// The business time of this call.
    pub now: Moment,
    /// Everything beside the transaction.
    pub services: Arc<Services>,
    /// What the door does beyond answering.
    pub effects: Vec<Effect>,
    pub(super) operation: &'static str,
    pub(super) reach: Reach,
    pub(super) tx: Option<Tx>,
    pub(super) progress: Option<Arc<dyn Progress>>,
    /// What the caller would have changed; taken away by the comparison.
    pub(super) if_match: Option<IfMatch>,
    /// The version of what a query answers.
    pub(super) version: Option<Version>,
    /// Whether the answer is written down by the commit, which then is the pipeline's alone.
    pub(super) claimed: bool,
}

impl Context {
    /// A context outside of the pipeline: one step of a stream or a worker, on behalf of operation `O`.
    pub fn for_look<O: Operation>(services: &Arc<Services>, caller: &Caller, reach: Reach) -> Self {
        let entry = const { &Entry::of::<O>() };
        Self { reach, ..Self::of_call(services, caller.clone(), entry) }
    }

    /// The context of one call.
    pub(super) fn of_call(services: &Arc<Services>, caller: Caller, entry: &'static Entry) -> Self {
        let if_match = caller.terms.if_match.clone().filter(|_| !entry.kind.only_reads());
        Self {
            now: caller.test_clock.unwrap_or_else(|| services.clock.now()),
            caller,
            services: services.clone(),
            effects: Vec::new(),
            operation: entry.name,
            reach: entry.attributes.reach,
            tx: None,
            progress: None,
            if_match,
            version: None,
            claimed: false,
        }
    }

    /// Tells how far a job has come: `done` of `total` steps. Elsewhere nobody listens.
    ///
    /// # Errors
    /// When the job was cancelled; the handler passes that on.
    pub async fn progress(&mut self, done: u64, total: u64) -> Result<(), Stop> {
        match &self.progress {
            Some(progress) => progress.report(done, total).await,
            None => Ok(()),
        }
    }

    /// The context of a worker's step, named for whoever reads what it did.
    pub fn of_worker(services: &Arc<Services>, caller: Caller, operation: &'static str) -> Self {
        Self {
            caller,
            now: services.clock.now(),
            services: services.clone(),
            effects: Vec::new(),
            operation,
            reach: Reach::Own,
            tx: None,
            progress: None,
            if_match: None,
            version: None,
            claimed: false,
        }
    }

    /// Makes what was done durable, if anything was begun.
    ///
    /// # Errors
    /// When the database refuses or has gone; then nothing has happened.
    pub async fn commit(&mut self) -> Result<(), Stop> {
        if self.claimed {
            return Err(Stop::defect("a command commits once, with its answer"));
        }
        self.end().await
    }

    /// The pipeline's commit.
    pub(super) async fn end(&mut self) -> Result<(), Stop> {
        if self.caller.stage.is_some() {
            return Ok(());
        }
        match self.tx.take() {
            Some(tx) => Ok(tx.commit().await?),
            None => Ok(()),
        }
    }

    /// Steps off the stage that this call plays on, if it does.
    ///
    /// # Errors
    /// When the database has gone.
    pub async fn leave_stage(&mut self, went_well: bool) -> Result<(), Stop> {
        match (&self.caller.stage, self.tx.take()) {
            (Some(stage), Some(tx)) => stage.leave(tx, went_well).await,
            (_, tx) => {
                self.tx = tx;
                Ok(())
            }
        }
    }

    /// The version of the one thing that a query answers, its number of events: callers have it as `ETag` and send it
    /// back as `If-Match` or `If-None-Match`.
    pub fn version(&mut self, version: i32) {
        self.version = Some(Version { number: version, settled: true });
    }

    /// As [`Context::version`], for a thing that also changes without an event: it is answered whole each time.
    pub fn version_in_motion(&mut self, version: i32) {
        self.version = Some(Version { number: version, settled: false });
    }

    /// Compares what was loaded with the version that a caller names in the body.
    ///
    /// # Errors
    /// `conflict` (409) when somebody else has changed it since.
    pub fn same_version<A: Projected>(&self, loaded: &Loaded<A>, seen: i32) -> Result<(), Refusal> {
        if loaded.version == seen { Ok(()) } else { Err(Refusal::conflict()) }
    }

    /// The name of the operation that runs.
    pub const fn operation(&self) -> &'static str {
        self.operation
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// `not_signed_in` where it is the installation itself.
    pub fn actor(&self) -> Result<&Actor, Refusal> {
        self.caller.actor.as_ref().ok_or_else(Refusal::not_signed_in)
    }

    /// The transaction of this call; it begins with the first use, so that slow work before it holds nothing open.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn tx(&mut self) -> Result<&mut Tx, Stop> {
        if self.tx.is_none() {
            let db = &self.services.db;
            let tx = match (&self.caller.stage, &self.caller.actor) {
                (Some(stage), actor) => stage.enter(actor.as_ref(), self.reach).await?,
                (None, Some(actor)) => db.as_actor(actor, self.reach).await?,
                (None, None) => db.as_system(self.operation).await?,
            };
            self.tx = Some(tx);
        }
        self.tx.as_mut().ok_or_else(|| Stop::defect("no transaction"))
    }

    /// The aggregate's state. Another tenant's reads as if it weren't there.
    ///
    /// # Errors
    /// `resource_not_found` where nothing has happened.
    pub async fn load<A: Projected>(&mut self, id: Uuid) -> Result<Loaded<A>, Stop> {
        let services = self.services.clone();
        let loaded = store::load::<A>(self.tx().await?, &services.keys, id).await?;
        if loaded.version == 0 { Err(Refusal::not_found().into()) } else { Ok(loaded) }
    }

    /// Decides on what was loaded and appends what comes back.
    ///
    /// # Errors
    /// The aggregate's refusal, or `conflict` when somebody else was quicker.
    pub async fn decide<A: Projected>(
        &mut self,
        id: Uuid,
        loaded: &Loaded<A>,
        command: A::Command,
    ) -> Result<(), Stop> {
        let tenant = loaded.tenant.ok_or_else(Refusal::not_found)?;
        self.append::<A>(tenant, id, loaded, command).await
    }

    /// As [`Context::decide`], and what is decided belongs to another tenant than what came before.
    ///
    /// # Errors
    /// As [`Context::decide`].
    pub async fn decide_in<A: Projected>(
        &mut self,
        tenant: TenantId,
        id: Uuid,
        loaded: &Loaded<A>,
        command: A::Command,
    ) -> Result<(), Stop> {
        self.append::<A>(tenant, id, loaded, command).await
    }

    /// The first decision of a new aggregate.
    ///
    /// # Errors
    /// The aggregate's refusal.
    pub async fn create<A: Projected>(&mut self, tenant: TenantId, id: Uuid, command: A::Command) -> Result<(), Stop> {
        self.append::<A>(tenant, id, &Loaded::nothing(), command).await
    }

    /// Several decisions in a row on an aggregate, new or loaded, whose events are one append. Answers with what it is
    /// then.
    ///
    /// # Errors
    /// As [`Context::decide`]; nothing is appended then.
    pub async fn decide_all<A: Projected>(
        &mut self,
        (tenant, id): (TenantId, Uuid),
        loaded: Loaded<A>,
        commands: Vec<A::Command>,
    ) -> Result<Loaded<A>, Stop> {
        self.matches(loaded.version)?;
        let (mut state, mut events) = (loaded.state.clone(), Vec::new());
        for command in commands {
            let decided = A::decide(&state, command, self.now).map_err(Into::into)?;
            state = decided.iter().fold(state, A::evolve);
            events.extend(decided);
        }
        let version = loaded.version + i32::try_from(events.len()).map_err(Stop::defect)?;
        self.write::<A>(tenant, id, &loaded, events).await?;
        Ok(Loaded { tenant: Some(tenant), version, state, ..loaded })
    }

    async fn append<A: Projected>(
        &mut self,
        tenant: TenantId,
        id: Uuid,
        loaded: &Loaded<A>,
        command: A::Command,
    ) -> Result<(), Stop> {
        self.matches(loaded.version)?;
        let events = A::decide(&loaded.state, command, self.now).map_err(Into::into)?;
        self.write::<A>(tenant, id, loaded, events).await
    }

    /// Compares with what the caller would have changed, once.
    fn matches(&mut self, version: i32) -> Result<(), Refusal> {
        match self.if_match.take() {
            Some(wanted) if !wanted.holds(version) => Err(Refusal::new(412, "precondition_failed")),
            _ => Ok(()),
        }
    }

    async fn write<A: Projected>(
        &mut self,
        tenant: TenantId,
        id: Uuid,
        loaded: &Loaded<A>,
        events: Vec<A::Event>,
    ) -> Result<(), Stop> {
        let (metadata, now, services) = (self.metadata(), self.now, self.services.clone());
        let place = Place { tenant, stream: id, version: loaded.version };
        let tx = self.tx().await?;
        tx.note_append();
        store::append_to::<A>(tx, &services.keys, (place, loaded), events, now, &metadata).await
    }

    fn metadata(&self) -> Metadata {
        Metadata {
            actor: self.caller.name(),
            on_behalf_of: self.caller.on_behalf_of(),
            source: self.caller.door.as_str().to_owned(),
            portal: None,
            operation: self.operation.to_owned(),
            causation_id: None,
            address: self.caller.personal_address(),
            correlation_id: self.caller.request_id.clone(),
            trace_id: self.caller.trace_id.clone(),
            reach: self.reach.as_str().to_owned(),
        }
    }
}
