-- How passages are found: by vectors and by words, in one statement that has who may read them in both of its halves. Words
-- of a tenant are counted, so that a rare one weighs more than one that stands everywhere, and a mistyped one finds its like.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- A vector stands beside its row as long as both fit a page: comparing all of a tenant would else read each from elsewhere.
alter table knowledge.passages alter column embedding set storage main;

-- How many passages of a tenant hold a word. `~` begins a stem that no passage has as a word.
create table knowledge.words (
    tenant_id uuid not null,
    word text not null,
    passages integer not null,
    primary key (tenant_id, word)
);
-- How many passages each space has.
create table knowledge.space_passages (
    tenant_id uuid not null,
    space_id uuid not null,
    passages integer not null,
    primary key (tenant_id, space_id)
);
grant select, insert, update, delete on knowledge.words, knowledge.space_passages to portico_app;

alter table knowledge.words enable row level security;
alter table knowledge.words force row level security;
create policy by_tenant on knowledge.words
    using ((select current_setting('app.reach', true)) = 'system'
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table knowledge.space_passages enable row level security;
alter table knowledge.space_passages force row level security;
create policy by_tenant on knowledge.space_passages
    using ((select current_setting('app.reach', true)) = 'system'
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

-- Behind the wall of a policy `@@` and `%` can't ask an index, since PostgreSQL doesn't know them to leak nothing. The
-- functions below ask as the owner, who has no wall on these two tables, and name the tenant themselves. portico_app
-- has the wall as ever, and no other function of the owner's reads them.
do $$ begin
    execute format('create policy by_search on knowledge.passages for select to %I using (true)', current_role);
    execute format('create policy by_search on knowledge.words for select to %I using (true)', current_role);
end $$;

-- The tenant stands in the index of words: else a word would be looked up among those of all.
create index passages_by_word on knowledge.passages using gin (tenant_id, lexemes);
create index words_alike on knowledge.words using gin (tenant_id, word gin_trgm_ops);
-- Vectors of the built-in sentence model. Those of other lengths get an index of their own, by knowledge.index_vectors.
create index passages_near_384 on knowledge.passages
    using hnsw ((embedding::vector(384)) vector_cosine_ops) where dimensions = 384;

-- Makes the index of vectors of a length, if there is none. Without it they are compared one by one.
create function knowledge.index_vectors(length integer) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
    if current_setting('app.reach', true) is distinct from 'system' then
        raise exception 'indexes are made by the installation' using errcode = '42501';
    end if;
    -- pgvector indexes no longer ones.
    if length between 1 and 2000 and to_regclass('knowledge.passages_near_' || length) is null then
        execute format(
            'create index if not exists passages_near_%1$s on knowledge.passages
             using hnsw ((embedding::public.vector(%1$s)) public.vector_cosine_ops) where dimensions = %1$s', length);
    end if;
end $$;
revoke all on function knowledge.index_vectors(integer) from public;
grant execute on function knowledge.index_vectors(integer) to portico_app;

-- Counts what came and went. Two transactions of one tenant count one after the other: what they hold until they
-- commit, they would else take in different orders.
create function knowledge.count_words() returns trigger
language plpgsql
set search_path = ''
as $$
begin
    if tg_op <> 'INSERT' then
        perform pg_advisory_xact_lock(hashtext('knowledge.words'), hashtext(t.tenant_id::text))
        from (select distinct tenant_id from went order by 1) t;
        update knowledge.space_passages s set passages = s.passages - g.passages
        from (select tenant_id, space_id, count(*)::integer as passages from went group by 1, 2) g
        where (s.tenant_id, s.space_id) = (g.tenant_id, g.space_id);
        update knowledge.words w set passages = w.passages - g.passages
        from (select tenant_id, word, count(*)::integer as passages
              from went, unnest(tsvector_to_array(lexemes)) as word group by 1, 2) g
        where (w.tenant_id, w.word) = (g.tenant_id, g.word);
    end if;
    if tg_op <> 'DELETE' then
        perform pg_advisory_xact_lock(hashtext('knowledge.words'), hashtext(t.tenant_id::text))
        from (select distinct tenant_id from came order by 1) t;
        insert into knowledge.space_passages as s (tenant_id, space_id, passages)
        select tenant_id, space_id, count(*)::integer from came group by 1, 2
        on conflict (tenant_id, space_id) do update set passages = s.passages + excluded.passages;
        insert into knowledge.words as w (tenant_id, word, passages)
        select tenant_id, word, count(*)::integer
        from came, unnest(tsvector_to_array(lexemes)) as word group by 1, 2
        on conflict (tenant_id, word) do update set passages = w.passages + excluded.passages;
    end if;
    -- What no passage holds any more is forgotten with the last one.
    if tg_op <> 'INSERT' then
        delete from knowledge.words w using (
            select distinct tenant_id, word from went, unnest(tsvector_to_array(lexemes)) as word
        ) g
        where (w.tenant_id, w.word) = (g.tenant_id, g.word) and w.passages <= 0;
        delete from knowledge.space_passages s using (select distinct tenant_id, space_id from went) g
        where (s.tenant_id, s.space_id) = (g.tenant_id, g.space_id) and s.passages <= 0;
    end if;
    return null;
end $$;
create trigger count_words_that_came after insert on knowledge.passages
    referencing new table as came for each statement execute function knowledge.count_words();
create trigger count_words_that_went after delete on knowledge.passages
    referencing old table as went for each statement execute function knowledge.count_words();
create trigger count_words_that_changed after update on knowledge.passages
    referencing old table as went new table as came for each statement execute function knowledge.count_words();

-- Refuses whoever asks for another tenant than the transaction is of.
create function knowledge.own(tenant uuid) returns void
language plpgsql stable
set search_path = ''
as $$
begin
    if current_setting('app.reach', true) is distinct from 'system'
       and tenant is distinct from nullif(current_setting('app.tenant_id', true), '')::uuid then
        raise exception 'passages are found for the own tenant' using errcode = '42501';
    end if;
end $$;

-- The passages that answer best: those whose vectors are nearest and those that hold the rarest words of what is asked,
-- put in one order by the reciprocals of their ranks. Who may read them (spaces, names) and what they are narrowed to
-- stands in both halves before anything is counted or cut; nothing is taken out afterwards.
--
-- `asked` and `of_model` are null where only words are looked for. A term is a word of the question with its like, lexemes with a
-- blank between them. `exact_below`: with fewer passages in these spaces every vector is compared, which is then faster.
create function knowledge.find_passages(
    tenant uuid, in_spaces uuid[], names text[],
    with_tags text[], of_kinds text[], since timestamptz, until timestamptz,
    asked public.vector, of_model text, terms text[], exact_below integer, most integer
) returns table (
    document_id uuid, version integer, number integer, space_id uuid, title text, place jsonb,
    from_char integer, to_char integer, body text, score real, told real, rank double precision
)
language plpgsql stable security definer
set search_path = ''
-- Both hold within the function alone. Compiling a statement of a few milliseconds takes hundreds.
set jit = off
set enable_sort = on
as $$
declare
    lengths constant integer := coalesce(public.vector_dims(asked), 0);
    narrowed constant text :=
        'p.tenant_id = $1 and p.space_id = any($2) and (p.readers is null or p.readers && $3)
         and p.tags @> $4 and ($5 is null or p.kind = any($5))
         and ($6 is null or p.dated >= $6) and ($7 is null or p.dated < $7)';
    held bigint;
    near text;
begin
    perform knowledge.own(tenant);
    select coalesce(sum(s.passages), 0) into held
    from knowledge.space_passages s where s.tenant_id = tenant and s.space_id = any(in_spaces);
    -- Of a tenant with little all are compared; so they are where tags or dates leave little, and where no index has such vectors. Else
    -- the index is asked on until enough of what it finds may be read.
    if held < exact_below or cardinality(with_tags) > 0 or since is not null or until is not null
       or to_regclass('knowledge.passages_near_' || lengths) is null then
        near := 'p.embedding operator(public.<=>) $8';
    else
        near := format('(p.embedding::public.vector(%1$s)) operator(public.<=>) $8::public.vector(%1$s)', lengths);
        -- The planner thinks that index dearer than comparing ten thousand; it isn't.
        perform set_config('enable_sort', 'off', true);
        perform set_config('hnsw.iterative_scan', 'relaxed_order', true);
        perform set_config('hnsw.ef_search', '100', true);
        perform set_config('hnsw.max_scan_tuples', '40000', true);
        perform set_config('hnsw.scan_mem_multiplier', '4', true);
    end if;
    if asked is null then
        near := 'null::double precision';
    end if;
    -- EXECUTE plans with the values at hand each time: a kept plan would be one for nobody.
    return query execute format($sql$
        with asked_for as (
            select ordinality as place, string_to_array(term, ' ') as words
            from unnest($10::text[]) with ordinality as t(term, ordinality)
        ),
        weighed as (
            select t.place, coalesce(sum(w.passages), 0) as passages,
                   (select string_agg('''' || word || '''', ' | ')::tsquery from unnest(t.words) word) as query
            from asked_for t
            left join knowledge.words w on w.tenant_id = $1 and w.word = any(t.words)
            group by t.place, t.words
        ),
        -- The rarest first, until they stand in two thousand passages together: what stands everywhere tells nothing.
        telling as (
            select w.place, w.query, w.passages
            from (select *, sum(passages) over (order by passages, place) as together from weighed) w
            where w.together <= 2000 or w.together = w.passages
        ),
        holding as materialized (
            select t.place, m.document_id, m.number, m.length
            from telling t cross join lateral (
                select p.document_id, p.number, p.to_char - p.from_char as length
                from knowledge.passages p where %1$s and p.lexemes @@ t.query
                limit 2000
            ) m
            where t.passages > 0
        ),
        -- How rare a word is follows from what may be read alone: nobody learns from a weight what others have.
        weights as (
            select t.place, ln(1 + ($12 + 0.5) / ((select count(*) from holding h where h.place = t.place) + 0.5)) as weight
            from telling t
        ),
        worded as (
            select h.document_id, h.number, sum(w.weight) as told,
                   -- A short passage that holds the words is more about them than a long one.
                   sum(w.weight) * 2.2 / (1 + 1.2 * (0.25 + 0.75 * min(h.length) / 800.0)) as worth
            from holding h join weights w on w.place = h.place
            group by h.document_id, h.number
        ),
        by_words as (
            select w.*, row_number() over (order by w.worth desc, w.document_id, w.number) as place
            from worded w order by place limit 30
        ),
        nearest as materialized (
            select p.document_id, p.number, %2$s as distance
            from knowledge.passages p
            where %1$s and $8 is not null and p.dimensions = %3$s and p.model = $9
            order by %2$s limit 30
        ),
        by_vector as (
            select n.*, row_number() over (order by n.distance, n.document_id, n.number) as place from nearest n
        ),
        fused as (
            select document_id, number, coalesce(w.told, 0) as told,
                   coalesce(1.0 / (60 + v.place), 0) + coalesce(1.0 / (60 + w.place), 0) as rank
            from by_vector v full join by_words w using (document_id, number)
            order by rank desc, document_id, number limit $11
        )
        select p.document_id, p.version, p.number, p.space_id, p.title, p.place, p.from_char, p.to_char, p.body,
               (case when p.model = $9 and p.dimensions = %3$s
                     then greatest(0, least(1, 1 - (p.embedding operator(public.<=>) $8))) else 0 end)::real,
               coalesce(f.told / nullif((select sum(weight) from weights), 0), 0)::real, f.rank::double precision
        from fused f join knowledge.passages p on p.tenant_id = $1 and (p.document_id, p.number) = (f.document_id, f.number)
        order by f.rank desc, p.document_id, p.number
    $sql$, narrowed, near, lengths)
    using tenant, in_spaces, names, with_tags, of_kinds, since, until, asked, of_model, terms, most, held;
end $$;

-- Whether a passage that may be read holds one of these lexemes. Called by the owner's functions alone.
create function knowledge.is_held(tenant uuid, in_spaces uuid[], names text[], lexemes text[]) returns boolean
language plpgsql stable
set search_path = ''
as $$
declare
    query constant tsquery := (select string_agg('''' || lexeme || '''', ' | ') from unnest(lexemes) lexeme)::tsquery;
begin
    return exists (
        select from knowledge.passages p
        where p.tenant_id = tenant and p.space_id = any(in_spaces) and (p.readers is null or p.readers && names)
          and p.lexemes @@ query
    );
end $$;

-- A word that the tenant has and that is spelt like one that no passage holds, neither itself nor its like. What may be read
-- alone counts, for both: whoever may not read a document doesn't learn its words by mistyping them.
create function knowledge.spelt_like(tenant uuid, in_spaces uuid[], names text[], mistyped text, alike text[])
returns text
language plpgsql stable security definer
set search_path = ''
as $$
declare
    candidate text;
begin
    perform knowledge.own(tenant);
    if knowledge.is_held(tenant, in_spaces, names, alike) then
        return null;
    end if;
    perform set_config('pg_trgm.similarity_threshold', '0.35', true);
    for candidate in
        select w.word from knowledge.words w
        where w.tenant_id = tenant and w.word operator(public.%) mistyped and w.word not like '~%'
        order by public.similarity(w.word, mistyped) desc, w.passages desc, w.word limit 5
    loop
        if knowledge.is_held(tenant, in_spaces, names, array[candidate]) then
            return candidate;
        end if;
    end loop;
    return null;
end $$;

revoke all on function knowledge.find_passages(
    uuid, uuid[], text[], text[], text[], timestamptz, timestamptz, public.vector, text, text[], integer, integer
), knowledge.spelt_like(uuid, uuid[], text[], text, text[]), knowledge.is_held(uuid, uuid[], text[], text[]), knowledge.own(uuid),
    knowledge.count_words() from public;
grant execute on function knowledge.find_passages(
    uuid, uuid[], text[], text[], text[], timestamptz, timestamptz, public.vector, text, text[], integer, integer
), knowledge.spelt_like(uuid, uuid[], text[], text, text[]), knowledge.own(uuid), knowledge.count_words() to portico_app;
