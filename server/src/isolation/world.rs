//! Two tenants on a stage: in one of them somebody of each role works, in the other there is a thing of every kind that
//! an operation can name. All of it is made by real operations, and goes with the stage.

use super::by_hand;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::{Caller, Door, Gateway, Stage};
use domain::billing::Entitlements;
use domain::kernel::{Mode, PersonId, TenantId};
use domain::policy::{Actor, ActorKind, Grants, Role, TenantStanding};
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
        let owner = actor(foreign, making.thing("PersonId").map(PersonId), Role::Agency, &making.marker);
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
        standing: TenantStanding::Open,
        entitlements: Entitlements::default(),
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
        let input = json!({"name": name, "kind": "agency", "adminEmail": email, "mode": Mode::Test.as_str()});
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
        let website = json!({"domain": format!("{name}.example"), "template": "shop", "features": []});
        let recipes: [(&'static str, &str, Value); 17] = [
            ("ClientId", "tenancy.create_client", json!({"clientName": name, "website": website})),
            ("TeamId", "tenancy.add_team", json!({"name": name})),
            ("DepartmentId", "tenancy.add_department", json!({"name": name, "parentId": null})),
            ("LocationId", "tenancy.add_location", json!({"name": name})),
            ("SecretId", "tenancy.store_secret", json!({"name": name})),
            ("RoleId", "identity.create_role", json!({"name": name})),
            ("ServiceAccountId", "identity.create_service_account", json!({"name": name})),
            ("ApiKeyId", "identity.create_api_key", json!({"name": name})),
            ("InvitationId", "identity.invite_person", json!({"email": invited, "role": "client_user"})),
            ("UploadId", "files.begin_upload", json!({"name": format!("{name}.csv")})),
            ("AppId", "federation.register_app", json!({"name": name})),
            ("ProviderId", "federation.connect_provider", json!({"name": name})),
            ("ModelProviderId", "models.add_model_provider", json!({"name": name})),
            // The main workspace is called as the tenant is.
            ("WorkspaceId", "workspaces.create_workspace", json!({"name": format!("{name} apart")})),
            ("TemplateId", "templates.create_template", json!({"name": name})),
            // No two spaces are called alike, those of workspaces among them.
            ("SpaceId", "knowledge.create_space", json!({"name": format!("{name} written"), "access": []})),
            ("PipelineId", "pipelines.create_pipeline", json!({"name": name})),
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
        if let Some(workspace) = self.thing("WorkspaceId") {
            let made = self.make(self.by(owner), "workspaces.add_budget", json!({"id": workspace})).await;
            self.things.extend(made.map(|id| ("BudgetId", id)));
        }
        self.document(owner).await;
    }

    /// A document that readers see, and a link to it.
    async fn document(&mut self, owner: &Actor) {
        let Some(space) = self.thing("SpaceId") else { return };
        let input = json!({"spaceId": space, "parentId": null, "title": self.marker});
        let Some(document) = self.make(self.by(owner), "knowledge.create_page", input).await else { return };
        self.things.insert("DocumentId", document);
        let of = json!({"id": document});
        self.make(self.by(owner), "knowledge.publish_document", of.clone()).await;
        let made = self.make(self.by(owner), "knowledge.share_document", of).await;
        self.things.extend(made.map(|id| ("ShareId", id)));
    }

    /// What comes to be in other ways than by one call.
    async fn by_hand(&mut self, owner: &Actor) -> Result<(), Stop> {
        let services = self.gateway.services();
        let made = by_hand::aggregates(services, &self.by(owner), owner, &self.marker).await?;
        self.things.extend(made);
        let rows = by_hand::rows(services, &self.system(), owner, &self.marker).await?;
        self.things.extend(rows);
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
