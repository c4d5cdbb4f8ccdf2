package cn.yinling.hub.replay;

import cn.yinling.hub.rules.Replay;
import cn.yinling.link.json.LinkJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was found, for a person or a program. Not thread-safe. */
final class Report {
    private final ZoneId zone;
    private final DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final List<Alarm> alarms = new ArrayList<>();
    private final Map<String, Integer> byCause = new TreeMap<>();
    private int devices;
    private int readings;

    /** One alarm of the report. */
    record Alarm(String device, String cause, int lane, Instant onset, @Nullable Instant endedAt) {}

    /** The JSON. */
    record Body(int devices, int readings, Map<String, Integer> byCause, List<Alarm> alarms) {}

    Report(ZoneId zone) {
        this.zone = zone;
    }

    void add(String device, int count, List<Replay.Found> found) {
        devices++;
        readings += count;
        for (Replay.Found one : found) {
            byCause.merge(one.cause().wireName(), 1, Integer::sum);
            alarms.add(
                    new Alarm(
                            device,
                            one.cause().wireName(),
                            one.cause().lane().number(),
                            one.onset(),
                            one.endedAt()));
        }
    }

    String json() {
        Body body = new Body(devices, readings, byCause, alarms);
        return new String(LinkJson.write(body), StandardCharsets.UTF_8) + "\n";
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Alarm alarm : alarms) {
            text.append(
                    "%-19s  %-16s  lane %d  %-13s  %s%n"
                            .formatted(
                                    time.format(alarm.onset().atZone(zone)),
                                    alarm.device(),
                                    alarm.lane(),
                                    alarm.cause(),
                                    lasted(alarm)));
        }
        text.append(
                "%n%,d readings of %,d devices would have raised %,d alarms%n"
                        .formatted(readings, devices, alarms.size()));
        byCause.forEach((cause, count) -> text.append("%6d  %s%n".formatted(count, cause)));
        return text.toString();
    }

    private static String lasted(Alarm alarm) {
        Instant end = alarm.endedAt();
        if (end == null) {
            return "";
        }
        Duration lasted = Duration.between(alarm.onset(), end);
        return lasted.isZero()
                ? ""
                : "for %d:%02d:%02d"
                        .formatted(
                                lasted.toHours(), lasted.toMinutesPart(), lasted.toSecondsPart());
    }
}
