package cn.yinling.link.reading;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.senml.LooseMeasurement;
import cn.yinling.link.senml.LooseSenml;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a pack that breaks the rules. A cause that can be read is an alarm, whatever
 * stands beside it and however its truth is written; only a well-formed {@code false} of the device
 * itself is over. For one pack and one thread.
 */
final class Salvage {
    private final DeviceId device;
    private final Instant now;
    private final Vitals.Builder vitals = new Vitals.Builder();
    private final Set<Cause> causes = EnumSet.noneOf(Cause.class);
    private final Set<Cause> over = EnumSet.noneOf(Cause.class);
    private @Nullable LooseMeasurement alarm;
    private @Nullable LooseMeasurement ending;
    private long sequence;

    private Salvage(DeviceId device, Instant now) {
        this.device = device;
        this.now = now;
    }

    /** A reading with a cause that is present or over; empty where none can be read. */
    static Optional<Reading> of(DeviceId device, byte[] payload, Instant now) {
        return LooseSenml.guesses(payload)
                .map(measurements -> new Salvage(device, now).read(measurements))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Reading> read(List<LooseMeasurement> measurements) {
        for (LooseMeasurement one : measurements) {
            one.names().forEach(name -> cause(name, one));
        }
        over.removeAll(causes);
        LooseMeasurement moment = alarm == null ? ending : alarm;
        if (moment == null) {
            return Optional.empty();
        }
        for (LooseMeasurement one : measurements) {
            if (Double.compare(one.epochSeconds(), moment.epochSeconds()) == 0) {
                value(one);
            }
        }
        boolean isTimed = moment.isTimed();
        Instant at = isTimed ? ReadingCollector.instant(moment.epochSeconds()) : now;
        return Optional.of(new Reading(at, isTimed, sequence, vitals.build(), causes, over, null));
    }

    private void cause(String name, LooseMeasurement one) {
        Optional<Cause> cause = RecordName.cause(device, one.baseName(), name);
        if (cause.isEmpty()) {
            return;
        }
        if (!Boolean.FALSE.equals(one.truth())) {
            causes.add(cause.get());
            alarm = alarm == null ? one : alarm;
        } else if (isOwn(one.baseName() + name)) {
            over.add(cause.get());
            ending = ending == null ? one : ending;
        }
    }

    /** A value counts where it is beyond doubt; nobody else's. */
    private void value(LooseMeasurement one) {
        String name = one.baseName() + one.names().getLast();
        if (!isOwn(name)) {
            return;
        }
        String local = name.substring(RecordName.separator(name) + 1);
        Vital vital = Vital.named(local);
        if (local.equals(ReadingCollector.SEQUENCE)) {
            sequence = ReadingCollector.isSequence(one.number()) ? (long) one.number() : sequence;
        } else if (vital != null) {
            vital(vital, one);
        }
    }

    private void vital(Vital vital, LooseMeasurement one) {
        String unit = one.unit();
        Boolean truth = one.truth();
        switch (vital.type()) {
            case TRUTH -> {
                if (truth != null) {
                    vitals.set(vital, truth);
                }
            }
            case NUMBER -> {
                boolean isKnownUnit = unit == null || vital.accepts(unit);
                if (isKnownUnit && vital.isPlausible(one.number())) {
                    vitals.set(vital, one.number());
                }
            }
        }
    }

    private boolean isOwn(String name) {
        int end = RecordName.separator(name);
        return end < 0 || RecordName.isOf(device, name, end);
    }
}
