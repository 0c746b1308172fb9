-- What the engine keeps beside Marten's own tables. Idempotent: run at every start under a lock.
create schema if not exists workflow;

-- Work that is due: from the commit that asks for it to the commit that has done it.
create table if not exists workflow.wf_work (
    id             uuid primary key,
    tenant         text not null,
    kind           text not null check (kind in ('stimulus', 'effect', 'command')),
    instance_id    text,
    name           text,
    key            text,
    payload        jsonb not null,
    correlation_id text not null,
    created_at     timestamptz not null,
    due_at         timestamptz not null,
    attempts       int not null default 0,
    owner          text,
    lease_until    timestamptz,
    last_error     text,
    dead_at        timestamptz
);
create index if not exists wf_work_due on workflow.wf_work (due_at) where dead_at is null;
create index if not exists wf_work_instance on workflow.wf_work (tenant, instance_id);

-- Numbers of cases and documents: the row is locked until the commit, so a series has no gaps.
create table if not exists workflow.wf_number (
    tenant text not null,
    issuer text not null,
    kind   text not null,
    year   int not null,
    last   bigint not null,
    primary key (tenant, issuer, kind, year)
);

-- One key per person, wrapped by the master key. Destroying the wrapped secret erases the person.
create table if not exists workflow.wf_person_key (
    tenant     text not null,
    subject    text not null,
    key_id     text not null unique,
    wrapped    bytea,
    created_at timestamptz not null default now(),
    erased_at  timestamptz,
    primary key (tenant, subject)
);

-- What was answered under an idempotency key. A key belongs to a caller and a route, whatever the tenant.
create table if not exists workflow.wf_idempotency (
    scope        text not null,
    key          text not null,
    request_hash text not null,
    status       int not null,
    body         text not null,
    created_at   timestamptz not null,
    primary key (scope, key)
);

-- Old keys, found without an index entry for each: rows come in the order of their moments.
create index if not exists wf_idempotency_created on workflow.wf_idempotency using brin (created_at) with (autosummarize = on);

-- How far the demonstration clock stands ahead of real time.
create table if not exists workflow.wf_clock (
    one   boolean primary key default true check (one),
    ahead interval not null
);

-- Ends pieces of work for their owner only: a node whose lease has passed to another must not commit.
create or replace procedure workflow.wf_complete(works uuid[], worker text) language plpgsql as $$
declare
    ended int;
begin
    delete from workflow.wf_work where id = any (works) and owner = worker;
    get diagnostics ended = row_count;
    if ended <> cardinality(works) then
        raise exception 'lease lost' using errcode = 'WF001';
    end if;
end $$;

-- Adds work; what is owned from the start is the inserting node's, which goes on at once.
create or replace procedure workflow.wf_enqueue(
    worker text, lease interval, ids uuid[], tenants text[], kinds text[], instances text[], names text[], keys text[],
    payloads jsonb[], correlations text[], created timestamptz[], due timestamptz[], tries int[], owned boolean[])
language plpgsql as $$
begin
    insert into workflow.wf_work
        (id, tenant, kind, instance_id, name, key, payload, correlation_id, created_at, due_at, attempts, owner, lease_until)
    select w.id, w.tenant, w.kind, w.instance, w.name, w.key, w.payload, w.correlation, w.created, w.due, w.tries,
        case when w.owned then worker end, case when w.owned then clock_timestamp() + lease end
    from unnest(ids, tenants, kinds, instances, names, keys, payloads, correlations, created, due, tries, owned)
        as w (id, tenant, kind, instance, name, key, payload, correlation, created, due, tries, owned);
end $$;

-- Dead work, found without looking at the living.
create index if not exists wf_work_dead on workflow.wf_work (dead_at) where dead_at is not null;

-- Lets dead work be tried again as if it were new; fails when somebody else has decided about it.
create or replace procedure workflow.wf_revive_work(work uuid, moment timestamptz) language plpgsql as $$
begin
    update workflow.wf_work
    set dead_at = null, attempts = 0, due_at = moment, owner = null, lease_until = null
    where id = work and dead_at is not null;
    if not found then
        raise exception 'not dead' using errcode = 'WF002';
    end if;
end $$;

-- Gives dead work up; fails when somebody else has decided about it.
create or replace procedure workflow.wf_drop_work(work uuid) language plpgsql as $$
begin
    delete from workflow.wf_work where id = work and dead_at is not null;
    if not found then
        raise exception 'not dead' using errcode = 'WF002';
    end if;
end $$;

-- One intervention for many instances: which ones is fixed when it is asked for.
create table if not exists workflow.wf_batch (
    id           uuid primary key,
    tenant       text not null,
    stimulus     jsonb not null,
    reason       text not null,
    actor        text not null,
    role         text not null,
    organisation text not null,
    created_at   timestamptz not null
);
create table if not exists workflow.wf_batch_item (
    batch       uuid not null references workflow.wf_batch (id),
    instance_id text not null,
    state       text not null default 'pending' check (state in ('pending', 'done', 'refused', 'failed')),
    detail      text,
    version     bigint,
    primary key (batch, instance_id)
);
create index if not exists wf_batch_item_pending on workflow.wf_batch_item (batch, instance_id) where state = 'pending';

-- Marks an instance of a batch in the transaction that changed it; fails when it was dealt with already.
create or replace procedure workflow.wf_settle_batch_item(
    of_batch uuid, instance text, reached text, why text, at_version bigint) language plpgsql as $$
begin
    update workflow.wf_batch_item set state = reached, detail = nullif(why, ''), version = at_version
    where batch = of_batch and instance_id = instance and state = 'pending';
    if not found then
        raise exception 'settled' using errcode = 'WF003';
    end if;
end $$;

-- A version run against recorded histories: which ones is fixed when it is asked for; a report holds no values.
create table if not exists workflow.wf_replay (
    id         uuid primary key,
    tenant     text not null,
    version_id text not null,
    created_at timestamptz not null
);
create table if not exists workflow.wf_replay_item (
    replay      uuid not null references workflow.wf_replay (id),
    instance_id text not null,
    report      jsonb,
    primary key (replay, instance_id)
);
create index if not exists wf_replay_item_pending on workflow.wf_replay_item (replay, instance_id) where report is null;
