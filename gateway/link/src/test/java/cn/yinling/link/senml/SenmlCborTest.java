package cn.yinling.link.senml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.link.Golden;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8428, section 6. */
class SenmlCborTest {
    @Test
    void exampleOfTheRfcResolvesAsItsTwinInJson() throws MalformedSenmlException {
        String json =
                """
                [{"bn":"urn:dev:ow:10e2073a0108006:","bt":1.276020076001e+09,"bu":"A","bver":5,
                  "n":"voltage","u":"V","v":120.1},
                 {"n":"current","t":-5,"v":1.2},
                 {"n":"current","t":-4,"v":1.3},
                 {"n":"current","t":-3,"v":1.4},
                 {"n":"current","t":-2,"v":1.5},
                 {"n":"current","t":-1,"v":1.6},
                 {"n":"current","v":1.7}]
                """;

        assertThat(Resolved.of(Golden.hex("rfc8428-section-6.cbor.hex")))
                .hasSize(7)
                .isEqualTo(Resolved.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** RFC 8428, section 5.1.5; in CBOR the data are bytes. */
    @Test
    void everyTypeOfValueResolvesAsItsTwinInJson() throws MalformedSenmlException {
        String json =
                """
                [{"bn":"urn:dev:ow:10e2073a01080063:","n":"temp","u":"Cel","v":23.1},
                 {"n":"label","vs":"Machine Room"},
                 {"n":"open","vb":false},
                 {"n":"nfc-reader","vd":"aGkgCg"},
                 {"n":"energy","s":7}]
                """;
        String cbor =
                """
                85 a4 21 781c 75726e3a6465763a6f773a31306532303733613031303830303633 3a
                      00 64 74656d70 01 63 43656c 02 fb 403719999999999a
                   a2 00 65 6c6162656c 03 6c 4d616368696e6520526f6f6d
                   a2 00 64 6f70656e 04 f4
                   a2 00 6a 6e66632d726561646572 08 44 6869200a
                   a2 00 66 656e65726779 05 07
                """;

        assertThat(resolve(cbor))
                .hasSize(5)
                .isEqualTo(Resolved.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "integer,            81 a2 00 61 78 02 18 2d,                45.0",
        "negative,           81 a2 00 61 78 02 38 2c,                -45.0",
        "half,               81 a2 00 61 78 02 f9 3e00,              1.5",
        "decimal fraction,   81 a2 00 61 78 02 c4 82 20 18 2d,       4.5",
        "indefinite lengths, 9f bf 00 7f 61 78 ff 02 18 2d ff ff,    45.0",
        "self-described,     d9 d9f7 81 a2 00 61 78 02 18 2d,        45.0",
        "extension skipped,  81 a3 00 61 78 63 666f6f 81 a1 01 02 02 18 2d, 45.0",
    })
    void numberIsReadHoweverItIsWritten(String how, String pack, String number)
            throws MalformedSenmlException {
        assertThat(resolve(pack)).as(how).containsExactly("x null %s @1.79523E9".formatted(number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    80                                    | the pack has no records
                    81 01                                 | record 1 is not an object
                    d8 20 61 78                           | a SenML pack is a CBOR array
                    81 a3 00 61 78 02 01 04 f5            | one value, not two
                    81 a3 00 61 78 00 61 79 02 01         | field 'n' is there twice
                    81 a2 00 61 78 02 61 31               | field 'v' must be a number
                    81 a2 00 61 78 02 f6                  | field 'v' must be a number
                    81 a2 00 61 78 02 f9 7e00             | field 'v' must be in the range
                    81 a2 00 61 78 08 01                  | field 'vd' must be a string
                    81 a2 61 6e 61 78 02 01               | field 'n' has the label 0 in CBOR
                    81 a3 00 61 78 02 01 09 01            | no field has the label 9
                    81 a3 00 61 78 02 01 62 785f 01       | field 'x_' must be understood
                    81 a3 20 0b 00 61 78 02 01            | newer than 10
                    81 a2 00 61 78 02                     | not CBOR
                    81 a2 00 7a 7fffffff 61               | not CBOR
                    81 a2 00 61 78 02 01 00               | more after the end
                    81 a1 a0 01                           | not CBOR
                    """)
    void brokenPackIsRefusedWithTheReason(String pack, String reason) {
        assertThatThrownBy(() -> resolve(pack))
                .isInstanceOf(MalformedSenmlException.class)
                .hasMessageContaining(reason);
    }

    private static List<String> resolve(String hex) throws MalformedSenmlException {
        return Resolved.of(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
    }
}
