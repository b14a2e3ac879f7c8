//! Looks once a minute whether more sign-ins fail than is usual, and tells those who run the platform: once an hour,
//! however many there are and whichever process looks.

use super::sign_in_failures::hour_of;
use crate::Stop;
use crate::ambient::machine_now;
use crate::audit;
use crate::contexts::identity;
use crate::contexts::tenancy::house_of;
use crate::gateway::Gateway;
use crate::integrations::mail::{self, Letter};
use crate::jobs::Task;
use domain::Moment;
use domain::platform::MailKind;
use domain::policy::Permission;
use serde::{Deserialize, Serialize};

/// One look.
#[derive(Serialize, Deserialize)]
pub struct WatchSignIns {}

impl Task for WatchSignIns {
    const NAME: &'static str = "watch_sign_ins";
    const ATTEMPTS_MAX: i16 = 3;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        audit::write_repeats(services).await?;
        let hour = hour_of(services.clock.now())?;
        let mut tx = services.db.as_system("watch failed sign-ins").await?;
        let counted = audit::failed_sign_ins(&mut tx, Moment(hour)).await?;
        let failures = counted.iter().find(|(of, _)| of.0 == hour).map_or(0, |(_, failures)| *failures);
        if failures < services.alert_sign_ins {
            return Ok(());
        }
        let raised = sqlx::query!(
            "insert into platform.sign_in_alerts (hour, failures, threshold, raised_at) values ($1, $2, $3, $4)
             on conflict (hour) do nothing",
            hour,
            i64::try_from(failures).unwrap_or(i64::MAX),
            i64::try_from(services.alert_sign_ins).unwrap_or(i64::MAX),
            machine_now().0
        )
        .execute(&mut *tx)
        .await?;
        if raised.rows_affected() == 0 {
            return Ok(());
        }
        tracing::warn!(failures, "more sign-ins fail than is usual");
        let count = failures.to_string();
        let house = house_of(&mut tx, None).await?;
        for to in identity::holders_of(&mut tx, Permission::ReadSystem).await? {
            let (page, values) = (Some("/admin/mail".to_owned()), [("count", count.as_str())]);
            let (kind, values, texts) = (MailKind::SignInAlert, &values, house.texts);
            let letter =
                Letter { kind, to: &to, page, leave: None, values, useful_for: None, texts, brand: None, host: None };
            mail::put_down(&mut tx, &services.mail, &letter).await?;
        }
        Ok(tx.commit().await?)
    }
}
