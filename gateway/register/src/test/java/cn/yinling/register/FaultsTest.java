package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static final LocalDate TODAY = OnFile.TODAY;
    private static final List<Words> PETS = List.of(new Words("猫", "cat"), new Words("狗", "dog"));

    private final Faults faults = new Faults("");

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\t\n"})
    void textThatMustBeThereIsMissingWhereItIsBlank(@Nullable String text) {
        assertThat(told(faults.text("name", text, 60)))
                .containsExactly("name is missing: give 1 to 60 characters");
    }

    @Test
    void textMayBeAsLongAsItIsToldAndNoLonger() {
        assertThat(told(faults.text("name", "王".repeat(60), 60))).isEmpty();
        assertThat(told(faults.text("name", "王".repeat(61), 60)))
                .containsExactly("name has 61 characters: shorten it to 60");
    }

    @Test
    void textThatMayBeAbsentIsNotBlankWhereItIsThere() {
        assertThat(told(faults.optional("note", null, 60).optional("note", "谢谢", 60))).isEmpty();
        assertThat(told(faults.optional("note", " ", 60)))
                .containsExactly("note is blank: leave it out, or write something");
    }

    @Test
    void textHasLinesAndTabsButNoOtherControlCharacters() {
        assertThat(told(faults.text("note", "门禁 1234#\n\t后门", 60))).isEmpty();
        assertThat(told(faults.text("note", "1234\u0007#", 60)))
                .containsExactly("note holds control characters: type it anew");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "120",
                "13900000001",
                "+86 139 0000 0001",
                "0513-80000001",
                "12345678901234567890"
            })
    void telephoneNumberIsDigitsWithSpacesOrHyphens(@Nullable String phone) {
        assertThat(told(faults.phone("phone", phone))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12", "手机", "-120", "120-", "１２０", "120;7", "123456789012345678901"})
    void anythingElseIsNoTelephoneNumber(String phone) {
        assertThat(told(faults.phone("phone", phone)))
                .containsExactly(
                        "phone must be a telephone number: 3 to 20 digits, also with spaces or hyphens");
    }

    @Test
    void idIsLowerCaseLettersDigitsAndHyphens() {
        assertThat(told(faults.id("id", "r-0001").id("id", "9".repeat(48)))).isEmpty();
        for (String id : List.of("", "r", "R-0001", "-r", "r_1", "王", "9".repeat(49))) {
            assertThat(new Faults("").id("id", id).list())
                    .containsExactly(new Fault("id", Faults.NO_ID));
        }
    }

    @Test
    void codeIsOneOfThoseThatAreToldInBothLanguages() {
        assertThat(told(faults.oneOf("pet", null, PETS).oneOf("pet", "dog", PETS))).isEmpty();
        assertThat(faults.oneOf("pet", "狗", PETS).list())
                .containsExactly(
                        new Fault(
                                "pet",
                                new Words("请填其中之一：猫（cat）、狗（dog）", "must be one of cat, dog")));
    }

    @ParameterizedTest
    @CsvSource({
        "1889-12-31, false",
        "1890-01-01, true",
        "1944-05-06, true",
        "2026-11-22, true",
        "2026-11-23, false"
    })
    void nobodyIsBornInTheFutureNorBefore1890(LocalDate bornOn, boolean isRight) {
        List<String> told = told(faults.bornOn("bornOn", bornOn, TODAY));
        assertThat(told)
                .isEqualTo(
                        isRight
                                ? List.of()
                                : List.of("bornOn must be a day from 1890-01-01 to today"));
    }

    @Test
    void dayOfBirthMustBeThere() {
        assertThat(faults.bornOn("bornOn", null, TODAY).list())
                .containsExactly(new Fault("bornOn", Faults.NO_BIRTH));
    }

    @Test
    void fieldsAreNamedWithThePathOfWhatTheyArePartOf() {
        Faults ofHome = new Faults("home.").text("address", "", 200);
        faults.add("name", new Words("重复", "is there twice")).addAll(ofHome);
        assertThat(faults.list()).extracting(Fault::field).containsExactly("name", "home.address");
    }

    @Test
    void whatIsWrongIsTheOutcome() {
        assertThat(faults.isEmpty()).isTrue();
        faults.phone("phone", "手机").text("name", null, 60);
        assertThat(faults.isEmpty()).isFalse();
        assertThat(faults.<Home>outcome()).isEqualTo(new Outcome.Invalid<Home>(faults.list()));
    }

    @Test
    void whatIsWrongIsToldWithoutTheValueWhichMayBePersonal() {
        String secret = "手机".repeat(40);
        faults.text("a", secret, 60).phone("b", secret).id("c", secret).oneOf("d", secret, PETS);
        assertThat(faults.list())
                .hasSize(4)
                .allSatisfy(fault -> assertThat(fault.words().toString()).doesNotContain(secret));
    }

    private static List<String> told(Faults faults) {
        return faults.list().stream()
                .map(fault -> fault.field() + " " + fault.words().en())
                .toList();
    }
}
