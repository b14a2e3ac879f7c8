use super::actor_of_member;
use super::add_person::{NewPerson, admit};
use super::ask_by_mail::require_tls;
use super::confirm_account::on_its_own;
use super::invitation_link::{self, Invited};
use super::password_rules::check_new;
use super::sign_in_finish::finish_sign_in;
use super::switch_tenant::go_on_in;
use crate::Stop;
use crate::gateway::Context;
use crate::integrations::mail;
use domain::Refusal;
use domain::identity::{AcceptInvitation, Invitation, InvitationCommand, Means, Person, PersonCommand, SignedIn};
use domain::kernel::PersonId;
use domain::policy::ActorKind;

pub async fn accept_invitation(cx: &mut Context, op: AcceptInvitation) -> Result<SignedIn, Stop> {
    require_tls(cx)?;
    let wanted = look(cx, &op.token).await?;
    if !cx.caller.site.admits(wanted.tenant) {
        return Err(Refusal::not_found().into());
    }
    let actor = cx.caller.actor.clone().filter(|actor| actor.kind == ActorKind::Person);
    match (actor, wanted.account) {
        (Some(actor), _) if actor.impersonator.is_some() => Err(Refusal::new(403, "not_while_impersonating").into()),
        (Some(actor), Some(account)) if actor.person_id.0 == account => join(cx, &op.token, actor.person_id).await,
        (Some(_), _) => Err(Refusal::new(403, "invitation_of_another").with("email", &wanted.email).into()),
        (None, Some(_)) => Err(Refusal::new(401, "sign_in_to_accept").into()),
        (None, None) => register(cx, op, &wanted.email).await,
    }
}

/// What the link stands for at present; nothing is kept open while a password is hashed.
async fn look(cx: &Context, token: &str) -> Result<Invited, Stop> {
    let mut tx = cx.services.db.as_system("what a link stands for").await?;
    invitation_link::follow(&mut tx, token).await
}

/// Somebody who has an account joins, and goes on there.
async fn join(cx: &mut Context, token: &str, person: PersonId) -> Result<SignedIn, Stop> {
    // In a context of its own, because the session moves when the membership is durable.
    let mut own = Context::of_worker(&cx.services, cx.caller.clone(), cx.operation());
    own.widen_to_system("somebody joins another tenant than the one they work in").await?;
    let invited = invitation_link::follow(own.tx().await?, token).await?;
    let loaded = own.load::<Person>(person.0).await?;
    let command = PersonCommand::Join { tenant: invited.tenant, roles: vec![invited.role] };
    own.decide::<Person>(person.0, &loaded, command).await?;
    accept(&mut own, &invited, person).await?;
    own.commit().await?;
    go_on_in(cx, invited.tenant).await
}

/// Somebody new gets the account. That the link reached them proves the address.
async fn register(cx: &mut Context, op: AcceptInvitation, email: &str) -> Result<SignedIn, Stop> {
    let needed = |field| Refusal::invalid_field(field, "required");
    let name = op.name.filter(|name| !name.trim().is_empty()).ok_or_else(|| needed("name"))?;
    let password = op.password.ok_or_else(|| needed("password"))?;
    check_new("password", &password, &name, email).await?;
    let hash = cx.services.passwords.hash(password).await?;
    let mut own = on_its_own(cx, "invitation");
    let invited = invitation_link::follow(own.tx().await?, &op.token).await?;
    let id = PersonId(invited.subject);
    let (email, tenant) = (invited.email.clone(), invited.tenant);
    admit(&mut own, NewPerson { id, email: email.clone(), name, hash }, tenant, invited.role).await?;
    accept(&mut own, &invited, id).await?;
    mail::belongs_to(own.tx().await?, &email, id).await?;
    own.commit().await?;
    let actor = actor_of_member(&cx.services.db, id, tenant).await?.ok_or_else(Refusal::not_signed_in)?;
    finish_sign_in(cx, actor, Means::Link, None, None).await
}

async fn accept(own: &mut Context, invited: &Invited, person: PersonId) -> Result<(), Stop> {
    let invitation = own.load::<Invitation>(invited.id.0).await?;
    own.decide::<Invitation>(invited.id.0, &invitation, InvitationCommand::Accept { person }).await?;
    invitation_link::end(own.tx().await?, invited.id).await
}
