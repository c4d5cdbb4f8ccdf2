package cn.yinling.hub.support;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.senml.SenmlFormat;
import cn.yinling.link.topic.DeviceId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A pack with a cause and one fault beside it.
 *
 * @param fault what is wrong, for whoever reads why a test failed
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
public record FaultyPack(Cause cause, String fault, byte[] bytes) {
    /** Each time a device names one of these it is an alarm of its own. */
    private static final List<Cause> CAUSES = List.of(Cause.SOS, Cause.CORD, Cause.FALL);

    private static final byte[] PLACE = "\"PLACE\"".getBytes(StandardCharsets.UTF_8);

    /** Records that nobody can take; each in the place of a good one. */
    private static final List<String> RECORDS =
            List.of(
                    "{\"n\":\"batt\",\"v\":101}",
                    "{\"n\":\"hr\",\"v\":nan}",
                    "{\"n\":\"hr\",\"v\":-Infinity}",
                    "{\"n\":\"hr\",\"v\":1e999}",
                    "{\"n\":\"hr\",\"v\":\"62\"}",
                    "{\"n\":\"hr\",\"v\":}",
                    "{\"n\":\"hr\",\"v\":062}",
                    "{\"n\":\"hr\",\"u\":\"Hz\",\"v\":62}",
                    "{\"n\":\"bed\",\"v\":1}",
                    "{\"n\":\"hr\",\"v\":62,\"v\":63}",
                    "{\"n\":\"hr\",\"v\":62",
                    "{\"n\":\"hr,\"v\":62}",
                    "{\"n\":\"fw\",\"vs\":\"5\" long\"}",
                    "{\"n\":\"fw\",\"vs\":\"\\",
                    "{\"n\":\"fw\",\"must_\":1}",
                    "{\"n\":\"seq\",\"v\":-1}",
                    "{\"bver\":11}",
                    "{\"bn\":\"bed-9999/\",\"n\":\"hr\",\"v\":62}",
                    "{\"bt\":\"now\"}",
                    "{\"bt\":null}",
                    "[]",
                    "62",
                    "}{",
                    "\u0001");

    /** The cause, as it must not be written. */
    private static final List<String> CAUSES_WRITTEN =
            List.of(
                    "{\"n\":\"%s\",\"v\":1}",
                    "{\"n\":\"%s\",\"v\":0}",
                    "{\"n\":\"%s\",\"vs\":\"true\"}",
                    "{\"n\":\"%s\",\"vb\":\"false\"}",
                    "{\"n\":\"%s\",\"vb\":null}",
                    "{\"n\":\"%s\",\"vb\":1}",
                    "{\"n\":\"%s\",\"vb\":True}",
                    "{\"n\":\"%s\",\"vb\":true,\"vb\":true}",
                    "{\"n\":\"%s\",\"s\":1}",
                    "{\"n\":\"%s\"}",
                    "{\"N\":\"%s\",\"VB\":true}",
                    "{\"n\":\"room/%s\",\"vb\":true}",
                    "{\"bn\":\"bed-9999/\",\"n\":\"%s\",\"vb\":true}",
                    "{\"bn\":\"urn:dev:mac:0024befffe804ff1\",\"n\":\"%s\",\"vb\":true}",
                    "{'n': '%s', 'vb': true}");

    private static final List<BiFunction<Random, Cause, FaultyPack>> FAULTS =
            List.of(
                    FaultyPack::wrongRecord,
                    FaultyPack::wrongTruth,
                    FaultyPack::capitals,
                    FaultyPack::strayBytes,
                    FaultyPack::tooManyRecords,
                    FaultyPack::wrongTime,
                    FaultyPack::cutJson,
                    FaultyPack::lostByte,
                    FaultyPack::notUtf8,
                    FaultyPack::cutCbor,
                    FaultyPack::wrongCbor);

    /** Any of them. */
    public static FaultyPack any(Random random) {
        Cause cause = oneOf(random, CAUSES);
        return oneOf(random, FAULTS).apply(random, cause);
    }

    private static FaultyPack wrongRecord(Random random, Cause cause) {
        String wrong = oneOf(random, RECORDS);
        List<String> records = List.of(good(cause), wrong, "{\"n\":\"br\",\"v\":14}");
        String pack = "[" + String.join(",", shuffled(random, records)) + "]";
        return new FaultyPack(cause, "wrong record " + wrong, utf8(pack));
    }

    private static FaultyPack wrongTruth(Random random, Cause cause) {
        String pack = oneOf(random, CAUSES_WRITTEN).formatted(cause.wireName());
        return new FaultyPack(cause, "wrong truth", utf8("[{\"n\":\"hr\",\"v\":62}," + pack + "]"));
    }

    private static FaultyPack capitals(Random random, Cause cause) {
        StringBuilder name = new StringBuilder(cause.wireName());
        int at = random.nextInt(name.length());
        name.setCharAt(at, Character.toUpperCase(name.charAt(at)));
        String pack = "[{\"n\":\"%s\",\"vb\":true},{\"n\":\"hr\",\"v\":62}]".formatted(name);
        return new FaultyPack(cause, "capitals", utf8(pack));
    }

    private static FaultyPack strayBytes(Random random, Cause cause) {
        byte[] pack = utf8("[" + good(cause) + "]");
        String stray =
                oneOf(random, List.of("\uFEFF", "\0", "]", "\0\0\0", "x", "\r\n\0", "AT+OK\r\n"));
        return new FaultyPack(
                cause,
                "stray bytes",
                random.nextBoolean() && !stray.equals("\r\n\0")
                        ? joined(utf8(stray), pack)
                        : joined(pack, utf8(stray)));
    }

    private static FaultyPack tooManyRecords(Random random, Cause cause) {
        String many = "{\"n\":\"x\",\"v\":1},".repeat(256 + random.nextInt(200));
        return new FaultyPack(cause, "too many records", utf8("[" + many + good(cause) + "]"));
    }

    private static FaultyPack wrongTime(Random random, Cause cause) {
        long millis = System.currentTimeMillis() + random.nextInt(1_000_000);
        String time =
                oneOf(
                        random,
                        List.of(
                                "0",
                                "86400",
                                "315532800",
                                "" + millis,
                                millis + "000",
                                "1e300",
                                "-1e300",
                                "1e999",
                                "\"2026-11-27T03:00:00Z\""));
        String pack = "[{\"bt\":%s,\"n\":\"%s\",\"vb\":true}]".formatted(time, cause.wireName());
        return new FaultyPack(cause, "time " + time, utf8(pack));
    }

    /** Anywhere after the cause. */
    private static FaultyPack cutJson(Random random, Cause cause) {
        String begun = "[" + good(cause);
        String pack = begun + ",{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":62}]";
        int least = begun.indexOf(',');
        int end = least + random.nextInt(pack.length() - least);
        return new FaultyPack(cause, "cut at " + end, utf8(pack.substring(0, end)));
    }

    /** One of another record. */
    private static FaultyPack lostByte(Random random, Cause cause) {
        String other = "{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":62}";
        int at = random.nextInt(other.length());
        String damaged = other.substring(0, at) + other.substring(at + 1);
        List<String> records = List.of(damaged, good(cause));
        String pack = "[" + String.join(",", shuffled(random, records)) + "]";
        return new FaultyPack(cause, "lost byte " + at, utf8(pack));
    }

    private static FaultyPack notUtf8(Random random, Cause cause) {
        byte[] text = new byte[1 + random.nextInt(12)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (0x80 + random.nextInt(0x80));
        }
        String fw = "{\"n\":\"fw\",\"vs\":\"PLACE\"}";
        List<String> records = List.of(fw, good(cause));
        byte[] pack = utf8("[" + String.join(",", shuffled(random, records)) + "]");
        byte[] quoted = joined(joined(utf8("\""), text), utf8("\""));
        return new FaultyPack(cause, "not UTF-8", replaced(pack, quoted));
    }

    private static FaultyPack cutCbor(Random random, Cause cause) {
        byte[] whole = cbor(cause);
        int least = end(whole, cause);
        byte[] cut = Arrays.copyOf(whole, least + random.nextInt(whole.length - least));
        return new FaultyPack(cause, "CBOR cut at " + cut.length, cut);
    }

    /** One byte that is not the cause's own, nor the label before it. */
    private static FaultyPack wrongCbor(Random random, Cause cause) {
        byte[] pack = cbor(cause);
        int end = end(pack, cause);
        int begin = end - cause.wireName().length() - 2;
        int at = random.nextInt(pack.length - (end - begin));
        at = at < begin ? at : at + end - begin;
        pack[at] ^= (byte) (1 + random.nextInt(255));
        boolean isFalse = at == end + 1 && pack[at] == (byte) 0xF4;
        return isFalse
                ? cutCbor(random, cause)
                : new FaultyPack(cause, "CBOR byte " + at + " wrong", pack);
    }

    private static byte[] cbor(Cause cause) {
        Vitals vitals =
                new Vitals.Builder()
                        .set(Vital.HEART_RATE, 62.5)
                        .set(Vital.IN_BED, true)
                        .set(Vital.BATTERY, 88)
                        .build();
        Reading reading = new Reading(Instant.EPOCH, false, 0, vitals, Set.of(cause), null);
        return new ReadingEncoder(SenmlFormat.CBOR).encode(new DeviceId("bed-0001"), reading);
    }

    /** Where the cause's name ends, which stands in it once. */
    private static int end(byte[] pack, Cause cause) {
        String bytes = new String(pack, StandardCharsets.ISO_8859_1);
        return bytes.indexOf(cause.wireName()) + cause.wireName().length();
    }

    private static String good(Cause cause) {
        return "{\"n\":\"%s\",\"vb\":true}".formatted(cause.wireName());
    }

    private static <T> T oneOf(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static List<String> shuffled(Random random, List<String> records) {
        List<String> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static byte[] replaced(byte[] pack, byte[] text) {
        String found = new String(pack, StandardCharsets.ISO_8859_1);
        int at = found.indexOf(new String(PLACE, StandardCharsets.ISO_8859_1));
        byte[] before = Arrays.copyOf(pack, at);
        return joined(
                joined(before, text), Arrays.copyOfRange(pack, at + PLACE.length, pack.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes in hexadecimal, to be tried again. */
    @Override
    public String toString() {
        return "%s beside %s: %s".formatted(fault, cause, HexFormat.of().formatHex(bytes));
    }
}
