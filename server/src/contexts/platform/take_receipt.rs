use crate::Stop;
use crate::audit::seals::{RECEIPT_FORMAT, receipt_of_seal, seals_after};
use crate::gateway::Context;
use domain::platform::{AuditReceipt, TakeReceipt};

/// So many seals are looked through for one answer, and so many go into it.
const LOOKED_AT: i64 = 200;
const SEALS_MAX: usize = 50;

pub async fn take_receipt(cx: &mut Context, op: TakeReceipt) -> Result<AuditReceipt, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let services = cx.services.clone();
    // A seal covers rows of every tenant: their hashes are needed for the proof, and nothing else of them leaves.
    let mut tx = services.db.as_system("a receipt").await?;
    let after = i64::from(op.after.unwrap_or_default());
    let found = seals_after(&mut tx, after, LOOKED_AT).await?;
    let (mut seals, mut seen) = (Vec::new(), after);
    for seal in &found {
        if seals.len() == SEALS_MAX {
            break;
        }
        seals.extend(receipt_of_seal(&mut tx, &services.audit.signer, seal, tenant).await?);
        seen = seal.payload.number;
    }
    let is_rest = found.last().is_some_and(|last| last.payload.number > seen) || found.len() as i64 == LOOKED_AT;
    let next = is_rest.then(|| u32::try_from(seen).unwrap_or(u32::MAX));
    Ok(AuditReceipt { format: RECEIPT_FORMAT.to_owned(), tenant_id: tenant, seals, next })
}
