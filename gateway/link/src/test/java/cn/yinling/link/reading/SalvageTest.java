package cn.yinling.link.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of packs that the rules refuse. */
class SalvageTest {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.512Z");

    private final ReadingDecoder decoder = new ReadingDecoder();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    [{"n":"sos","vb":true},{"n":"batt","v":101}]           | 'batt' is outside 0.0 to 100.0
                    [{"n":"batt","v":101},{"n":"sos","vb":true}]           | 'batt' is outside 0.0 to 100.0
                    \uFEFF[{"n":"sos","vb":true}]                          | not JSON
                    [{"n":"sos","vb":true}]␀␀                              | not JSON
                    [{"n":"sos","vb":true}]x                               | not JSON
                    [{"n":"sos","vb":true},{"n":"hr","v":nan}]             | not JSON
                    [{"n":"hr","v":-Infinity},{"n":"sos","vb":true}]       | not JSON
                    [{"n":"hr","v":1e999},{"n":"sos","vb":true}]           | in the range of a double
                    [{"n":"hr","v":"62"},{"n":"sos","vb":true}]            | 'v' must be a number
                    [{"n":"hr","v":},{"n":"sos","vb":true}]                | not JSON
                    [{"n":"hr,"v":62},{"n":"sos","vb":true}]               | not JSON
                    [{"n":"fw","vs":"5" long"},{"n":"sos","vb":true}]      | not JSON
                    [{"n":"fw","vs":"a{b}"x},{"n":"sos","vb":true}]        | not JSON
                    [{"n":"hr","v":62,{"n":"sos","vb":true}]               | not JSON
                    ["n":"sos","vb":true}]                                 | record 1 is not an object
                    {"n":"sos","vb":true}                                  | a SenML pack is a JSON array
                    [[{"n":"sos","vb":true}]]                              | record 1 is not an object
                    [{'n': 'sos', 'vb': True}]                             | not JSON
                    [{"N":"sos","VB":true}]                                | 'N' must be written 'n'
                    [{"n":"hr","v":62},{"N":"SOS","VB":true}]              | 'N' must be written 'n'
                    [{"n":"SOS","vb":true}]                                | must be written 'sos'
                    [{"n":"hr","v":62},{"n":" Sos","vb":true}]             | must be written 'sos'
                    [{"bn":"bed-0001","n":"sos","vb":true}]                | must be written 'sos'
                    [{"n":"bed-0001-sos","vb":true}]                       | must be written 'sos'
                    [{"bn":"bed-0001","n":"SOS","vb":true}]                | must be written 'sos'
                    [{"bn":"xyz","n":"sos","vb":true}]                     | must be written 'sos'
                    [{"bn":"bed-0002/","n":"sos","vb":true}]               | not of device bed-0001
                    [{"bn":"bed-0002/sos","vb":true}]                      | not of device bed-0001
                    [{"bn":"urn:dev:mac:00","n":":sos","vb":true}]         | not of device bed-0001
                    [{"n":"s\\u006Fs","vb":1}]                             | 'vb' must be true or false
                    [{"n":"sos","v":1}]                                    | 'sos' must be true or false
                    [{"n":"sos","v":0}]                                    | 'sos' must be true or false
                    [{"n":"sos","vs":"true"}]                              | 'sos' must be true or false
                    [{"n":"sos","vs":"false"}]                             | 'sos' must be true or false
                    [{"n":"sos","vb":"false"}]                             | 'vb' must be true or false
                    [{"n":"sos","vb":null}]                                | 'vb' must be true or false
                    [{"n":"sos","vb":False}]                               | not JSON
                    [{"n":"sos","vb":false                                 | not JSON
                    [{"n":"sos","vb":fals                                  | not JSON
                    [{"n":"sos","vb":false,"v":1}]                         | one value, not two
                    [{"n":"sos","vb":false,"vb":true}]                     | there twice in a record
                    [{"n":"sos","n":"hr","vb":true}]                       | there twice in a record
                    [{"n":"hr","n":"sos","vb":true}]                       | there twice in a record
                    [{"n":"sos","s":1}]                                    | 'sos' must be true or false
                    [{"n":"sos"}]                                          | 'sos' must be true or false
                    [{"n":"sos"},{"n":"hr","v":62}]                        | 'sos' must be true or false
                    [{"n":"sos","value":true}]                             | 'sos' must be true or false
                    [{"n":"sos"                                            | not JSON
                    [{"n":"sos",                                           | not JSON
                    [{"n":"sos","vb":true},{"n":"hr","v                    | not JSON
                    [{"n":"sos","vb":true},{"n":"x","must_":1}]            | must be understood
                    [{"bver":11,"n":"sos","vb":true}]                      | newer than 10
                    [{"bt":"now","n":"sos","vb":true}]                     | 'bt' must be a number
                    [{"n":"seq","v":-1},{"n":"sos","vb":true}]             | 'seq' must be a whole number
                    [{"n":"hr","v":62},{"n":"sos","t":-5,"vb":true}]       | records of different times
                    [{"n":"x","v":{"y":[1,2,{"z":[[[[[3]]]]]}]}},{"n":"sos","vb":true}] | 'v' must be a number
                    """)
    void causeThatCanBeReadIsAnAlarmAndWhatIsWrongIsTold(String pack, String detail) {
        Decoded.Salvaged salvaged = salvaged(bytes(pack));

        assertThat(salvaged.reading().causes()).containsExactly(Cause.SOS);
        assertThat(salvaged.reading().over()).isEmpty();
        assertThat(salvaged.reading().at()).isEqualTo(NOW);
        assertThat(salvaged.detail()).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"n\":\"fw\",\"vs\":\"%s\"},{\"n\":\"sos\",\"vb\":true}]",
                "[{\"n\":\"sos\",\"vb\":true},{\"n\":\"fw\",\"vs\":\"%s\"}]",
                "[{\"vs\":\"%s\",\"n\":\"sos\"}]"
            })
    void textOfAnotherCharsetHidesNoCause(String pack) {
        for (String charset : List.of("GB18030", "ISO-8859-1", "UTF-16LE", "UTF-16BE")) {
            byte[] bytes =
                    pack.formatted("\u94f6\u94c3\u8f70\u00e9\u4e02")
                            .getBytes(Charset.forName(charset));

            assertThat(salvaged(bytes).reading().causes()).as(charset).containsExactly(Cause.SOS);
        }
    }

    @Test
    void causeBehindMoreRecordsThanAPackMayHaveIsAnAlarm() {
        String many = "{\"n\":\"x\",\"v\":1},".repeat(256);

        assertThat(salvaged(bytes("[" + many + "{\"n\":\"sos\",\"vb\":true}]")).reading().causes())
                .containsExactly(Cause.SOS);
    }

    @ParameterizedTest
    @CsvSource({
        "81a20063736f7304, cut in the value's label",
        "82a20063736f7304f5, cut before the second record",
        "82a20063736f7304f5a2006268720, cut in a digit",
        "81a20063736f7302, without its value",
        "81a20063736f730201, 1 in place of true",
        "81a20063736f7303647472756, text cut",
        "81a20063736f73036474727565, text in place of true",
        "81a20063534f5304f5, capitals",
        "81a2616e63736f73627662f5, labels of JSON",
        "a20063736f7304f5, a map and no array",
        "82a20063736f7304f5a200626872 02f97e00, not a number",
        "82a2006268720203a20063736f7304f5 ff, more after the end",
        "82a2006268720204a30063736f7304f5, a map too long",
        "82a2007f686872a20063736f7304f5, text without an end",
        "82a200626872027b0000000000ffffff00a20063736f7304f5, a length too long",
        "82a2006263c302 18a20063736f7304f5, text that is not UTF-8",
        "810063736f7304f5, the head of the map lost",
        "81bf0063736f7304f5, indefinite and cut",
        "81a2007f6173626f73ff04f5 00, a text in pieces",
        "81a30063736f7304f504f5, the value twice",
        "8200a20063736f7304f5, a record that is none",
        "ffa20063736f7304f5, the array's head lost",
        "82a30064626174746761250218 58a20063736f7304f5, a label too long",
        "82a3006462617474016125024958a20063736f7304f5, bytes in place of a number",
        "82a3006462617474016125021b58a20063736f7304f5, a number too long",
        "82a3006462617474016125021858b80063736f7304f5, a map without fields"
    })
    void causeInDamagedCborIsAnAlarm(String hex, String fault) {
        String even = hex.replace(" ", "");
        byte[] bytes = HexFormat.of().parseHex(even.substring(0, even.length() / 2 * 2));

        Decoded.Salvaged salvaged = salvaged(bytes);

        assertThat(salvaged.reading().causes()).as(fault).containsExactly(Cause.SOS);
        assertThat(salvaged.detail()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"n\":\"smoke\",\"vb\":false},{\"n\":\"batt\",\"v\":101}]",
                "[{\"n\":\"hr\",\"v\":nan},{\"bn\":\"bed-0001/\",\"n\":\"smoke\",\"vb\":false}]",
                "\uFEFF[{\"vb\":false,\"n\":\"smoke\"}]"
            })
    void wellFormedFalseIsOverWhateverStandsBeside(String pack) {
        Reading reading = salvaged(bytes(pack)).reading();

        assertThat(reading.causes()).isEmpty();
        assertThat(reading.over()).containsExactly(Cause.SMOKE);
    }

    @Test
    void falseOfAnotherDeviceEndsNothingHere() {
        assertThat(
                        decoder.decode(
                                BED,
                                bytes("[{\"bn\":\"bed-0002/\",\"n\":\"smoke\",\"vb\":false}]"),
                                NOW))
                .isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void causeThatIsTrueAndFalseIsAnAlarm() {
        Reading reading =
                salvaged(
                                bytes(
                                        "[{\"n\":\"sos\",\"vb\":false},{\"n\":\"SOS\",\"vb\":true},{\"n\":\"gas\",\"vb\":false}]"))
                        .reading();

        assertThat(reading.causes()).containsExactly(Cause.SOS);
        assertThat(reading.over()).containsExactly(Cause.GAS);
    }

    @Test
    void valuesBeyondDoubtAreKeptBesideTheAlarm() {
        String pack =
                """
                [{"bn":"bed-0001/","bt":1795230000,"n":"seq","v":7},{"n":"hr","u":"beat/min","v":62},
                 {"n":"batt","v":101},{"n":"room","u":"K","v":20},{"n":"temp","v":"36.5"},
                 {"n":"bed","vb":true},{"n":"door","vb":1},{"n":"br","t":-60,"v":14},
                 {"n":"spo2","v":97,"v":98},{"bn":"bed-0002/","n":"move","v":0.5},
                 {"bn":"bed-0001/","n":"sos","vb":true},{"n":"motion","vb":true\
                """;

        assertThat(salvaged(bytes(pack)).reading())
                .isEqualTo(
                        new Reading(
                                Instant.ofEpochSecond(1_795_230_000L),
                                true,
                                7,
                                new Vitals.Builder()
                                        .set(Vital.HEART_RATE, 62)
                                        .set(Vital.IN_BED, true)
                                        .build(),
                                Set.of(Cause.SOS),
                                null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[{\"n\":\"so",
                "[{\"n\":\"sos",
                "[{\"n\":\"note\",\"vs\":\"sos\"},{\"n\":\"batt\",\"v\":101}]",
                "[{\"n\":\"note\",\"vs\":\"\\\"n\\\":\\\"sos\\\"\"},{\"n\":\"batt\",\"v\":101}]",
                "[{\"n\":\"risk-fall\",\"v\":1},{\"n\":\"batt\",\"v\":101}]",
                "[{\"n\":\"unreadable\",\"vb\":true},{\"n\":\"batt\",\"v\":101}]",
                "[{\"bn\":\"bed-0002/\",\"n\":\"hr\",\"v\":62}]",
                "\u0000\u0000\u0000",
                "help"
            })
    void whatNamesNoCauseIsRefusedAsEver(String pack) {
        assertThat(decoder.decode(BED, bytes(pack), NOW)).isInstanceOf(Decoded.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk-fall", "unreadable", "note"})
    void nameThatIsNoCauseIsAnExtraAsEver(String name) {
        byte[] pack = bytes("[{\"n\":\"%s\",\"vb\":true}]".formatted(name));

        assertThat(decoder.decode(BED, pack, NOW))
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        accepted -> assertThat(accepted.reading().causes()).isEmpty());
    }

    private Decoded.Salvaged salvaged(byte[] pack) {
        Decoded decoded = decoder.decode(BED, pack, NOW);
        assertThat(decoded).isInstanceOf(Decoded.Salvaged.class);
        return (Decoded.Salvaged) decoded;
    }

    private static byte[] bytes(String pack) {
        return pack.replace('␀', '\0').getBytes(StandardCharsets.UTF_8);
    }
}
