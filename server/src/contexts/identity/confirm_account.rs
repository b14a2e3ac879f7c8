use super::actor_by_email;
use super::add_person::{NewPerson, admit};
use super::ask_by_mail::{require_platform_site, require_tls};
use super::links::{self, Purpose};
use super::sign_in_finish::finish_sign_in;
use crate::Stop;
use crate::ambient::new_id;
use crate::contexts::tenancy::{self, Opening};
use crate::gateway::{Caller, Context};
use crate::integrations::mail;
use domain::Refusal;
use domain::identity::{ConfirmAccount, Means, SignedIn};
use domain::kernel::{Mode, PersonId};
use domain::policy::Role;
use domain::tenancy::TenantKind;

pub async fn confirm_account(cx: &mut Context, op: ConfirmAccount) -> Result<SignedIn, Stop> {
    require_tls(cx)?;
    require_platform_site(cx)?;
    let mut own = on_its_own(cx, "registration");
    let followed = links::follow(own.tx().await?, Purpose::Register, &op.token).await?;
    let wanted = followed.registration.ok_or_else(|| Refusal::new(410, "link_ended"))?;
    let (name, kind) = match wanted.organisation {
        Some(organisation) => (organisation, TenantKind::Organisation),
        None => (wanted.name.clone(), TenantKind::Individual),
    };
    let (admin_email, mode) = (wanted.email.clone(), Mode::Live);
    let opening = Opening { name, kind, admin_email, mode, provisioning: false };
    let tenant = tenancy::open(&mut own, opening).await?;
    let (email, person) = (
        wanted.email.clone(),
        NewPerson { id: PersonId(new_id()), email: wanted.email, name: wanted.name, hash: wanted.password_hash },
    );
    let id: PersonId = admit(&mut own, person, tenant, Role::Owner).await?;
    mail::belongs_to(own.tx().await?, &email, id).await?;
    own.commit().await?;
    let actor = actor_by_email(&cx.services.db, &email).await?.ok_or_else(Refusal::not_signed_in)?;
    finish_sign_in(cx, actor, Means::Link, None, None).await
}

/// A context in which the installation itself acts, since nobody is signed in yet or it is somebody else. The events name
/// the request all the same.
pub(super) fn on_its_own(cx: &Context, reason: &'static str) -> Context {
    let caller = Caller { actor: None, session: None, test_clock: None, system: Some(reason), ..cx.caller.clone() };
    Context::of_worker(&cx.services, caller, cx.operation())
}
