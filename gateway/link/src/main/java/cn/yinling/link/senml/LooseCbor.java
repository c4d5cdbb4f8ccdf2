package cn.yinling.link.senml;

import cn.yinling.link.senml.LooseMeasurement.Field;
import cn.yinling.link.senml.LooseMeasurement.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tries every byte as the head of a map (RFC 8949, section 3), so that a length that is wrong in
 * one record hides no other; and as the label of a name, where even the map's head is lost. For one
 * pack and one thread.
 */
final class LooseCbor {
    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int MAP = 5;
    private static final int SIMPLE = 7;

    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xFF;

    /** More than the standard has, with room for extensions. */
    private static final int MOST_FIELDS = 32;

    private static final double LARGEST = 1e6;

    private final byte[] pack;
    private int at;

    private LooseCbor(byte[] pack) {
        this.pack = pack;
    }

    static List<LooseRecord> records(byte[] pack) {
        return new LooseCbor(pack).records();
    }

    private List<LooseRecord> records() {
        List<LooseRecord> records = new ArrayList<>();
        int begin = 0;
        while (begin < pack.length) {
            at = begin;
            LooseRecord record = major() == MAP ? map() : name();
            if (!record.fields().isEmpty()) {
                records.add(record);
            }
            begin = record.isWhole() ? at : begin + 1;
        }
        return records;
    }

    private LooseRecord map() {
        List<Field> fields = new ArrayList<>();
        try {
            boolean isIndefinite = (pack[at] & 0x1F) == INDEFINITE;
            long left = isIndefinite ? MOST_FIELDS : Math.min(argument(), MOST_FIELDS + 1L);
            for (; left > 0 && !isBreak(isIndefinite); left--) {
                SenmlField name = label();
                if (major() == BYTES && name != SenmlField.DATA_VALUE) {
                    throw new UnreadableException(); // what follows may be in it
                }
                Value value = item();
                if (name == SenmlField.VALUE && !isMeasured(value)) {
                    throw new UnreadableException(); // what follows may be in it
                }
                if (name != null) {
                    fields.add(new Field(name, value));
                }
            }
            if (isIndefinite) {
                skipBreak();
            }
            return new LooseRecord(fields, !fields.isEmpty());
        } catch (UnreadableException e) {
            return new LooseRecord(fields, false);
        }
    }

    /** Bytes of the next record are a large number. */
    private static boolean isMeasured(Value value) {
        return !(value instanceof Value.Numeric(double number)) || Math.abs(number) < LARGEST;
    }

    private LooseRecord name() {
        try {
            if (label() == SenmlField.NAME && item() instanceof Value.Text text) {
                return new LooseRecord(List.of(new Field(SenmlField.NAME, text)), false);
            }
        } catch (UnreadableException e) {
            // Most bytes are no label.
        }
        return new LooseRecord(List.of(), false);
    }

    private boolean isBreak(boolean isIndefinite) throws UnreadableException {
        return isIndefinite && peek() == BREAK;
    }

    private void skipBreak() throws UnreadableException {
        if (next() != BREAK) {
            throw new UnreadableException();
        }
    }

    /** By number, or by the text that JSON has; null for one that we do not know. */
    private @Nullable SenmlField label() throws UnreadableException {
        return switch (major()) {
            case UNSIGNED, NEGATIVE -> numbered(integer());
            case TEXT -> SenmlField.ofLabel(text().toLowerCase(Locale.ROOT));
            default -> throw new UnreadableException();
        };
    }

    /** The table is conclusive (RFC 8428, section 6). */
    private static SenmlField numbered(long number) throws UnreadableException {
        SenmlField field = SenmlField.ofNumber(String.valueOf(number));
        if (field == null) {
            throw new UnreadableException();
        }
        return field;
    }

    private Value item() throws UnreadableException {
        return switch (major()) {
            case UNSIGNED, NEGATIVE -> new Value.Numeric(integer());
            case BYTES -> {
                take(length());
                yield new Value.Other();
            }
            case TEXT -> new Value.Text(text());
            case SIMPLE -> simple();
            default -> throw new UnreadableException();
        };
    }

    private Value simple() throws UnreadableException {
        int head = next();
        return switch (head & 0x1F) {
            case 20 -> new Value.Truth(false);
            case 21 -> new Value.Truth(true);
            case 24 -> {
                next();
                yield new Value.Other();
            }
            case 25 -> new Value.Numeric(Float.float16ToFloat((short) big(2)));
            case 26 -> new Value.Numeric(Float.intBitsToFloat((int) big(4)));
            case 27 -> new Value.Numeric(Double.longBitsToDouble(big(8)));
            case INDEFINITE -> throw new UnreadableException();
            default -> new Value.Other();
        };
    }

    private long integer() throws UnreadableException {
        boolean isNegative = major() == NEGATIVE;
        long argument = argument();
        return isNegative ? -1 - argument : argument;
    }

    private String text() throws UnreadableException {
        if ((pack[at] & 0x1F) != INDEFINITE) {
            return string();
        }
        at++;
        StringBuilder text = new StringBuilder();
        while (peek() != BREAK) {
            if (major() != TEXT) {
                throw new UnreadableException();
            }
            text.append(string());
        }
        at++;
        return text.toString();
    }

    private String string() throws UnreadableException {
        int length = length();
        int begin = take(length);
        String string = new String(pack, begin, length, StandardCharsets.UTF_8);
        if (string.chars().anyMatch(Character::isISOControl)) {
            throw new UnreadableException(); // a length that is wrong has swallowed what follows
        }
        return string;
    }

    private int length() throws UnreadableException {
        long length = argument();
        if (length < 0 || length > pack.length - at) {
            throw new UnreadableException();
        }
        return (int) length;
    }

    private long argument() throws UnreadableException {
        int low = next() & 0x1F;
        return switch (low) {
            case 24 -> big(1);
            case 25 -> big(2);
            case 26 -> big(4);
            case 27 -> big(8);
            case 28, 29, 30, INDEFINITE -> throw new UnreadableException();
            default -> low;
        };
    }

    private long big(int bytes) throws UnreadableException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | next();
        }
        return number;
    }

    /** The next item's major type; -1 at the end. */
    private int major() {
        return at < pack.length ? (pack[at] & 0xFF) >> 5 : -1;
    }

    private int peek() throws UnreadableException {
        int head = next();
        at--;
        return head;
    }

    private int next() throws UnreadableException {
        return pack[take(1)] & 0xFF;
    }

    /** Goes on by so many bytes; where they begin. */
    private int take(int bytes) throws UnreadableException {
        if (bytes > pack.length - at) {
            throw new UnreadableException();
        }
        int begin = at;
        at += bytes;
        return begin;
    }

    /** Here is no item of the kind that was looked for. */
    private static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException() {
            super("", null, false, false);
        }
    }
}
