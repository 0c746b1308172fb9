-- Appends to many streams of one tenant, each against the version it was read at (0: it must not exist yet). Everything
-- or nothing: one stream that has moved on fails the call. Stands in for Marten's function of one call per stream; the
-- rows are those that Marten writes and reads. The planner must not take a small table of today for one of tomorrow.
create or replace procedure workflow.wf_append(
    of_tenant text, streams text[], read_at bigint[], grown_to bigint[], moved_at timestamptz[],
    event_ids uuid[], event_streams text[], versions bigint[], types text[], dotnet_types text[], bodies jsonb[],
    event_headers jsonb[], moments timestamptz[], correlations text[], causations text[], users text[])
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    wanted int := cardinality(array_positions(read_at, 0));
    moved int;
begin
    if wanted > 0 then
        insert into workflow.mt_streams (tenant_id, id, version, timestamp, created)
        select of_tenant, s.id, s.grown_to, s.moment, s.moment
        from unnest(streams, read_at, grown_to, moved_at) as s (id, read_at, grown_to, moment)
        where s.read_at = 0
        order by s.id;
    end if;

    wanted := cardinality(streams) - wanted;
    if wanted > 0 then
        -- Locked in one order, whoever comes, and before any sequence number is drawn: losers leave no gaps behind.
        perform from workflow.mt_streams s
        where s.tenant_id = of_tenant and s.id = any (streams)
        order by s.id
        for no key update;

        update workflow.mt_streams s set version = n.grown_to, timestamp = n.moment
        from unnest(streams, read_at, grown_to, moved_at) as n (id, read_at, grown_to, moment)
        where s.tenant_id = of_tenant and s.id = n.id and n.read_at > 0 and s.version = n.read_at
            and s.is_archived is not true;
        get diagnostics moved = row_count;
        if moved <> wanted then
            raise exception 'stream moved' using errcode = 'WF004';
        end if;
    end if;

    insert into workflow.mt_events
        (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
         correlation_id, causation_id, headers, user_name, is_archived)
    select nextval('workflow.mt_events_sequence'), e.id, e.stream, e.version, e.body, e.type, e.moment, of_tenant,
        e.dotnet_type, e.correlation, e.causation, e.headers, e.actor, false
    from unnest(event_ids, event_streams, versions, types, dotnet_types, bodies, event_headers, moments,
            correlations, causations, users)
        as e (id, stream, version, type, dotnet_type, body, headers, moment, correlation, causation, actor);
end $$;
