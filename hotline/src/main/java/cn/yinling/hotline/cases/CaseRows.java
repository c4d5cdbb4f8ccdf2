package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmReader;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Rows as they are read, and a case made of them again. */
final class CaseRows {
    private CaseRows() {}

    record CaseRow(String caseId, @Nullable String agentId) {
        static CaseRow of(RowView row) {
            return new CaseRow(required(row, "case_id"), row.getColumn("agent_id", String.class));
        }
    }

    record AlarmRow(String caseId, String body) {
        static AlarmRow of(RowView row) {
            return new AlarmRow(required(row, "case_id"), required(row, "body"));
        }
    }

    record EventRow(
            String caseId,
            Instant at,
            String kind,
            @Nullable Integer seat,
            @Nullable String agent,
            @Nullable String text,
            @Nullable String breach) {

        static EventRow of(RowView row) {
            return new EventRow(
                    required(row, "case_id"),
                    Objects.requireNonNull(row.getColumn("at", Instant.class)),
                    required(row, "kind"),
                    row.getColumn("seat", Integer.class),
                    row.getColumn("agent", String.class),
                    row.getColumn("text", String.class),
                    row.getColumn("breach", String.class));
        }

        CaseEvent event() {
            return CaseEvent.Kind.ofWireName(kind)
                    .map(known -> new CaseEvent(at, known, seat, agent, text, told()))
                    .orElseGet(() ->
                            new CaseEvent(at, CaseEvent.Kind.NOTE, seat, agent, kind + said()));
        }

        private @Nullable Breach told() {
            return breach == null ? null : read(breach, Breach.class);
        }

        private String said() {
            return text == null ? "" : ": " + text;
        }
    }

    static Draft draft(RowView row) {
        return new Draft(
                required(row, "case_id"),
                required(row, "text"),
                Objects.requireNonNull(row.getColumn("version", Integer.class)));
    }

    static Today.Counted counted(RowView row) {
        return new Today.Counted(
                required(row, "case_id"),
                Objects.requireNonNull(row.getColumn("opened_at", Instant.class)),
                row.getColumn("answered_at", Instant.class));
    }

    static String required(RowView row, String column) {
        return Objects.requireNonNull(row.getColumn(column, String.class), column);
    }

    /** Every row of {@code query}, each made by {@code of}. */
    static <T> List<T> all(Query query, Function<RowView, T> of) {
        return query.reduceRows(
                new ArrayList<T>(),
                (rows, row) -> {
                    rows.add(of.apply(row));
                    return rows;
                });
    }

    /** Plays a case's alarms and events again. */
    static Case replay(CaseRow row, List<AlarmRow> alarms, List<EventRow> events) {
        Instant openedAt = events.getFirst().at();
        Case current = Case.opened(row.caseId(), alarm(alarms.getFirst(), openedAt), openedAt);
        for (AlarmRow alarm : alarms.subList(1, alarms.size())) {
            current = current.joinedBy(alarm(alarm, openedAt));
        }
        for (EventRow event : events.subList(1, events.size())) {
            current = current.after(event.event());
        }
        String agentId = row.agentId();
        return agentId == null ? current : current.heldBy(agentId);
    }

    /** A newer hotline may have written it, with a cause that is not known here. */
    private static Alarm alarm(AlarmRow row, Instant openedAt) {
        return AlarmReader.read(row.body().getBytes(StandardCharsets.UTF_8), openedAt).alarm();
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return LinkJson.read(json.getBytes(StandardCharsets.UTF_8), type);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(
                    "the database holds a %s that cannot be read".formatted(type.getSimpleName()),
                    e);
        }
    }

    static String write(Object value) {
        return new String(LinkJson.write(value), StandardCharsets.UTF_8);
    }
}
