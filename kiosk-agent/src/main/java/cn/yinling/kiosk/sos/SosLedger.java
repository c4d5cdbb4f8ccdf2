package cn.yinling.kiosk.sos;

import cn.yinling.kiosk.outbox.Outbox;
import cn.yinling.kiosk.outbox.OutboxFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Presses and their entries in the outbox, written together or not at all. Thread-safe; every
 * method throws {@link cn.yinling.kiosk.outbox.StorageAwayException} where the disk is not there,
 * and is harmless when done twice.
 */
final class SosLedger {
    private final OutboxFile file;
    private final Outbox outbox;
    private final SosAlarm alarm;
    private final SosBook book = new SosBook();

    SosLedger(OutboxFile file, Outbox outbox, SosAlarm alarm) {
        this.file = file;
        this.outbox = outbox;
        this.alarm = alarm;
    }

    /** The press of that key as it stands; {@code fresh}, now entered, where there was none. */
    Sos enter(Sos fresh) {
        return file.transaction(handle -> entered(handle, fresh));
    }

    private Sos entered(Handle handle, Sos fresh) {
        Optional<Sos> known = book.find(handle, fresh.key());
        if (known.isPresent()) {
            return known.get();
        }
        book.put(handle, fresh);
        outbox.add(handle, alarm.entry(fresh));
        return fresh;
    }

    /** Enters what was held in memory; a silent disk may have taken it before, less far on. */
    void enterHeld(Sos held) {
        file.transaction(handle -> {
            Sos known = entered(handle, held.saved());
            if (!held.isBefore(Sos.Stage.RECEIVED)) {
                book.put(handle, known.isBefore(held.stage()) ? held : known);
                outbox.done(handle, held.key(), held.changedAt());
            }
            return known;
        });
    }

    void received(String key, Instant at) {
        file.transaction(handle -> {
            outbox.done(handle, key, at);
            return change(handle, key, sos -> sos.received(at));
        });
    }

    void refused(String key, String why) {
        file.transaction(handle -> {
            outbox.refused(handle, key, why);
            return change(handle, key, Sos::refusedByGateway);
        });
    }

    private Optional<Sos> change(Handle handle, String key, UnaryOperator<Sos> change) {
        Optional<Sos> changed = book.find(handle, key).map(change);
        changed.ifPresent(sos -> book.put(handle, sos));
        return changed;
    }

    /**
     * Changes the press of that alarm and the open ones before it.
     *
     * @return how many there were
     */
    int changeUpTo(String alarmId, UnaryOperator<Sos> change) {
        return file.transaction(handle -> {
            List<Sos> open = book.openUpTo(handle, alarmId);
            open.forEach(sos -> book.put(handle, change.apply(sos)));
            return open.size();
        });
    }

    /** How many presses since {@code since} are one call for help with {@code newest}. */
    int pressesWith(Sos newest, Instant since) {
        return file.read(handle -> book.pressesWith(handle, newest, since));
    }

    Optional<Sos> newest() {
        return file.read(book::newest);
    }

    /**
     * Forgets what is long done.
     *
     * @return how many entries were given up that the gateway refused all the time
     */
    int prune(Instant now, Duration keep) {
        return file.transaction(handle -> {
            int givenUp = outbox.prune(handle, now, keep);
            book.prune(handle, now.minus(keep));
            return givenUp;
        });
    }
}
