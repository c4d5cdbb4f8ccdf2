package cn.yinling.kiosk.sos;

import cn.yinling.kiosk.outbox.Entry;
import cn.yinling.kiosk.outbox.Outbox;
import cn.yinling.kiosk.outbox.OutboxFile;
import cn.yinling.kiosk.outbox.StorageAwayException;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.topic.DeviceId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes presses and follows them to the end of their case. A press is durable before it is called
 * saved; where the disk will not have it, it goes out from memory and is called received once the
 * gateway has it. Each press with a key of its own is an alarm of its own, also while an earlier
 * one is open: the hotline joins them. Thread-safe; blocks on the disk except where said.
 */
public final class SosDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SosDesk.class);

    private final Outbox outbox;
    private final SosAlarm alarm;
    private final SosLedger ledger;
    private final HeldPresses held = new HeldPresses();
    private final PressClock pressTimes;
    private final Showing showing;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Runnable changed;
    private volatile @Nullable Sos newest;
    private volatile int presses = 1;

    /**
     * A desk that knows of no press before the first {@link #tidy()}.
     *
     * @param changed called after each change, on the thread that made it
     */
    public SosDesk(
            DeviceId kiosk,
            SosConfig config,
            OutboxFile file,
            Outbox outbox,
            Clock clock,
            MeterRegistry metrics,
            Runnable changed) {
        this.outbox = outbox;
        this.alarm = new SosAlarm(kiosk);
        this.ledger = new SosLedger(file, outbox, alarm);
        this.pressTimes = new PressClock(clock);
        this.showing = new Showing(config);
        this.clock = clock;
        this.metrics = metrics;
        this.changed = changed;
    }

    /** Takes a press; a key that is known already is the same press again. */
    public Press press(String key) {
        Optional<Sos> before = held.find(key);
        Sos sos = before.orElseGet(() -> alarm.pressed(key, pressTimes.next(), Sos.Stage.HELD));
        try {
            Sos saved = ledger.enter(sos.saved());
            release(key);
            if (saved.equals(sos.saved())) {
                count("kiosk.presses", "saved");
                LOG.info("{} saved", saved);
            }
            refresh();
            return new Press.Saved(saved);
        } catch (StorageAwayException e) {
            return hold(sos, e);
        }
    }

    private Press hold(Sos fresh, StorageAwayException why) {
        boolean isNew = held.find(fresh.key()).isEmpty();
        if (!outbox.hold(alarm.entry(fresh))) {
            count("kiosk.presses", "lost");
            return new Press.Lost();
        }
        held.hold(fresh);
        if (isNew) {
            count("kiosk.presses", "held");
            LOG.error("{} could not be saved: {}", fresh, why.getMessage());
            changed.run();
        }
        return new Press.Held(held.received(fresh.key()));
    }

    private void release(String key) {
        outbox.release(key);
        held.release(key);
    }

    /** The gateway has the press of that entry; throws where that cannot be written down. */
    public void delivered(Entry entry) {
        Instant now = clock.instant();
        outbox.release(entry.key());
        held.change(entry.key(), sos -> sos.received(now));
        changed.run();
        ledger.received(entry.key(), now);
        refresh();
    }

    /** The gateway will not take the press of that entry for now. */
    public void refused(Entry entry, String why) {
        LOG.error("the gateway refuses {}: {}", entry, why);
        ledger.refused(entry.key(), why);
        refresh();
    }

    /**
     * Moves the press that the command names, and those made before it: the hotline has them in one
     * case. Throws where that cannot be written down.
     */
    public void commanded(DeviceCommand command) {
        Instant now = clock.instant();
        if (command.expiresAt().isBefore(now)) {
            count("kiosk.commands", "expired");
            return;
        }
        String alarmId = command.alarmId();
        @Nullable UnaryOperator<Sos> change =
                switch (command.kind()) {
                    case HELP_IS_COMING -> sos -> sos.taken(command.agent(), now);
                    case CASE_CLOSED -> sos -> sos.closed(now);
                    case VOICE_MODE, MEASURE_NOW, TEST, INTERVAL, THRESHOLDS -> null;
                };
        if (alarmId == null || change == null) {
            count("kiosk.commands", "not-for-a-kiosk");
            return;
        }
        held.changeUpTo(alarmId, change);
        changed.run();
        int moved = ledger.changeUpTo(alarmId, change);
        count("kiosk.commands", moved == 0 ? "without-effect" : "applied");
        refresh();
    }

    /**
     * What the page shows, if anything. Never blocks.
     *
     * @return a press that is saved or further
     */
    public Optional<Sos> shown() {
        Optional<Sos> last = held.newestReceived().or(() -> Optional.ofNullable(newest));
        return last.filter(sos -> showing.isShown(sos, clock.instant()));
    }

    /** How often was pressed for what is {@link #shown()}, 1 or more. Never blocks. */
    public int presses() {
        return presses;
    }

    /** To be called every second: saves what could not be saved, and follows the disk. */
    public void tidy() {
        try {
            held.all().forEach(this::save);
        } catch (StorageAwayException e) {
            LOG.debug("still nothing can be saved", e);
        }
        refresh();
    }

    private void save(Sos sos) {
        ledger.enterHeld(sos);
        release(sos.key());
        LOG.info("{} saved, the disk is back", sos);
    }

    /** Forgets what is long done. */
    public void prune(Duration keep) {
        int givenUp = ledger.prune(clock.instant(), keep);
        if (givenUp > 0) {
            LOG.error("{} entries given up that the gateway refused for {}", givenUp, keep);
            metrics.counter("kiosk.outbox.given.up").increment(givenUp);
        }
    }

    private void refresh() {
        read();
        changed.run();
    }

    private void read() {
        try {
            Sos last = ledger.newest().orElse(null);
            presses = last == null ? 1 : ledger.pressesWith(last, showing.togetherSince(last));
            newest = last;
        } catch (StorageAwayException e) {
            LOG.debug("the last press stays as it was known", e);
        }
    }

    private void count(String name, String outcome) {
        metrics.counter(name, "outcome", outcome).increment();
    }
}
