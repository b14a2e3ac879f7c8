//! Identifiers: UUIDs (version 7 where Portico makes them), one type for each kind of thing.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
        pub struct $name(pub uuid::Uuid);

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl core::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A customer's organisation, an agency, an individual, or the platform itself.
    TenantId,
    /// A human being, known by one e-mail address, whatever tenants they belong to.
    PersonId,
    /// A client of an agency: a part of the agency's tenant.
    ClientId,
    /// A website of a client.
    WebsiteId,
    /// A role that a tenant has made for itself.
    RoleId,
    /// An invitation into a tenant.
    InvitationId,
    /// An account of a program, which belongs to a tenant and to no person.
    ServiceAccountId,
    /// One API key.
    ApiKeyId,
    /// One signed-in browser or program.
    SessionId,
    /// One passkey of a person.
    PasskeyId,
    /// One question that a passkey is asked, once.
    ChallengeId,
    /// One run of a model.
    ExecutionId,
    /// An entry of the audit log: an event or an access.
    EntryId,
    /// One host under which a tenant's site answers.
    HostId,
    /// One file with all its versions.
    FileId,
    /// One file on its way in.
    UploadId,
    /// One piece of work that a worker does after its call was answered.
    JobId,
    /// One mail that Portico wrote.
    MailId,
    /// One saga under way, or its past.
    SagaId,
    /// One identity provider that people sign in through.
    ProviderId,
    /// One domain that a tenant claims.
    DomainId,
    /// What a tenant's directory says of one person.
    ProvisioningId,
    /// One app that people let act for them.
    AppId,
    /// Something that a tenant has beside its plan.
    AddOnId,
    /// One proof that tenants are walled off from each other.
    ProofId,
    /// One cell of such a proof.
    CellId,
    /// One copy of everything that is kept about a person.
    DataExportId,
    /// One secret that a tenant keeps.
    SecretId,
    /// One team of a tenant.
    TeamId,
    /// One department of a tenant.
    DepartmentId,
    /// One place where a tenant works.
    LocationId,
    /// What one visitor asked through the public site.
    LeadId,
    /// One reader of the newsletter.
    ReaderId,
    /// Something that one person was told.
    NoticeId,
    /// Something of ours that fails, all occurrences of one cause.
    DefectId,
    /// One of a client's AI environments. A tenant's main one bears the tenant's own id.
    WorkspaceId,
    /// One service that models answer through.
    ModelProviderId,
    /// One conversation with models.
    ThreadId,
    /// One template of a prompt, with all its versions.
    TemplateId,
    /// What is run by the clock.
    RunScheduleId,
    /// What somebody wrote about a run.
    CommentId,
    /// One limit on what models may use.
    BudgetId,
    /// One space of knowledge.
    SpaceId,
    /// One document of a space, with all its versions.
    DocumentId,
    /// One link that opens a document without signing in.
    ShareId,
    /// One pipeline, with all its versions.
    PipelineId,
    /// One run of a pipeline.
    PipelineRunId,
    /// What a person has the agent do.
    ErrandId,
}
