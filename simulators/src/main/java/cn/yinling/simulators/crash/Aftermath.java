package cn.yinling.simulators.crash;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.simulators.process.CrashSite;
import cn.yinling.simulators.process.Scrape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** When the last round is over: waits until the platform has come to rest, and counts. */
final class Aftermath {
    private static final Migrations HUB = new Migrations("hub", "classpath:db/hub");
    private static final Pattern SPOOL = Scrape.series("yinling_spool_bytes");
    private static final Duration REST_LIMIT = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** Of lost messages, so many are named. */
    private static final int NAMED = 10;

    private final CrashSite site;
    private final Crowd crowd;
    private final Consumer<String> say;

    Aftermath(CrashSite site, Crowd crowd, Consumer<String> say) {
        this.site = site;
        this.crowd = crowd;
        this.say = say;
    }

    /** Blocks until the spool is empty and the hotline has heard of every promised alarm. */
    void awaitRest() throws InterruptedException {
        Instant end = Instant.now().plus(REST_LIMIT);
        try (Scrape scrape = new Scrape(site.metrics())) {
            double waiting = spooled(scrape);
            int unheard = unheard().size();
            while ((waiting > 0 || unheard > 0) && Instant.now().isBefore(end)) {
                Thread.sleep(LOOK_EVERY);
                waiting = spooled(scrape);
                unheard = unheard().size();
            }
            if (waiting > 0) {
                say.accept("%,.0f bytes are still in the spool".formatted(waiting));
            }
        }
        site.gateway().awaitReady();
    }

    /** Bytes in the spool; a gateway that does not answer may have some. */
    private static double spooled(Scrape scrape) throws InterruptedException {
        try {
            return scrape.meters().sum(SPOOL);
        } catch (IOException e) {
            return Double.MAX_VALUE;
        }
    }

    private List<String> unheard() {
        Set<String> heard = crowd.ear().heard();
        return crowd.journals().stream()
                .flatMap(journal -> journal.promisedAlarms().stream())
                .filter(id -> !heard.contains(id))
                .toList();
    }

    Counts audit(List<Mayhem.Outcome> outcomes) {
        Ledger.Findings findings;
        try (Database database = Database.start(site.database().access(), HUB)) {
            database.whenReady().join();
            findings = new Ledger(database.jdbi()).audit(crowd.journals());
        }
        tell(findings, outcomes);
        return counts(findings, outcomes);
    }

    private void tell(Ledger.Findings findings, List<Mayhem.Outcome> outcomes) {
        findings.lost().stream()
                .limit(NAMED)
                .forEach(lost -> say.accept("lost: " + described(lost, outcomes)));
        findings.lostAlarms().stream().limit(NAMED).forEach(id -> say.accept("lost: alarm " + id));
        findings.strangeAlarms().stream()
                .limit(NAMED)
                .forEach(id -> say.accept("raised twice: alarm " + id));
        unheard().stream().limit(NAMED).forEach(id -> say.accept("not pushed: alarm " + id));
    }

    private static String described(Ledger.Lost lost, List<Mayhem.Outcome> outcomes) {
        Instant acknowledgedAt = lost.entry().acknowledgedAt();
        String where =
                outcomes.stream()
                        .filter(outcome ->
                                acknowledgedAt != null && !outcome.began().isAfter(acknowledgedAt))
                        .reduce((_, later) -> later)
                        .map(outcome ->
                                "in or after round %d (%s, began %s)"
                                        .formatted(
                                                outcome.round().number(),
                                                outcome.round().trouble().text(),
                                                outcome.began()))
                        .orElse("before the first round");
        return "%s number %d, time %s, acknowledged %s, %s"
                .formatted(
                        lost.journal().device(),
                        lost.entry().number(),
                        lost.entry().at(),
                        acknowledgedAt,
                        where);
    }

    private Counts counts(Ledger.Findings findings, List<Mayhem.Outcome> outcomes) {
        Crowd.Tally tally = crowd.tally();
        Crowd.Tally away =
                outcomes.stream()
                        .map(Mayhem.Outcome::whileAway)
                        .reduce(Crowd.Tally.NONE, Crowd.Tally::plus);
        int unheard = unheard().size();
        return new Counts(
                outcomes.size(),
                tally.acknowledged(),
                findings.stored(),
                findings.lost().size(),
                findings.duplicates(),
                unanswered(),
                tally.alarms(),
                findings.alarmsStored(),
                findings.lostAlarms().size(),
                findings.strangeAlarms().size(),
                tally.alarms() - unheard,
                unheard,
                crowd.repeats(),
                crowd.refusals(),
                away.acknowledged(),
                away.heard(),
                outcomes.stream().mapToLong(outcome -> outcome.ready().toMillis()).max().orElse(0),
                troubles(outcomes));
    }

    private long unanswered() {
        return crowd.journals().stream()
                .mapToLong(journal ->
                        journal.begun()
                                - journal.acknowledged()
                                + journal.presses()
                                - journal.promises())
                .sum();
    }

    private static Map<Trouble, Long> troubles(List<Mayhem.Outcome> outcomes) {
        Map<Trouble, Long> troubles = new EnumMap<>(Trouble.class);
        outcomes.forEach(outcome -> troubles.merge(outcome.round().trouble(), 1L, Long::sum));
        return troubles;
    }
}
