//! Two tenants on a stage: in one of them somebody of each role works, in the other there is a thing of every kind that
//! an operation can name. All of it is made by real operations, and goes with the stage.

use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::{Caller, Context, Door, Gateway, JobOrder, Stage};
use domain::files::{Content, File, FileCommand, FileOwner};
use domain::kernel::{JobId, Mode, PersonId, TenantId};
use domain::platform::ProveIsolation;
use domain::policy::{Actor, ActorKind, Grants, Reach, Role};
use domain::workspaces::{Execution, ExecutionCommand, Prompt};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Why the installation acts.
const REASON: &str = "a proof of isolation";

/// The two tenants.
pub struct World {
    stage: Stage,
    own: TenantId,
    foreign: TenantId,
    /// Stands in the name of whatever is the other tenant's.
    marker: String,
    /// By kind, as its schema is called.
    things: BTreeMap<&'static str, Uuid>,
}

impl World {
    /// Makes it.
    ///
    /// # Errors
    /// When the database isn't there; a defect where not even a tenant can be made.
    pub async fn open(gateway: &Gateway) -> Result<Self, Stop> {
        let stage = Stage::open(&gateway.services().db, REASON).await?;
        let marker = format!("isolation{}", new_id().simple());
        let mut making = Making { gateway, stage: stage.keeping(), things: BTreeMap::new(), marker };
        let own = making.tenant("own").await?;
        let foreign = making.tenant("").await?;
        making.things.insert("TenantId", foreign.0);
        making.people(foreign).await?;
        let owner = actor(foreign, making.thing("PersonId").map(PersonId), Role::Owner, &making.marker);
        making.by_operations(&owner).await;
        making.by_hand(&owner).await?;
        let Making { things, marker, .. } = making;
        Ok(Self { stage, own, foreign, marker, things })
    }

    /// Where it plays.
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The tenant of those who try.
    pub const fn own(&self) -> TenantId {
        self.own
    }

    /// The tenant whose things are tried.
    pub const fn foreign(&self) -> TenantId {
        self.foreign
    }

    /// A thing of the other tenant, by the name of its id's schema.
    pub fn thing(&self, kind: &str) -> Option<Uuid> {
        self.things.get(kind).copied()
    }

    /// Somebody with that role in one's own tenant.
    pub fn actor(&self, role: Role) -> Actor {
        actor(self.own, None, role, "somebody")
    }

    /// Whether a text says something of the other tenant that the question didn't.
    pub fn shows(&self, input: &Value, text: &str) -> bool {
        let asked = input.to_string();
        let ids = self.things.values().map(Uuid::to_string);
        let signs = ids.chain([self.marker.clone(), self.foreign.to_string()]);
        signs.into_iter().any(|sign| text.contains(&sign) && !asked.contains(&sign))
    }
}

fn actor(tenant: TenantId, person: Option<PersonId>, role: Role, name: &str) -> Actor {
    Actor {
        person_id: person.unwrap_or_else(|| PersonId(new_id())),
        kind: ActorKind::Person,
        name: name.to_owned(),
        email: format!("{name}@isolation.example"),
        tenant_id: tenant,
        tenant_name: name.to_owned(),
        mode: Mode::Test,
        roles: vec![role.into()],
        grants: Grants::of(&[role]),
        ceiling: None,
        key: None,
        impersonator: None,
    }
}

/// A world under construction.
struct Making<'a> {
    gateway: &'a Gateway,
    stage: Stage,
    things: BTreeMap<&'static str, Uuid>,
    marker: String,
}

impl Making<'_> {
    fn thing(&self, kind: &str) -> Option<Uuid> {
        self.things.get(kind).copied()
    }

    async fn tenant(&self, suffix: &str) -> Result<TenantId, Stop> {
        let name = if suffix.is_empty() { self.marker.clone() } else { format!("{suffix} of a proof") };
        let email = format!("{}{suffix}@isolation.example", self.marker);
        let input = json!({"name": name, "adminEmail": email, "mode": Mode::Test.as_str()});
        let made = self.make(self.system(), "tenancy.create_tenant", input).await;
        made.map(TenantId).ok_or_else(|| Stop::defect("no tenant can be made"))
    }

    async fn people(&mut self, tenant: TenantId) -> Result<(), Stop> {
        let email = format!("{}.person@isolation.example", self.marker);
        let input = json!({"tenantId": tenant, "email": email, "name": self.marker, "role": Role::ClientUser.as_str()});
        let made = self.make(self.system(), "identity.add_person", input).await;
        self.things.extend(made.map(|id| ("PersonId", id)));
        let input = json!({"tenantId": tenant, "host": format!("{}.example", self.marker)});
        let made = self.make(self.system(), "tenancy.add_host", input).await;
        self.things.extend(made.map(|id| ("HostId", id)));
        Ok(())
    }

    /// What the tenant's owner makes. What can't be made here, since a model is missing for example, isn't tried.
    async fn by_operations(&mut self, owner: &Actor) {
        let name = self.marker.clone();
        let invited = format!("{name}.invited@isolation.example");
        let recipes: [(&'static str, &str, Value); 7] = [
            ("RoleId", "identity.create_role", json!({"name": name})),
            ("ServiceAccountId", "identity.create_service_account", json!({"name": name})),
            ("ApiKeyId", "identity.create_api_key", json!({"name": name})),
            ("InvitationId", "identity.invite_person", json!({"email": invited, "role": "client_user"})),
            ("UploadId", "files.begin_upload", json!({"name": format!("{name}.csv")})),
            ("AppId", "federation.register_app", json!({"name": name})),
            ("ProviderId", "federation.connect_provider", json!({"name": name})),
        ];
        for (kind, operation, input) in recipes {
            let made = self.make(self.by(owner), operation, input).await;
            self.things.extend(made.map(|id| (kind, id)));
        }
        if let Some(provider) = self.thing("ProviderId") {
            let input = json!({"providerId": provider, "domain": format!("{name}.example")});
            let made = self.make(self.by(owner), "federation.claim_domain", input).await;
            self.things.extend(made.map(|id| ("DomainId", id)));
        }
    }

    /// What comes to be in other ways than by one call.
    async fn by_hand(&mut self, owner: &Actor) -> Result<(), Stop> {
        let (run, file, job, session) = (new_id(), new_id(), JobId(new_id()), new_id());
        let prompt = Prompt {
            system: None,
            history: Vec::new(),
            text: self.marker.clone(),
            model: String::new(),
            max_tokens: 1,
            temperature: 0.0,
        };
        let (by, by_name) = (owner.person_id, owner.name.clone());
        let queue = ExecutionCommand::Queue { prompt, by, by_name: by_name.clone() };
        let content = Content {
            object: new_id(),
            preview: None,
            media_type: "text/plain".into(),
            size_bytes: 1,
            checksum: "0".repeat(64),
        };
        let upload = FileCommand::Upload {
            owner: FileOwner::workspace_of(owner),
            name: format!("{}.txt", self.marker),
            content,
            by,
            by_name,
        };
        let order = JobOrder {
            id: job,
            tenant: Some(owner.tenant_id),
            actor: Some(owner.clone()),
            operation: "platform.prove_isolation",
            input: Value::Null,
            correlation_id: self.marker.clone(),
            trace_id: self.marker.clone(),
        };
        let (services, tenant) = (self.gateway.services(), owner.tenant_id);
        let mut cx = Context::for_look::<ProveIsolation>(services, &self.by(owner), Reach::Platform);
        cx.create::<Execution>(tenant, run, queue).await?;
        cx.create::<File>(tenant, file, upload).await?;
        services.jobs.enqueue(cx.tx().await?, order).await?;
        cx.leave_stage(true).await?;
        self.things.extend([("ExecutionId", run), ("FileId", file), ("JobId", job.0)]);
        let mut cx = Context::for_look::<ProveIsolation>(services, &self.system(), Reach::Platform);
        let tx = cx.tx().await?;
        sqlx::query!(
            "insert into identity.sessions
                 (id, user_id, tenant_id, user_agent, device, proved_by, created_at, last_used_at, expires_at)
             values ($1, $2, $3, $4, $4, '{password}', $5, $5, $6)",
            session,
            owner.person_id.0,
            tenant.0,
            self.marker,
            machine_now().0,
            machine_now().0 + chrono::TimeDelta::days(1)
        )
        .execute(&mut **tx)
        .await?;
        let entry = sqlx::query_scalar!(
            "select event_id from log.events where tenant_id = $1 order by transaction_id, position limit 1",
            tenant.0
        )
        .fetch_one(&mut **tx)
        .await?;
        cx.leave_stage(true).await?;
        self.things.extend([("SessionId", session), ("EntryId", entry)]);
        Ok(())
    }

    /// Calls an operation with its example and what differs from it; the id of what it made.
    async fn make(&self, caller: Caller, operation: &str, differs: Value) -> Option<Uuid> {
        let mut input = (self.gateway.entry(operation)?.example)();
        for (name, value) in differs.as_object().into_iter().flatten() {
            input[name] = value.clone();
        }
        match self.gateway.call_json(operation, caller, input).await {
            Ok(answer) => answer.output["id"].as_str()?.parse().ok(),
            Err(refusal) => {
                tracing::warn!(operation, code = %refusal.code, "a proof of isolation goes on without this");
                None
            }
        }
    }

    fn system(&self) -> Caller {
        Caller { stage: Some(self.stage.clone()), ..Caller::system(REASON, Door::Worker) }
    }

    fn by(&self, actor: &Actor) -> Caller {
        Caller { stage: Some(self.stage.clone()), ..Caller::person(actor.clone(), Door::Worker) }
    }
}
