//! Where each operation is done: the pages on which a person calls it. The server answers with it what the palette
//! offers, so that no browser carries the table.

use super::PortalPlace;
use domain::policy::Actor;

const TENANTS: &[&str] = &["/admin/tenants"];
const PLANS: &[&str] = &["/admin/plans"];
const PEOPLE: &[&str] = &["/admin/people", "/client/people"];
const EVERYBODY: &[&str] = &["/admin/people"];
const MEMBERS: &[&str] = &["/client/people"];
const ROLES: &[&str] = &["/admin/roles", "/client/roles"];
const KEYS: &[&str] = &["/client/keys", "/developer/keys", "/vendor/keys", "/account"];
const APPS: &[&str] = &["/account/apps"];
const SECURITY: &[&str] = &["/account/security"];
const IDENTITY: &[&str] = &["/client/identity"];
const FILES: &[&str] = &["/client/files"];
const CAMPAIGNS: &[&str] = &["/admin/campaigns"];
const LEADS: &[&str] = &["/admin/leads"];
const JOBS: &[&str] = &["/admin/jobs"];
const DEFECTS: &[&str] = &["/admin/defects"];
const SAGAS: &[&str] = &["/admin/sagas"];
const PROJECTIONS: &[&str] = &["/admin/projections"];
const CLIENTS: &[&str] = &["/client/clients"];
const BRANDING: &[&str] = &["/client/branding"];
const DEPARTMENTS: &[&str] = &["/client/departments"];
const LOCATIONS: &[&str] = &["/client/locations"];
const TEAMS: &[&str] = &["/client/teams"];
const SECRETS: &[&str] = &["/admin/secrets", "/client/secrets"];
const PLATFORM_TEXTS: &[&str] = &["/admin/texts"];
const TENANT_TEXTS: &[&str] = &["/client/texts"];
const RUNS: &[&str] = &["/client/runs"];
const MODELS: &[&str] = &["/admin/models", "/client/models"];
const ASK: &[&str] = &["/client/ask"];
const WORKSPACES: &[&str] = &["/client/workspaces"];
const CHAT: &[&str] = &["/client/chat"];
const AGENT: &[&str] = &["/client/agent", "/employee/agent"];
const SCHEDULES: &[&str] = &["/client/schedules"];
const AUTHORED: &[&str] = &["/employee/templates", "/client/templates/own"];
const INGESTIONS: &[&str] = &["/client/knowledge/ingestions", "/employee/knowledge/ingestions"];
const PIPELINES: &[&str] = &["/client/pipelines"];
const NOTICES: &[&str] = &["/account/notifications"];
const KNOWLEDGE: &[&str] = &["/client/knowledge", "/employee/knowledge"];

const THROUGH_THE_API: &str = "no screen: through the API";

/// Operations that change something, and the pages where they are called.
pub const DEEDS: &[(&str, &[&str])] = &[
    ("agent.send_agent", AGENT),
    ("agent.set_agent_rules", &["/client/agent/rules", "/employee/agent/rules"]),
    ("billing.change_plan", TENANTS),
    ("billing.create_plan", PLANS),
    ("billing.give_add_on", TENANTS),
    ("billing.publish_plan", PLANS),
    ("billing.retire_plan", PLANS),
    ("billing.set_flag", &["/admin/flags"]),
    ("billing.set_tenant_flag", TENANTS),
    ("billing.start_trial", TENANTS),
    ("billing.take_add_on", TENANTS),
    ("federation.claim_domain", IDENTITY),
    ("federation.connect_provider", IDENTITY),
    ("federation.register_app", APPS),
    ("federation.release_domain", IDENTITY),
    ("federation.remove_app", APPS),
    ("federation.remove_provider", IDENTITY),
    ("federation.verify_domain", IDENTITY),
    ("federation.withdraw_app", APPS),
    ("files.begin_upload", FILES),
    ("files.link_file", FILES),
    ("files.remove_file", FILES),
    ("files.rename_file", FILES),
    ("files.restore_file", FILES),
    ("growth.end_campaign", CAMPAIGNS),
    ("growth.erase_lead", LEADS),
    ("growth.move_lead", LEADS),
    ("growth.start_campaign", CAMPAIGNS),
    ("identity.add_passkey", SECURITY),
    ("identity.add_person", PEOPLE),
    ("identity.assign_role", PEOPLE),
    ("identity.begin_impersonation", &["/admin/people", "/support/people"]),
    ("identity.change_password", &["/account"]),
    ("identity.change_profile", &["/account"]),
    ("identity.change_role", ROLES),
    ("identity.change_settings", &["/account"]),
    ("identity.create_api_key", KEYS),
    ("identity.create_role", ROLES),
    ("identity.create_service_account", KEYS),
    ("identity.deactivate_person", EVERYBODY),
    ("identity.end_any_session", &["/admin/sessions"]),
    ("identity.end_begun_impersonation", &["/support"]),
    ("identity.end_membership", MEMBERS),
    ("identity.end_other_sessions", SECURITY),
    ("identity.end_session", SECURITY),
    ("identity.export_my_data", &["/account/data"]),
    ("identity.export_person_data", PEOPLE),
    ("identity.invite_person", PEOPLE),
    ("identity.make_recovery_codes", SECURITY),
    ("identity.reactivate_person", EVERYBODY),
    ("identity.remove_passkey", SECURITY),
    ("identity.remove_role", ROLES),
    ("identity.remove_service_account", KEYS),
    ("identity.rename_passkey", SECURITY),
    ("identity.resend_invitation", PEOPLE),
    ("identity.revoke_any_api_key", &["/admin/keys"]),
    ("identity.revoke_api_key", KEYS),
    ("identity.revoke_invitation", PEOPLE),
    ("identity.rotate_api_key", KEYS),
    ("identity.turn_off_second_factor", SECURITY),
    ("identity.turn_on_second_factor", SECURITY),
    ("identity.unassign_role", PEOPLE),
    ("knowledge.add_text", &["/client/knowledge", "/employee/knowledge"]),
    ("knowledge.embed_anew", INGESTIONS),
    ("knowledge.retry_ingestion", INGESTIONS),
    ("models.add_model_provider", MODELS),
    ("models.edit_model_provider", MODELS),
    ("models.rank_model_provider", MODELS),
    ("models.remove_model_provider", MODELS),
    ("models.switch_model_provider", MODELS),
    ("models.try_model_provider", MODELS),
    ("notify.choose_notice_channel", NOTICES),
    ("notify.choose_notice_pace", NOTICES),
    ("notify.mark_all_notices", NOTICES),
    ("notify.mute_notices", NOTICES),
    ("notify.set_quiet_hours", NOTICES),
    ("notify.unmute_notices", NOTICES),
    ("platform.cancel_job", JOBS),
    ("platform.cancel_saga", SAGAS),
    ("platform.discard_dead_letter", JOBS),
    ("platform.prove_isolation", &["/admin/isolation"]),
    ("platform.rebuild_projection", PROJECTIONS),
    ("platform.reopen_defect", DEFECTS),
    ("platform.resolve_defect", DEFECTS),
    ("platform.resume_subscriber", PROJECTIONS),
    ("platform.retry_dead_letter", JOBS),
    ("platform.retry_job", JOBS),
    ("platform.retry_saga", SAGAS),
    ("pipelines.approve_pipeline_step", PIPELINES),
    ("pipelines.cancel_pipeline_run", PIPELINES),
    ("pipelines.create_pipeline", PIPELINES),
    ("pipelines.edit_pipeline", PIPELINES),
    ("pipelines.instantiate_pipeline", PIPELINES),
    ("pipelines.publish_pipeline", PIPELINES),
    ("pipelines.resume_pipeline_run", PIPELINES),
    ("pipelines.run_pipeline", PIPELINES),
    ("pipelines.switch_pipeline", PIPELINES),
    ("templates.create_template", AUTHORED),
    ("templates.edit_run_schedule", SCHEDULES),
    ("templates.edit_template", AUTHORED),
    ("templates.move_label", AUTHORED),
    ("templates.publish_template", AUTHORED),
    ("templates.remove_run_schedule", SCHEDULES),
    ("templates.retire_template", AUTHORED),
    ("templates.run_template", &["/client/templates"]),
    ("templates.schedule_run", SCHEDULES),
    ("templates.set_template_visibility", AUTHORED),
    ("templates.switch_run_schedule", SCHEDULES),
    ("tenancy.add_department", DEPARTMENTS),
    ("tenancy.add_location", LOCATIONS),
    ("tenancy.add_team", TEAMS),
    ("tenancy.add_team_member", TEAMS),
    ("tenancy.change_brand", BRANDING),
    ("tenancy.change_department", DEPARTMENTS),
    ("tenancy.change_location", LOCATIONS),
    ("tenancy.change_logo", BRANDING),
    ("tenancy.change_organisation", &["/client/organisation"]),
    ("tenancy.change_platform_setting", &["/admin/settings"]),
    ("tenancy.change_platform_text", PLATFORM_TEXTS),
    ("tenancy.change_tenant_setting", &["/client/settings"]),
    ("tenancy.change_tenant_text", TENANT_TEXTS),
    ("tenancy.create_client", CLIENTS),
    ("tenancy.create_tenant", &["/admin/tenants/new"]),
    ("tenancy.delete_tenant", TENANTS),
    ("tenancy.edit_tenant", TENANTS),
    ("tenancy.move_department", DEPARTMENTS),
    ("tenancy.post_person", DEPARTMENTS),
    ("tenancy.remove_client", CLIENTS),
    ("tenancy.remove_department", DEPARTMENTS),
    ("tenancy.remove_location", LOCATIONS),
    ("tenancy.remove_logo", BRANDING),
    ("tenancy.remove_secret", SECRETS),
    ("tenancy.remove_team", TEAMS),
    ("tenancy.remove_team_member", TEAMS),
    ("tenancy.reset_brand", BRANDING),
    ("tenancy.reset_platform_setting", &["/admin/settings"]),
    ("tenancy.reset_platform_text", PLATFORM_TEXTS),
    ("tenancy.reset_tenant_setting", &["/client/settings"]),
    ("tenancy.reset_tenant_text", TENANT_TEXTS),
    ("tenancy.restore_client", CLIENTS),
    ("tenancy.restore_platform_text", PLATFORM_TEXTS),
    ("tenancy.restore_tenant", TENANTS),
    ("tenancy.restore_tenant_text", TENANT_TEXTS),
    ("tenancy.rotate_secret", SECRETS),
    ("tenancy.store_secret", SECRETS),
    ("tenancy.suspend_tenant", TENANTS),
    ("knowledge.approve_document", KNOWLEDGE),
    ("knowledge.archive_space", KNOWLEDGE),
    ("knowledge.ask_approval", KNOWLEDGE),
    ("knowledge.attach_file", KNOWLEDGE),
    ("knowledge.create_page", KNOWLEDGE),
    ("knowledge.create_space", KNOWLEDGE),
    ("knowledge.edit_document", KNOWLEDGE),
    ("knowledge.edit_space", KNOWLEDGE),
    ("knowledge.move_document", KNOWLEDGE),
    ("knowledge.publish_document", KNOWLEDGE),
    ("knowledge.reject_document", KNOWLEDGE),
    ("knowledge.remove_attachment", KNOWLEDGE),
    ("knowledge.remove_document", KNOWLEDGE),
    ("knowledge.restore_document", KNOWLEDGE),
    ("knowledge.restore_space", KNOWLEDGE),
    ("knowledge.restore_version", KNOWLEDGE),
    ("knowledge.restrict_document", KNOWLEDGE),
    ("knowledge.revoke_share", KNOWLEDGE),
    ("knowledge.set_space_access", KNOWLEDGE),
    ("knowledge.share_document", KNOWLEDGE),
    ("knowledge.tag_document", KNOWLEDGE),
    ("workspaces.assign_execution", RUNS),
    ("workspaces.comment_execution", RUNS),
    ("workspaces.rate_execution", RUNS),
    ("workspaces.run_again", RUNS),
    ("workspaces.share_execution", RUNS),
    ("workspaces.add_budget", WORKSPACES),
    ("workspaces.allow_models", WORKSPACES),
    ("workspaces.archive_workspace", WORKSPACES),
    ("workspaces.cancel_execution", RUNS),
    ("workspaces.create_workspace", WORKSPACES),
    ("workspaces.edit_workspace", WORKSPACES),
    ("workspaces.remove_budget", WORKSPACES),
    ("workspaces.remove_workspace_member", WORKSPACES),
    ("workspaces.restore_workspace", WORKSPACES),
    ("workspaces.set_retention", WORKSPACES),
    ("workspaces.set_safety", WORKSPACES),
    ("workspaces.set_workspace_member", WORKSPACES),
    ("workspaces.archive_thread", CHAT),
    ("workspaces.begin_thread", CHAT),
    ("workspaces.remove_thread", CHAT),
    ("workspaces.rename_thread", CHAT),
    ("workspaces.restore_thread", CHAT),
    ("workspaces.share_thread", CHAT),
    ("workspaces.start_execution", RUNS),
    ("workspaces.ask_documents", ASK),
];

/// Operations of signed-in people that no page offers by themselves, each with its reason.
pub const NOWHERE: &[(&str, &str)] = &[
    ("agent.approve_step", "beside the call that waits"),
    ("agent.cancel_errand", "beside the errand"),
    ("agent.decline_step", "beside the call that waits"),
    ("federation.allow_app", "asked by an app, on a page that the app leads to"),
    ("federation.change_provider", THROUGH_THE_API),
    ("federation.change_provisioned", "a directory's, through its own door"),
    ("federation.end_provisioning", "a directory's, through its own door"),
    ("federation.provision_person", "a directory's, through its own door"),
    ("federation.replace_app_secret", THROUGH_THE_API),
    ("files.cancel_upload", "a part of an upload"),
    ("files.upload_part", "a part of an upload"),
    ("identity.begin_passkey", "the first half of adding a passkey"),
    ("identity.change_service_account", THROUGH_THE_API),
    ("identity.end_impersonation", "the bar says it while somebody acts as somebody else"),
    ("identity.end_person_sessions", THROUGH_THE_API),
    ("identity.enrol_second_factor", "the first half of turning the second factor on"),
    ("identity.erase_person", THROUGH_THE_API),
    ("identity.keep_person", THROUGH_THE_API),
    ("identity.preview_role", "a part of the role builder"),
    ("identity.rename_person", THROUGH_THE_API),
    ("identity.sign_out", "in the account menu of every page"),
    ("identity.switch_tenant", "in the account menu of every page"),
    ("knowledge.accept_suggestion", "beside the suggestion"),
    ("knowledge.cancel_attachment", "a part of attaching a file"),
    ("knowledge.dismiss_suggestion", "beside the suggestion"),
    ("knowledge.send_attachment", "a part of attaching a file"),
    ("models.embed", THROUGH_THE_API),
    ("notify.mark_notice", "beside the notice"),
    ("platform.pause_subscriber", THROUGH_THE_API),
    ("templates.preview_template", "a part of running a template"),
    ("tenancy.add_host", THROUGH_THE_API),
    ("tenancy.change_team", THROUGH_THE_API),
    ("tenancy.change_tenant", THROUGH_THE_API),
    ("tenancy.drop_tenant_draft", "a part of opening a tenant"),
    ("tenancy.keep_tenant_draft", "a part of opening a tenant"),
    ("tenancy.remove_host", THROUGH_THE_API),
    ("tenancy.set_test_clock", THROUGH_THE_API),
    ("workspaces.set_budgets", THROUGH_THE_API),
    ("workspaces.ask_thread", "within a conversation"),
    ("workspaces.retry_turn", "beside the answer"),
];

/// The page on which somebody calls an operation: the first of its pages that they find anything on.
pub fn page_of(operation: &str, actor: &Actor) -> Option<&'static str> {
    let (_, pages) = DEEDS.iter().find(|(name, _)| *name == operation)?;
    pages.iter().copied().find(|page| is_open(page, actor))
}

fn is_open(page: &str, actor: &Actor) -> bool {
    PortalPlace::all()
        .filter(|(portal, _)| portal.is_none_or(|portal| actor.holds(portal.needs())))
        .flat_map(|(_, place)| place.places())
        .filter(|place| page.starts_with(place.path))
        .max_by_key(|place| place.path.len())
        .is_some_and(|place| place.is_open_to(actor))
}
