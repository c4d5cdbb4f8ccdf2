package cn.yinling.hotline.cases;

import cn.yinling.hotline.cases.CaseRows.AlarmRow;
import cn.yinling.hotline.cases.CaseRows.EventRow;
import cn.yinling.runtime.database.Database;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/**
 * The cases an agent has closed, as the database has them. Blocks; throws where the database does
 * not answer. Thread-safe.
 */
public final class CaseArchive {
    private static final String CLOSED_BY =
            """
            select case_id, agent_id, outcome from hotline_case
            where agent_id = :agentId and state = 'closed'
            order by closed_at desc
            limit :most
            """;

    private static final String CLOSED =
            """
            select case_id, agent_id, outcome from hotline_case
            where agent_id = :agentId and case_id = :caseId and state = 'closed'
            """;

    private static final String ALARMS =
            """
            select case_id, cast(body as text) as body from case_alarm
            where case_id = :caseId
            order by number
            """;

    private static final String EVENTS =
            """
            select case_id, at, kind, seat, agent, text, cast(breach as text) as breach
            from case_event
            where case_id = :caseId
            order by number
            """;

    private final Database database;

    public CaseArchive(Database database) {
        this.database = database;
    }

    /** The last cases this agent has closed, newest first. */
    public List<Case> closedBy(String agentId, int most) {
        return read(handle ->
                CaseRows.all(
                                handle.createQuery(CLOSED_BY)
                                        .bind("agentId", agentId)
                                        .bind("most", most),
                                ClosedRow::of)
                        .stream()
                        .map(row -> row.replay(handle))
                        .toList());
    }

    /** One case that this agent has closed; empty where there is none. */
    public Optional<Case> find(String agentId, String caseId) {
        return read(handle ->
                CaseRows.all(
                                handle.createQuery(CLOSED)
                                        .bind("agentId", agentId)
                                        .bind("caseId", caseId),
                                ClosedRow::of)
                        .stream()
                        .findFirst()
                        .map(row -> row.replay(handle)));
    }

    private <T> T read(Function<Handle, T> question) {
        return database.jdbi().withHandle(question::apply);
    }

    private record ClosedRow(String caseId, @Nullable String agentId, Outcome outcome) {
        static ClosedRow of(RowView row) {
            return new ClosedRow(
                    CaseRows.required(row, "case_id"),
                    row.getColumn("agent_id", String.class),
                    Objects.requireNonNull(
                            Outcome.ofWireName(CaseRows.required(row, "outcome")).orElse(null)));
        }

        Case replay(Handle handle) {
            List<AlarmRow> alarms =
                    CaseRows.all(handle.createQuery(ALARMS).bind("caseId", caseId), AlarmRow::of);
            List<EventRow> events =
                    CaseRows.all(handle.createQuery(EVENTS).bind("caseId", caseId), EventRow::of);
            return CaseRows.replay(new CaseRows.CaseRow(caseId, agentId), alarms, events)
                    .endingIn(outcome);
        }
    }
}
