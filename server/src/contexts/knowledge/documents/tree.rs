use super::super::spaces::find_space;
use crate::Stop;
use crate::gateway::Context;
use domain::files::Use;
use domain::kernel::DocumentId;
use domain::knowledge::{DocumentKind, DocumentTree, SpaceRole, TREE_MAX, TreeRow, VersionStatus};
use std::collections::{HashMap, HashSet};

pub async fn document_tree(cx: &mut Context, op: DocumentTree) -> Result<Vec<TreeRow>, Stop> {
    let found = find_space(cx, op.id, Use::Read).await?;
    let tenant = cx.actor()?.tenant_id;
    let rows = sqlx::query!(
        "select id, parent_id, kind, title, standing, approved from knowledge.documents
         where tenant_id = $1 and space_id = $2 and status = 'kept' and (readers is null or readers && $3)
           and (approved is not null or $4)
         order by lower(title), id limit $5",
        tenant.0,
        op.id.0,
        &found.principals,
        found.role.holds(SpaceRole::Writer),
        i64::try_from(TREE_MAX).unwrap_or(i64::MAX)
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let rows = rows.into_iter().map(|row| TreeRow {
        id: DocumentId(row.id),
        parent_id: row.parent_id.map(DocumentId),
        depth: 0,
        kind: DocumentKind::parse(&row.kind).unwrap_or(DocumentKind::Page),
        title: row.title,
        status: VersionStatus::parse(&row.standing).unwrap_or(VersionStatus::Draft),
        is_approved: row.approved.is_some(),
    });
    Ok(depth_first(rows.collect()))
}

/// Each row after the one that it stands below; the others in the order that they have. What stands below nothing that is here
/// stands at the beginning.
fn depth_first(rows: Vec<TreeRow>) -> Vec<TreeRow> {
    let known: HashSet<DocumentId> = rows.iter().map(|row| row.id).collect();
    let mut below: HashMap<Option<DocumentId>, Vec<TreeRow>> = HashMap::new();
    for mut row in rows {
        row.parent_id = row.parent_id.filter(|parent| known.contains(parent));
        below.entry(row.parent_id).or_default().push(row);
    }
    let mut waiting: Vec<TreeRow> = below.remove(&None).unwrap_or_default().into_iter().rev().collect();
    let mut tree = Vec::with_capacity(known.len());
    while let Some(row) = waiting.pop() {
        let children = below.remove(&Some(row.id)).unwrap_or_default();
        let depth = row.depth + 1;
        waiting.extend(children.into_iter().rev().map(|child| TreeRow { depth, ..child }));
        tree.push(row);
    }
    tree
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn row(id: u128, parent: Option<u128>) -> TreeRow {
        let id_of = |number| DocumentId(Uuid::from_u128(number));
        TreeRow {
            id: id_of(id),
            parent_id: parent.map(id_of),
            depth: 0,
            kind: DocumentKind::Page,
            title: String::new(),
            status: VersionStatus::Approved,
            is_approved: true,
        }
    }

    #[test]
    fn each_stands_after_the_one_that_it_stands_below() {
        let rows = vec![row(1, None), row(2, Some(3)), row(3, None), row(4, Some(2)), row(5, Some(3)), row(6, Some(9))];
        let tree: Vec<_> = depth_first(rows).into_iter().map(|row| (row.id.0.as_u128(), row.depth)).collect();
        assert_eq!(tree, [(1, 0), (3, 0), (2, 1), (4, 2), (5, 1), (6, 0)]);
    }
}
