package cn.yinling.link.senml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenmlDecoderTest {
    /** RFC 8428, section 5.1.3, with its base time and relative times. */
    @Test
    void exampleOfTheRfcResolvesAsTheRfcSays() throws MalformedSenmlException {
        String pack =
                """
                [{"bn":"urn:dev:ow:10e2073a0108006:","bt":1.276020076001e+09,"bu":"A","bver":5,
                  "n":"voltage","u":"V","v":120.1},
                 {"n":"current","t":-5,"v":1.2},
                 {"n":"current","t":-4,"v":1.3}]
                """;

        assertThat(resolve(pack))
                .containsExactly(
                        "urn:dev:ow:10e2073a0108006:voltage V 120.1 @1.276020076001E9",
                        "urn:dev:ow:10e2073a0108006:current A 1.2 @1.276020071001E9",
                        "urn:dev:ow:10e2073a0108006:current A 1.3 @1.276020072001E9");
    }

    @Test
    void baseValueIsAddedAndBaseOnlyRecordsAreNone() throws MalformedSenmlException {
        assertThat(
                        resolve(
                                "[{\"bn\":\"a/\",\"bv\":20},{\"n\":\"x\",\"v\":1.5},{\"n\":\"y\",\"s\":3}]"))
                .containsExactly("a/x null 21.5 @1.79523E9", "a/y null SUM_ONLY @1.79523E9");
    }

    @Test
    void timeBelowTwoToThe28CountsFromNow() throws MalformedSenmlException {
        assertThat(resolve("[{\"n\":\"x\",\"t\":-60,\"vb\":true}]"))
                .containsExactly("x null true @1.79522994E9");
    }

    @Test
    void unknownFieldIsSkippedUnlessItMustBeUnderstood() throws MalformedSenmlException {
        assertThat(resolve("[{\"n\":\"x\",\"v\":1,\"vendor\":{\"a\":[1]}}]")).hasSize(1);
        assertThatThrownBy(() -> resolve("[{\"n\":\"x\",\"v\":1,\"rule_\":1}]"))
                .hasMessage("field 'rule_' must be understood and is not");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {}                                     | a SenML pack is a JSON array
                    []                                     | the pack has no records
                    [1]                                    | record 1 is not an object
                    [{"n":"x","v":1,"vb":true}]            | one value, not two
                    [{"v":1}]                              | has no name
                    [{"n":"x","v":"1"}]                    | 'v' must be a number
                    [{"n":"x","vb":1}]                     | 'vb' must be true or false
                    [{"n":1,"v":1}]                        | 'n' must be a string
                    [{"n":"x","v":1e999}]                  | in the range of a double
                    [{"bver":11,"n":"x","v":1}]            | newer than 10
                    [{"n":"x","n":"y","v":1}]              | field 'n' is there twice
                    [{"n":"x","v":1}]]                     | not JSON
                    [{"n":"x","v":1}] []                   | more after the end
                    [{"n":"x","v":1                        | not JSON
                    hello                                  | not JSON: Unrecognized token 'hello'
                    """)
    void brokenPackIsRefusedWithTheReason(String pack, String reason) {
        assertThatThrownBy(() -> resolve(pack))
                .isInstanceOf(MalformedSenmlException.class)
                .hasMessageContaining(reason);
    }

    private static List<String> resolve(String pack) throws MalformedSenmlException {
        return Resolved.of(pack.getBytes(StandardCharsets.UTF_8));
    }
}
