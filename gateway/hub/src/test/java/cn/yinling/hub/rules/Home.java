package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A home with one device that is heard at once, and the alarms that come of it. */
final class Home {
    private final Timeline timeline;
    private final Ledger ledger = new Ledger();
    private Instant now;
    private long sequence;

    /** Where that plan holds from that hour on, in Beijing time. */
    Home(MonitoringPlan plan, String local) {
        this.timeline = new Timeline(plan);
        this.now = Night.at(local);
    }

    Instant now() {
        return now;
    }

    void follow(MonitoringPlan plan) {
        timeline.follow(plan);
    }

    void pass(Duration time) {
        now = now.plus(time);
        ledger.book(timeline.pass(now));
    }

    void seconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    void minutes(long minutes) {
        pass(Duration.ofMinutes(minutes));
    }

    void until(String local) {
        pass(Duration.between(now, Night.at(local)));
    }

    void measure(Vital vital, double value) {
        measure(vitals -> vitals.set(vital, value));
    }

    void measure(Consumer<Vitals.Builder> values) {
        Vitals.Builder vitals = new Vitals.Builder();
        values.accept(vitals);
        take(new Reading(now, true, ++sequence, vitals.build(), Set.of(), null));
    }

    /** The device itself says that these are the case. */
    void say(Cause... causes) {
        take(new Reading(now, true, ++sequence, Vitals.NONE, Set.of(causes), null));
    }

    /** The device itself says that this is over. */
    void sayOver(Cause cause) {
        take(new Reading(now, true, ++sequence, Vitals.NONE, Set.of(), Set.of(cause), null));
    }

    /** Also late, with a time that has passed. */
    void take(Reading reading) {
        ledger.book(timeline.add(reading, now));
    }

    /** What was found, with its end. */
    Map<Finding, Instant> found() {
        return ledger.all();
    }

    Set<Cause> causes() {
        Set<Cause> causes = new TreeSet<>();
        ledger.all().keySet().forEach(finding -> causes.add(finding.cause()));
        return causes;
    }

    /** What still is the case. */
    Set<Cause> standing() {
        Set<Cause> causes = new TreeSet<>();
        ledger.all()
                .forEach((finding, end) -> {
                    if (end.equals(Instant.MAX)) {
                        causes.add(finding.cause());
                    }
                });
        return causes;
    }
}
