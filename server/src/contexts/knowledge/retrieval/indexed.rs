use crate::Stop;
use crate::gateway::Services;

/// Makes the index of vectors that are as long as those of this installation's sentence model. There is one of 384 numbers from
/// the start; without any, vectors are compared one by one.
///
/// # Errors
/// The database's.
pub async fn index_vectors(services: &Services) -> Result<(), Stop> {
    let Some(model) = services.models.embeddings() else { return Ok(()) };
    let length = i32::try_from(model.dimensions).unwrap_or(i32::MAX);
    let mut tx = services.db.as_system("vectors of this length are indexed").await?;
    sqlx::query!("select knowledge.index_vectors($1)", length).fetch_one(&mut *tx).await?;
    Ok(tx.commit().await?)
}
