package cn.yinling.hotline.cases;

import cn.yinling.hotline.cases.CaseRows.AlarmRow;
import cn.yinling.hotline.cases.CaseRows.CaseRow;
import cn.yinling.hotline.cases.CaseRows.EventRow;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cases in the database. Every write may be made again and counts once. Thread-safe. */
final class CaseStore {
    private static final Logger LOG = LoggerFactory.getLogger(CaseStore.class);

    private static final String INSERT_CASE =
            """
            insert into hotline_case (case_id, device_id, lane, cause, opened_at, state, presses)
            values (:caseId, :deviceId, :lane, :cause, :openedAt, 'waiting', :presses)
            on conflict (case_id) do nothing
            """;

    private static final String UPDATE_CASE =
            """
            update hotline_case
            set lane = :lane, cause = :cause, state = :state, presses = :presses, seat = :seat,
                agent_id = :agentId, answered_at = coalesce(answered_at, :answeredAt),
                accepted_at = :acceptedAt, outcome = :outcome,
                closed_at = :closedAt
            where case_id = :caseId and state <> 'closed'
            """;

    private static final String INSERT_ALARM =
            """
            insert into case_alarm (alarm_id, case_id, taken_at, body, state, told)
            values (:alarmId, :caseId, :takenAt, cast(:body as jsonb), cast(:state as jsonb), not :isOfHub)
            """;

    private static final String UPDATE_ALARM_STATE =
            """
            update case_alarm set state = cast(:state as jsonb), told = false
            where alarm_id = :alarmId and case_id = :caseId
            """;

    private static final String UPDATE_ALARM_BODY =
            """
            update case_alarm set body = cast(:body as jsonb)
            where alarm_id = :alarmId and case_id = :caseId
            """;

    private static final String MARK_TOLD =
            """
            update case_alarm set told = true
            where alarm_id = :alarmId and state = cast(:state as jsonb)
            """;

    private static final String INSERT_EVENT =
            """
            insert into case_event (event_id, case_id, at, kind, seat, agent, text, breach)
            values (:eventId, :caseId, :at, :kind, :seat, :agent, :text, cast(:breach as jsonb))
            on conflict (event_id) do nothing
            """;

    private static final String UPSERT_DRAFT =
            """
            insert into case_draft (case_id, version, text)
            select case_id, :version, :text
            from hotline_case
            where case_id = :caseId and state <> 'closed'
            on conflict (case_id) do update
            set version = excluded.version, text = excluded.text, written_at = now()
            where case_draft.version < excluded.version
            """;

    private static final String DRAFTS = "select case_id, version, text from case_draft";

    private static final String INSERT_UNREAD =
            """
            insert into unreadable_alarm (alarm_id, received_at, problem, body)
            values (:alarmId, :receivedAt, :problem, decode(:hex, 'hex'))
            on conflict (alarm_id) do nothing
            """;

    private static final String OPEN_CASES =
            "select case_id, agent_id from hotline_case where state <> 'closed' order by opened_at";

    private static final String ALARMS_OF_OPEN_CASES =
            """
            select a.case_id, cast(a.body as text) as body
            from case_alarm a join hotline_case using (case_id)
            where hotline_case.state <> 'closed'
            order by a.number
            """;

    private static final String EVENTS_OF_OPEN_CASES =
            """
            select e.case_id, e.at, e.kind, e.seat, e.agent, e.text,
                   cast(e.breach as text) as breach
            from case_event e join hotline_case using (case_id)
            where hotline_case.state <> 'closed'
            order by e.number
            """;

    private static final String CASES_BY_ALARM =
            """
            select alarm_id, case_id,
                   cast(body ->> 'resumedAt' as timestamptz) as resumed_at
            from case_alarm
            where taken_at >= :since
            order by number
            """;

    /** The case of an alarm; none where that is closed, and the alarm has resumed since. */
    private static final String CASE_OF_ALARM =
            """
            select case_id
            from case_alarm a join hotline_case using (case_id)
            where a.alarm_id = :alarmId
              and (hotline_case.state <> 'closed'
                   or coalesce(cast(a.body ->> 'resumedAt' as timestamptz), '-infinity')
                      >= coalesce(cast(:resumedAt as timestamptz), '-infinity'))
            order by a.number desc
            limit 1
            """;

    private static final String UNTOLD =
            "select cast(state as text) as state from case_alarm where not told order by number";

    private static final String COUNTED =
            """
            select case_id, opened_at, answered_at from hotline_case
            where opened_at >= :since and lane <= 3
            order by opened_at
            """;

    /** Makes one write within the transaction of {@code handle}. */
    CaseWrite.Result write(Handle handle, CaseWrite write, UUID eventId) {
        return switch (write) {
            case CaseWrite.Opened(Case opened, Alarm alarm, AlarmState state) ->
                    opened(handle, opened, alarm, state, eventId);
            case CaseWrite.Joined(Case joined, CaseEvent event, Alarm alarm, AlarmState state) ->
                    joined(handle, joined, event, alarm, state, eventId);
            case CaseWrite.Happened happened -> happened(handle, happened, eventId);
            case CaseWrite.News(Case current, @Nullable CaseEvent event, Alarm alarm) ->
                    news(handle, current, event, alarm, eventId);
            case CaseWrite.Drafted(Draft draft) -> drafted(handle, draft);
            case CaseWrite.Noted(String caseId, CaseEvent event) -> {
                insertEvent(handle, caseId, event, eventId);
                yield new CaseWrite.Result.Committed();
            }
            case CaseWrite.Unread unread -> unread(handle, unread);
            case CaseWrite.Told(AlarmState state) -> told(handle, state);
        };
    }

    private CaseWrite.Result opened(
            Handle handle, Case opened, Alarm alarm, AlarmState state, UUID eventId) {
        List<String> before = caseOf(handle, alarm);
        if (!before.isEmpty()) {
            return new CaseWrite.Result.TakenBefore(before.getFirst());
        }
        handle.createUpdate(INSERT_CASE)
                .bind("caseId", opened.id())
                .bind("deviceId", opened.source().id())
                .bind("lane", alarm.lane().number())
                .bind("cause", alarm.cause().wireName())
                .bind("openedAt", opened.openedAt())
                .bind("presses", 1)
                .execute();
        insertAlarm(handle, opened.id(), alarm, state, opened.openedAt());
        insertEvent(handle, opened.id(), opened.timeline().getFirst(), eventId);
        return new CaseWrite.Result.Committed();
    }

    private CaseWrite.Result joined(
            Handle handle,
            Case joined,
            CaseEvent event,
            Alarm alarm,
            AlarmState state,
            UUID eventId) {
        List<String> before = caseOf(handle, alarm);
        if (!before.isEmpty()) {
            return new CaseWrite.Result.TakenBefore(before.getFirst());
        }
        if (update(handle, joined, event) == 0) {
            return new CaseWrite.Result.CaseGone();
        }
        insertAlarm(handle, joined.id(), alarm, state, event.at());
        insertEvent(handle, joined.id(), event, eventId);
        return new CaseWrite.Result.Committed();
    }

    /** Writes nothing of a case that is closed or unknown: it was taken before and is dropped. */
    private CaseWrite.Result happened(Handle handle, CaseWrite.Happened happened, UUID eventId) {
        if (update(handle, happened.current(), happened.event()) == 0) {
            return new CaseWrite.Result.Committed();
        }
        insertEvent(handle, happened.current().id(), happened.event(), eventId);
        if (!happened.current().isOpen()) {
            handle.createUpdate("delete from case_draft where case_id = :caseId")
                    .bind("caseId", happened.current().id())
                    .execute();
        }
        for (AlarmState state : happened.states()) {
            handle.createUpdate(UPDATE_ALARM_STATE)
                    .bind("alarmId", state.alarmId())
                    .bind("caseId", state.caseId())
                    .bind("state", CaseRows.write(state))
                    .execute();
        }
        return new CaseWrite.Result.Committed();
    }

    private CaseWrite.Result news(
            Handle handle, Case current, @Nullable CaseEvent event, Alarm alarm, UUID eventId) {
        handle.createUpdate(UPDATE_ALARM_BODY)
                .bind("alarmId", alarm.alarmId())
                .bind("caseId", current.id())
                .bind("body", CaseRows.write(alarm))
                .execute();
        return event == null
                ? new CaseWrite.Result.Committed()
                : happened(handle, new CaseWrite.Happened(current, event, List.of()), eventId);
    }

    private static CaseWrite.Result drafted(Handle handle, Draft draft) {
        handle.createUpdate(UPSERT_DRAFT)
                .bind("caseId", draft.caseId())
                .bind("version", draft.version())
                .bind("text", draft.text())
                .execute();
        return new CaseWrite.Result.Committed();
    }

    private static CaseWrite.Result unread(Handle handle, CaseWrite.Unread unread) {
        handle.createUpdate(INSERT_UNREAD)
                .bind("alarmId", unread.alarmId())
                .bind("receivedAt", unread.receivedAt())
                .bind("problem", unread.problem().replace("\0", ""))
                .bind("hex", unread.hex())
                .execute();
        return new CaseWrite.Result.Committed();
    }

    private static CaseWrite.Result told(Handle handle, AlarmState state) {
        handle.createUpdate(MARK_TOLD)
                .bind("alarmId", state.alarmId())
                .bind("state", CaseRows.write(state))
                .execute();
        return new CaseWrite.Result.Committed();
    }

    private static List<String> caseOf(Handle handle, Alarm alarm) {
        return handle.createQuery(CASE_OF_ALARM)
                .bind("alarmId", alarm.alarmId())
                .bind("resumedAt", alarm.resumedAt())
                .mapTo(String.class)
                .list();
    }

    private static int update(Handle handle, Case current, CaseEvent event) {
        Outcome outcome = current.outcome();
        return handle.createUpdate(UPDATE_CASE)
                .bind("caseId", current.id())
                .bind("lane", current.lane().number())
                .bind("cause", current.alarm().cause().wireName())
                .bind("state", current.state().wireName())
                .bind("presses", current.presses())
                .bind("seat", current.seat())
                .bind("agentId", current.agentId())
                .bind("answeredAt", current.answeredAt())
                .bind("acceptedAt", current.acceptedAt())
                .bind("outcome", outcome == null ? null : outcome.wireName())
                .bind("closedAt", current.isOpen() ? null : event.at())
                .execute();
    }

    private static void insertAlarm(
            Handle handle, String caseId, Alarm alarm, AlarmState state, Instant takenAt) {
        handle.createUpdate(INSERT_ALARM)
                .bind("alarmId", alarm.alarmId())
                .bind("caseId", caseId)
                .bind("takenAt", takenAt)
                .bind("body", CaseRows.write(alarm))
                .bind("state", CaseRows.write(state))
                .bind("isOfHub", CaseSource.of(alarm).isOfHub())
                .execute();
    }

    private static void insertEvent(Handle handle, String caseId, CaseEvent event, UUID eventId) {
        handle.createUpdate(INSERT_EVENT)
                .bind("eventId", eventId)
                .bind("caseId", caseId)
                .bind("at", event.at())
                .bind("kind", event.kind().wireName())
                .bind("seat", event.seat())
                .bind("agent", event.agent())
                .bind("text", event.text())
                .bind("breach", event.breach() == null ? null : CaseRows.write(event.breach()))
                .execute();
    }

    /**
     * Everything a hotline must know to go on.
     *
     * @param alarmsSince which alarms to recognize when they are delivered again
     * @param midnight from when on to count
     */
    Remembered load(Handle handle, Instant alarmsSince, Instant midnight) {
        Map<String, List<AlarmRow>> alarms =
                CaseRows.all(handle.createQuery(ALARMS_OF_OPEN_CASES), AlarmRow::of).stream()
                        .collect(Collectors.groupingBy(AlarmRow::caseId));
        Map<String, List<EventRow>> events =
                CaseRows.all(handle.createQuery(EVENTS_OF_OPEN_CASES), EventRow::of).stream()
                        .collect(Collectors.groupingBy(EventRow::caseId));
        List<Case> open =
                CaseRows.all(handle.createQuery(OPEN_CASES), CaseRow::of).stream()
                        .flatMap(row ->
                                replayed(
                                        row,
                                        alarms.getOrDefault(row.caseId(), List.of()),
                                        events.getOrDefault(row.caseId(), List.of())))
                        .toList();
        return new Remembered(
                open,
                CaseRows.all(handle.createQuery(DRAFTS), CaseRows::draft),
                casesByAlarm(handle, alarmsSince),
                CaseRows.all(handle.createQuery(UNTOLD), row -> CaseRows.required(row, "state"))
                        .stream()
                        .flatMap(CaseStore::state)
                        .toList(),
                CaseRows.all(
                        handle.createQuery(COUNTED).bind("since", midnight), CaseRows::counted));
    }

    /** One case that cannot be read must not keep the others off the screens. */
    private static Stream<Case> replayed(
            CaseRow row, List<AlarmRow> alarms, List<EventRow> events) {
        try {
            return Stream.of(CaseRows.replay(row, alarms, events));
        } catch (RuntimeException e) {
            LOG.error("open case {} cannot be read; look at it by hand", row.caseId(), e);
            return Stream.empty();
        }
    }

    /** Nor must one state, which the hub then hears of no more, keep the hotline from starting. */
    private static Stream<AlarmState> state(String json) {
        try {
            return Stream.of(CaseRows.read(json, AlarmState.class));
        } catch (IllegalStateException e) {
            LOG.error("the state of an alarm cannot be read and is not told", e);
            return Stream.empty();
        }
    }

    private static Map<String, CaseOfAlarm> casesByAlarm(Handle handle, Instant since) {
        Map<String, CaseOfAlarm> cases = new HashMap<>();
        CaseRows.all(
                        handle.createQuery(CASES_BY_ALARM).bind("since", since),
                        row -> Map.entry(CaseRows.required(row, "alarm_id"), caseOfAlarm(row)))
                .forEach(entry -> cases.put(entry.getKey(), entry.getValue()));
        return cases;
    }

    private static CaseOfAlarm caseOfAlarm(RowView row) {
        return new CaseOfAlarm(
                CaseRows.required(row, "case_id"), row.getColumn("resumed_at", Instant.class));
    }
}
