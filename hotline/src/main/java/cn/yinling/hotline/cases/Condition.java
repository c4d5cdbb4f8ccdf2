package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An alarm condition of a case (IEC 60601-1-8): all its alarms of one cause, which end with one
 * outcome of their own. Immutable.
 *
 * @param alarm the newest of them
 * @param alarmIds of all of them, in the order in which they came
 * @param outcome how it ended, null while it has not
 */
public record Condition(Alarm alarm, List<String> alarmIds, @Nullable Outcome outcome) {
    public Condition {
        alarmIds = List.copyOf(alarmIds);
    }

    static Condition of(Alarm first) {
        return new Condition(first, List.of(first.alarmId()), null);
    }

    public Cause cause() {
        return alarm.cause();
    }

    /** By which it is told apart: two causes that only a newer hub knows are not one. */
    public String causeName() {
        return alarm.causeName();
    }

    /** Whether what it was raised for is over. */
    @JsonIgnore
    public boolean isOver() {
        return alarm.endedAt() != null;
    }

    /** With another alarm of its cause. */
    Condition joinedBy(Alarm next) {
        List<String> ids = Stream.concat(alarmIds.stream(), Stream.of(next.alarmId())).toList();
        return new Condition(next, ids, outcome);
    }

    /** With the alarms that came to it here, in a process that did not know all of it. */
    Condition continuedBy(Condition here) {
        List<String> ids =
                Stream.concat(alarmIds.stream(), here.alarmIds.stream()).distinct().toList();
        boolean isNewer =
                here.alarm.alarmId().equals(alarm.alarmId())
                        ? here.isOver() || !isOver()
                        : here.alarm.alarmId().equals(ids.getLast());
        return new Condition(isNewer ? here.alarm : alarm, ids, outcome);
    }

    /** With what is new of its newest alarm; news of an earlier one changes nothing. */
    Condition told(Alarm news) {
        return news.alarmId().equals(alarm.alarmId())
                ? new Condition(news, alarmIds, outcome)
                : this;
    }

    /** Over, where it was not before. */
    Condition endedAt(Instant at) {
        return isOver() ? this : new Condition(alarm.endedAt(at), alarmIds, outcome);
    }

    /** Not over, where it was. */
    Condition standing() {
        return isOver() ? new Condition(alarm.standing(), alarmIds, outcome) : this;
    }

    Condition endingIn(Outcome with) {
        return new Condition(alarm, alarmIds, with);
    }

    /** Only the cause: the rest must not reach a log. */
    @Override
    public String toString() {
        return "Condition[%s ×%d]".formatted(cause().wireName(), alarmIds.size());
    }
}
