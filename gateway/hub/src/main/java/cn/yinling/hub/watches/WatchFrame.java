package cn.yinling.hub.watches;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One frame, {@code [VV*ID*LLLL*CONTENT]} or, of some makers, {@code [VV*ID*IIII*LLLL*CONTENT]}.
 *
 * @param maker two letters or digits
 * @param id the watch's digits
 * @param index the maker's running number, four hex digits, or null
 * @param isLengthRight whether LLLL is the content's length, escaped or not; makers err
 * @param content without escapes
 * @param cut why it ends before its end, null for a whole one
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
record WatchFrame(
        String maker,
        String id,
        @Nullable String index,
        boolean isLengthRight,
        byte[] content,
        @Nullable String cut)
        implements Framed {
    /**
     * Makers write the length with two to eight digits; an index has four. A length that is none
     * makes no frame unreadable: an alarm may stand behind it.
     */
    private static final Pattern HEADER =
            Pattern.compile(
                    "([0-9A-Za-z]{2})\\*([0-9]{6,20})\\*"
                            + "(?:([0-9A-Fa-f]{4})\\*(?=[0-9A-Fa-f]{4}\\*))?(?:([^*,]{0,20})\\*)?");

    private static final Pattern LENGTH = Pattern.compile("[0-9A-Fa-f]{1,8}");
    private static final int ESCAPE = 0x7D;
    private static final byte[] ESCAPED = {0, 0x7D, 0x5B, 0x5D, 0x2C, 0x2A};

    /** Reads what stands between the brackets. */
    static Framed read(byte[] bytes) {
        return read(bytes, null);
    }

    /** Reads what there is of a frame that has no end. */
    static Framed cut(byte[] bytes, String why) {
        return read(bytes, why);
    }

    private static Framed read(byte[] bytes, @Nullable String cut) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher header = HEADER.matcher(text);
        if (!header.lookingAt()) {
            return new Framed.Broken(
                    cut != null
                            ? cut
                            : "expected [maker*digits*length*content], a maker of two characters"
                                    + " and 6 to 20 digits",
                    bytes);
        }
        byte[] content = unescaped(bytes, header.end());
        long length = length(header.group(4));
        return new WatchFrame(
                header.group(1),
                header.group(2),
                header.group(3),
                length == bytes.length - header.end() || length == content.length,
                content,
                cut);
    }

    /** Of the whole between the brackets, as its header has it; -1 where it does not say. */
    static long saidLength(byte[] bytes) {
        Matcher header = HEADER.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        long length = header.lookingAt() ? length(header.group(4)) : -1;
        return length < 0 ? -1 : header.end() + length;
    }

    private static long length(@Nullable String digits) {
        return digits != null && LENGTH.matcher(digits).matches() ? Long.parseLong(digits, 16) : -1;
    }

    private static byte[] unescaped(byte[] bytes, int begin) {
        byte[] plain = new byte[bytes.length - begin];
        int length = 0;
        for (int at = begin; at < bytes.length; at++) {
            int next = at + 1 < bytes.length ? bytes[at + 1] : 0;
            if (bytes[at] == ESCAPE && next > 0 && next < ESCAPED.length) {
                plain[length++] = ESCAPED[next];
                at++;
            } else {
                plain[length++] = bytes[at];
            }
        }
        return Arrays.copyOf(plain, length);
    }

    /** The content's text, a character a byte. */
    String text() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    /** What it begins with, as {@code UD}. */
    String type() {
        String text = text();
        int comma = text.indexOf(',');
        return comma < 0 ? text : text.substring(0, comma);
    }

    /** A frame to the same watch, in its maker's form. */
    byte[] answer(String words) {
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        String header =
                "[%s*%s*%s%04X*"
                        .formatted(maker, id, index == null ? "" : index + "*", text.length);
        return (header + words + "]").getBytes(StandardCharsets.UTF_8);
    }

    /** Without the content: that is health data. */
    @Override
    public String toString() {
        return "WatchFrame[" + maker + "*" + id + "]";
    }
}
