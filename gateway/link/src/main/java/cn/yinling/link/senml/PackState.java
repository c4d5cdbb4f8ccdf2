package cn.yinling.link.senml;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The base values of a pack so far, and the fields of the record being read. */
final class PackState {
    static final double RELATIVE_BELOW = 1 << 28;
    private static final int VERSION = 10;

    final SenmlRecord record = new SenmlRecord();

    String baseName = "";
    double baseTime;
    @Nullable String baseUnit;
    double baseValue;

    String name = "";
    @Nullable String unit;
    double time;
    private final double nowEpochSeconds;
    private SenmlRecord.@Nullable Kind kind;
    private boolean hasSum;
    private final Set<SenmlField> seen = EnumSet.noneOf(SenmlField.class);

    PackState(double nowEpochSeconds) {
        this.nowEpochSeconds = nowEpochSeconds;
    }

    void begin() {
        name = "";
        unit = null;
        time = 0;
        kind = null;
        hasSum = false;
        seen.clear();
    }

    /** A field may stand in a record once. */
    void once(SenmlField field) throws MalformedSenmlException {
        if (!seen.add(field)) {
            throw new MalformedSenmlException(
                    "field '%s' is there twice in a record".formatted(field.label()));
        }
    }

    void version(double version) throws MalformedSenmlException {
        if (version > VERSION) {
            throw new MalformedSenmlException(
                    "version %s is newer than %d".formatted(version, VERSION));
        }
    }

    void number(double value) throws MalformedSenmlException {
        only(SenmlRecord.Kind.NUMBER);
        record.number = value;
    }

    void bool(boolean value) throws MalformedSenmlException {
        only(SenmlRecord.Kind.BOOLEAN);
        record.bool = value;
    }

    void text(SenmlRecord.Kind textKind, String value) throws MalformedSenmlException {
        only(textKind);
        record.text = value;
    }

    void sum(double ignored) {
        hasSum = true;
    }

    private void only(SenmlRecord.Kind only) throws MalformedSenmlException {
        if (kind != null) {
            throw new MalformedSenmlException("a record has one value, not two");
        }
        kind = only;
    }

    /** Applies base values; false for a record that only sets them. */
    boolean resolve() throws MalformedSenmlException {
        if (kind == null && !hasSum) {
            return false;
        }
        if (baseName.isEmpty() && name.isEmpty()) {
            throw new MalformedSenmlException("a record has no name");
        }
        record.baseName = baseName;
        record.ownName = name;
        record.kind = kind == null ? SenmlRecord.Kind.SUM_ONLY : kind;
        if (record.kind == SenmlRecord.Kind.NUMBER) {
            record.number += baseValue;
        }
        record.unit = unit == null ? baseUnit : unit;
        double total = baseTime + time;
        record.timed = total >= RELATIVE_BELOW;
        record.epochSeconds = record.timed ? total : nowEpochSeconds + total;
        return true;
    }
}
