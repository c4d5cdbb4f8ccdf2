package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as they are read, and a case made of them again. */
final class CaseRows {
    private CaseRows() {}

    record CaseRow(String caseId, @Nullable String agentId) {}

    record AlarmRow(String caseId, String body) {}

    record AlarmOfCase(String alarmId, String caseId) {}

    record EventRow(
            String caseId,
            Instant at,
            String kind,
            @Nullable Integer seat,
            @Nullable String agent,
            @Nullable String text) {

        CaseEvent event() {
            return new CaseEvent(at, CaseEvent.Kind.ofWireName(kind), seat, agent, text);
        }
    }

    record CountedRow(Instant openedAt, @Nullable Instant answeredAt) {}

    /** Plays a case's alarms and events again. */
    static Case replay(CaseRow row, List<AlarmRow> alarms, List<EventRow> events) {
        Case current = Case.opened(row.caseId(), alarm(alarms.getFirst()), events.getFirst().at());
        for (AlarmRow alarm : alarms.subList(1, alarms.size())) {
            current = current.joinedBy(alarm(alarm));
        }
        for (EventRow event : events.subList(1, events.size())) {
            current = current.after(event.event());
        }
        String agentId = row.agentId();
        return agentId == null ? current : current.heldBy(agentId);
    }

    private static Alarm alarm(AlarmRow row) {
        return read(row.body(), Alarm.class);
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
