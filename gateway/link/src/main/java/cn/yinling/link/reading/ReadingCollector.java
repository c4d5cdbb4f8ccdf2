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
    static final String SEQUENCE = "seq";
    private static final double LARGEST_EXACT = 1L << 53;

    private final DeviceId device;
    private final Instant now;
    private final Vitals.Builder vitals = new Vitals.Builder();
    private Set<Cause> causes = Set.of();
    private Set<Cause> over = Set.of();
    private double epochSeconds = Double.NaN;
    private boolean timed;
    private boolean hasContent;
    private long sequence = Reading.UNNUMBERED;
    private @Nullable ExtraJson extra;

    ReadingCollector(DeviceId device, Instant now) {
        this.device = device;
        this.now = now;
    }

    @Override
    public void record(SenmlRecord pack) throws MalformedSenmlException {
        String name = localName(pack);
        sameMoment(pack);
        if (name.equals(SEQUENCE)) {
            sequence(pack);
            return;
        }
        hasContent = true;
        Vital vital = Vital.named(name);
        if (vital == null) {
            other(name, pack);
        } else {
            vital(vital, pack);
        }
    }

    @Override
    public void unsaid(String baseName, String ownName) throws MalformedSenmlException {
        Optional<Cause> cause = RecordName.cause(device, baseName, ownName);
        if (cause.isPresent()) {
            throw new MalformedSenmlException(
                    "'%s' must be true or false (vb)".formatted(cause.get().wireName()));
        }
    }

    private void other(String name, SenmlRecord pack) throws MalformedSenmlException {
        Optional<Cause> cause = Cause.toldBy(name);
        if (cause.isPresent()) {
            if (truth(name, pack)) {
                causes = with(cause.get(), causes);
            } else {
                over = with(cause.get(), over);
            }
            return;
        }
        mustBeNoCause(pack.baseName(), pack.ownName());
        if (extra == null) {
            extra = new ExtraJson();
        }
        extra.add(name, pack);
    }

    /** A press must not pass for a measurement that nobody knows. */
    private void mustBeNoCause(String baseName, String ownName) throws MalformedSenmlException {
        Optional<Cause> meant = RecordName.cause(device, baseName, ownName);
        if (meant.isPresent()) {
            throw new MalformedSenmlException(
                    "'%s%s' must be written '%s'"
                            .formatted(baseName, ownName, meant.get().wireName()));
        }
    }

    /** Most packs have none. */
    private static Set<Cause> with(Cause cause, Set<Cause> known) {
        Set<Cause> all = known.isEmpty() ? EnumSet.noneOf(Cause.class) : known;
        all.add(cause);
        return all;
    }

    Decoded finish() {
        if (!hasContent) {
            return new Decoded.Refused(Decoded.Reason.MALFORMED, "the pack measures nothing");
        }
        Instant at = timed ? instant(epochSeconds) : now;
        String extraJson = extra == null ? null : extra.json();
        return new Decoded.Accepted(
                new Reading(at, timed, sequence, vitals.build(), causes, over, extraJson));
    }

    /** What stands behind the last separator; before it, there must be this device's id. */
    private String localName(SenmlRecord pack) {
        String base = pack.baseName();
        String own = pack.ownName();
        if (base.isEmpty() && RecordName.separator(own) < 0) {
            return own;
        }
        if (!own.isEmpty()
                && RecordName.separator(own) < 0
                && RecordName.separator(base) == base.length() - 1) {
            mustBeOfDevice(base, base.length() - 1);
            return own;
        }
        String name = pack.name();
        int end = RecordName.separator(name);
        if (end < 0) {
            return name;
        }
        mustBeOfDevice(name, end);
        return name.substring(end + 1);
    }

    private void mustBeOfDevice(String name, int end) {
        if (!RecordName.isOf(device, name, end)) {
            throw new ImplausibleException(
                    Decoded.Reason.FOREIGN_DEVICE,
                    "name '%s' is not of device %s".formatted(name, device));
        }
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
        if (pack.kind() != SenmlRecord.Kind.NUMBER || !isSequence(number)) {
            throw new MalformedSenmlException("'seq' must be a whole number from 0 to 2^53");
        }
        sequence = (long) number;
    }

    static boolean isSequence(double number) {
        return number == Math.rint(number) && number >= 0 && number <= LARGEST_EXACT;
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

    static Instant instant(double epochSeconds) {
        long micros = Math.round(epochSeconds * 1e6);
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
