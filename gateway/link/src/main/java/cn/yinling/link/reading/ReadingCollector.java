package cn.yinling.link.reading;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.senml.MalformedSenmlException;
import cn.yinling.link.senml.SenmlHandler;
import cn.yinling.link.senml.SenmlRecord;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the records of one pack into a {@link Reading}. For one pack and one thread. */
final class ReadingCollector implements SenmlHandler {
    private static final String SEQUENCE = "seq";
    private static final double LARGEST_EXACT = 1L << 53;

    private final DeviceId device;
    private final Instant now;
    private final Vitals.Builder vitals = new Vitals.Builder();
    private final Set<Cause> causes = EnumSet.noneOf(Cause.class);
    private double epochSeconds = Double.NaN;
    private boolean timed;
    private boolean hasContent;
    private long sequence;
    private @Nullable ExtraJson extra;

    ReadingCollector(DeviceId device, Instant now) {
        this.device = device;
        this.now = now;
    }

    @Override
    public void record(SenmlRecord pack) throws MalformedSenmlException {
        String name = localName(pack.name());
        sameMoment(pack);
        if (name.equals(SEQUENCE)) {
            sequence(pack);
            return;
        }
        hasContent = true;
        Optional<Vital> vital = Vital.ofWireName(name);
        if (vital.isPresent()) {
            vital(vital.get(), pack);
            return;
        }
        Optional<Cause> cause = Cause.ofWireName(name);
        if (cause.isPresent()) {
            if (truth(name, pack)) {
                causes.add(cause.get());
            }
            return;
        }
        if (extra == null) {
            extra = new ExtraJson();
        }
        extra.add(name, pack);
    }

    Decoded finish() {
        if (!hasContent) {
            return new Decoded.Refused(Decoded.Reason.MALFORMED, "the pack measures nothing");
        }
        Instant at = timed ? instant(epochSeconds) : now;
        String extraJson = extra == null ? null : extra.json();
        return new Decoded.Accepted(
                new Reading(at, timed, sequence, vitals.build(), causes, extraJson));
    }

    /** What stands behind the base name; the base name must be this device's. */
    private String localName(String name) {
        int end = Math.max(name.lastIndexOf('/'), name.lastIndexOf(':'));
        if (end < 0) {
            return name;
        }
        if (!name.substring(0, end).endsWith(device.value())) {
            throw new ImplausibleException(
                    Decoded.Reason.FOREIGN_DEVICE,
                    "name '%s' is not of device %s".formatted(name, device));
        }
        return name.substring(end + 1);
    }

    private void sameMoment(SenmlRecord pack) throws MalformedSenmlException {
        if (Double.isNaN(epochSeconds)) {
            epochSeconds = pack.epochSeconds();
            timed = pack.isTimed();
        } else if (pack.epochSeconds() != epochSeconds) {
            throw new MalformedSenmlException(
                    "records of different times; send one message for each moment");
        }
    }

    private void sequence(SenmlRecord pack) throws MalformedSenmlException {
        double number = pack.number();
        boolean whole = pack.kind() == SenmlRecord.Kind.NUMBER && number == Math.rint(number);
        if (!whole || number < 0 || number > LARGEST_EXACT) {
            throw new MalformedSenmlException("'seq' must be a whole number from 0 to 2^53");
        }
        sequence = (long) number;
    }

    private void vital(Vital vital, SenmlRecord pack) throws MalformedSenmlException {
        if (vital.type() == Vital.Type.TRUTH) {
            vitals.set(vital, truth(vital.wireName(), pack));
            return;
        }
        if (pack.kind() != SenmlRecord.Kind.NUMBER) {
            throw new MalformedSenmlException("'%s' must be a number".formatted(vital.wireName()));
        }
        String unit = pack.unit();
        if (unit != null && !vital.accepts(unit)) {
            throw new ImplausibleException(
                    Decoded.Reason.IMPLAUSIBLE,
                    "'%s' in '%s', expected '%s'".formatted(vital.wireName(), unit, vital.unit()));
        }
        if (!vital.isPlausible(pack.number())) {
            throw new ImplausibleException(
                    Decoded.Reason.IMPLAUSIBLE,
                    "'%s' is outside %s".formatted(vital.wireName(), vital.range()));
        }
        vitals.set(vital, pack.number());
    }

    private static boolean truth(String name, SenmlRecord pack) throws MalformedSenmlException {
        if (pack.kind() != SenmlRecord.Kind.BOOLEAN) {
            throw new MalformedSenmlException("'%s' must be true or false (vb)".formatted(name));
        }
        return pack.bool();
    }

    private static Instant instant(double epochSeconds) {
        long micros = Math.round(epochSeconds * 1e6);
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
