use super::isolation_proofs::worst;
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::Context;
use crate::isolation::{Cell, Proof, prove};
use domain::Moment;
use domain::kernel::ProofId;
use domain::platform::{IsolationProved, IsolationVerdict, ProveIsolation};
use sqlx::PgConnection;
use uuid::Uuid;

/// So many proofs are kept.
const KEPT: i64 = 50;

pub async fn prove_isolation(cx: &mut Context, _: ProveIsolation) -> Result<IsolationProved, Stop> {
    let (id, at) = (ProofId(new_id()), Moment(machine_now().0));
    let proof = prove(cx).await?;
    let took_ms = (machine_now().0 - at.0).num_milliseconds();
    let tx = cx.tx().await?;
    keep(tx, (id, at), i32::try_from(took_ms).unwrap_or(i32::MAX), &proof).await?;
    keep_cells(tx, id, &proof.cells).await?;
    forget(tx).await?;
    Ok(IsolationProved { id, verdict: worst(&proof.cells), leaks: count(&proof.cells, IsolationVerdict::Leak) })
}

fn count(cells: &[Cell], verdict: IsolationVerdict) -> u32 {
    u32::try_from(cells.iter().filter(|cell| cell.verdict == verdict).count()).unwrap_or(u32::MAX)
}

async fn keep(db: &mut PgConnection, (id, at): (ProofId, Moment), took_ms: i32, proof: &Proof) -> Result<(), Stop> {
    let of = |verdict| i32::try_from(count(&proof.cells, verdict)).unwrap_or(i32::MAX);
    sqlx::query!(
        "insert into platform.isolation_proofs
             (id, at, took_ms, version, verdict, calls, leaks, unclear, refused, passed, reaches, skipped)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        id.0,
        at.0,
        took_ms,
        env!("CARGO_PKG_VERSION"),
        worst(&proof.cells).as_str(),
        i32::try_from(proof.calls).unwrap_or(i32::MAX),
        of(IsolationVerdict::Leak),
        of(IsolationVerdict::Unclear),
        of(IsolationVerdict::Refused),
        of(IsolationVerdict::Passed),
        of(IsolationVerdict::Reaches),
        of(IsolationVerdict::Skipped)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// All cells in one statement.
async fn keep_cells(db: &mut PgConnection, proof: ProofId, cells: &[Cell]) -> Result<(), Stop> {
    let texts = |of: fn(&Cell) -> &str| cells.iter().map(|cell| of(cell).to_owned()).collect::<Vec<String>>();
    let numbers = |of: fn(&Cell) -> Option<u16>| {
        let number = |cell| of(cell).and_then(|status| i16::try_from(status).ok());
        cells.iter().map(number).collect::<Vec<Option<i16>>>()
    };
    let ids: Vec<Uuid> = cells.iter().map(|_| new_id()).collect();
    let places: Vec<i32> = (0..).take(cells.len()).collect();
    sqlx::query!(
        "insert into platform.isolation_cells
             (proof_id, id, place, subject, name, role, verdict, note, expected, function_status, rest_status)
         select $1, * from unnest($2::uuid[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[],
                                  $8::text[], $9::smallint[], $10::smallint[], $11::smallint[])",
        proof.0,
        &ids,
        &places,
        &texts(|cell| cell.subject.as_str()),
        &texts(|cell| &cell.name),
        &texts(|cell| cell.role),
        &texts(|cell| cell.verdict.as_str()),
        &texts(|cell| &cell.note),
        &numbers(|cell| cell.expected) as &[Option<i16>],
        &numbers(|cell| cell.function) as &[Option<i16>],
        &numbers(|cell| cell.rest) as &[Option<i16>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The oldest proofs go, their cells with them.
async fn forget(db: &mut PgConnection) -> Result<(), Stop> {
    sqlx::query!(
        "delete from platform.isolation_proofs where id in (
             select id from platform.isolation_proofs order by at desc, id desc offset $1)",
        KEPT
    )
    .execute(db)
    .await?;
    Ok(())
}
