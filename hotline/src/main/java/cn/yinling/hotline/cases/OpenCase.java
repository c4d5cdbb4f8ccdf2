package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmReader;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.Pieces;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of an open case where its database does not answer: whose it is, so that a
 * press joins it, and who has it. Its timeline stays in the database.
 *
 * @param holder the agent who has accepted it; null while nobody has
 */
record OpenCase(
        String id,
        Alarm alarm,
        List<Condition> conditions,
        Instant openedAt,
        int presses,
        @Nullable Holder holder) {

    OpenCase {
        conditions = List.copyOf(conditions);
    }

    /** An agent, and the event by which the case became hers. */
    record Holder(String agentId, CaseEvent accepted) {}

    static OpenCase of(Case open) {
        String agentId = open.agentId();
        Holder holder =
                open.state() != CaseState.ACCEPTED || agentId == null
                        ? null
                        : open.timeline().stream()
                                .filter(event -> event.kind() == CaseEvent.Kind.ACCEPTED)
                                .reduce((_, last) -> last)
                                .map(accepted -> new Holder(agentId, accepted))
                                .orElse(null);
        return new OpenCase(
                open.id(),
                open.alarm(),
                open.conditions(),
                open.openedAt(),
                open.presses(),
                holder);
    }

    /** Empty where it cannot be read; an alarm of a newer version can. */
    static Optional<OpenCase> read(JsonNode json) {
        return Pieces.read(json, Frame.class)
                .map(frame ->
                        new OpenCase(
                                frame.id,
                                alarm(json, frame.openedAt),
                                conditions(json.path("conditions"), frame.openedAt),
                                frame.openedAt,
                                frame.presses,
                                frame.holder));
    }

    private static Alarm alarm(JsonNode json, Instant openedAt) {
        return AlarmReader.read(LinkJson.write(json.path("alarm")), openedAt).alarm();
    }

    private static List<Condition> conditions(JsonNode json, Instant openedAt) {
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode one : json) {
            Pieces.read(one, Ids.class)
                    .ifPresent(ids ->
                            conditions.add(
                                    new Condition(alarm(one, openedAt), ids.alarmIds, null)));
        }
        return conditions;
    }

    /** All but the alarms. */
    private record Frame(String id, Instant openedAt, int presses, @Nullable Holder holder) {}

    /** Of a condition, all but the alarm. */
    private record Ids(List<String> alarmIds) {}

    /** The case, with as much of its timeline as is known. */
    Case restored() {
        CaseChange change = new CaseChange(Case.opened(id, alarm, openedAt));
        if (!conditions.isEmpty()) {
            change.conditions = conditions;
        }
        change.presses = presses;
        if (holder != null) {
            change.agentId = holder.agentId;
            change.happened(holder.accepted);
        }
        return change.done();
    }
}
