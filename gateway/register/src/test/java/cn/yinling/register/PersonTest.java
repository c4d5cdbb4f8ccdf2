package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Resident;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {
    private static final LocalDate TODAY = OnFile.TODAY;
    private static final LocalDate BIRTH = LocalDate.of(1944, 5, 6);
    private static final String LONG = "长".repeat(101);

    @Test
    void whoeverHasAllOnFileHasNothingWrong() {
        assertThat(OnFile.LAN.check(TODAY).list()).isEmpty();
    }

    @Test
    void nameAndDayOfBirthAreEnough() {
        assertThat(wrong(person("陈秀兰", null, BIRTH, null, null))).isEmpty();
    }

    @Test
    void everyFieldThatIsWrongIsToldAtOnce() {
        assertThat(wrong(person("", "woman", TODAY.plusDays(1), "手机", "purple")))
                .containsExactly("name", "sex", "bornOn", "phone", "risk");
    }

    @Test
    void textsThatAreTooLongAreTold() {
        Person person =
                new Person(
                        LONG,
                        LONG,
                        null,
                        BIRTH,
                        null,
                        LONG,
                        LONG,
                        List.of("高血压", LONG),
                        List.of(LONG),
                        List.of(),
                        null,
                        LONG);
        assertThat(wrong(person))
                .containsExactly(
                        "name",
                        "preferredName",
                        "dialect",
                        "mobility",
                        "mainsDevice",
                        "illnesses[1]",
                        "medicines[0]");
    }

    @ParameterizedTest
    @EnumSource(Risk.class)
    void colourOfRiskIsOneOfTheFour(Risk risk) {
        assertThat(wrong(person("陈秀兰", null, BIRTH, null, risk.code()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIGH", "高", "medium low"})
    void colourOfRiskIsWrittenAsItsCode(String risk) {
        assertThat(person("陈秀兰", null, BIRTH, null, risk).check(TODAY).list())
                .containsExactly(
                        new Fault(
                                "risk",
                                new Words(
                                        "请填其中之一：高（high）、中（medium）、中低（medium-low）、低（low）",
                                        "must be one of high, medium, medium-low, low")));
    }

    @Test
    void nobodyHasMoreThanFiftyIllnessesOrMedicines() {
        List<String> fifty = Collections.nCopies(50, "高血压");
        List<String> more = Collections.nCopies(51, "高血压");
        assertThat(wrong(person(fifty, fifty, List.of()))).isEmpty();
        assertThat(wrong(person(more, List.of(), List.of()))).containsExactly("illnesses");
        assertThat(wrong(person(List.of(), more, List.of()))).containsExactly("medicines");
    }

    @Test
    void nobodyHasMoreThanTenContacts() {
        Resident.Contact son = new Resident.Contact("陈建国", "son", "13800000001");
        assertThat(wrong(contacts(Collections.nCopies(10, son)))).isEmpty();
        assertThat(wrong(contacts(Collections.nCopies(11, son)))).containsExactly("contacts");
    }

    @Test
    void contactHasANameARelationAndANumberThatCanBeCalled() {
        assertThat(
                        wrong(
                                contacts(
                                        List.of(
                                                new Resident.Contact("陈建国", "son", "13800000001"),
                                                new Resident.Contact("", "neighbour", "找李梅"),
                                                new Resident.Contact("李梅", " ", "120")))))
                .containsExactly("contacts[1].name", "contacts[1].phone", "contacts[2].relation");
    }

    @Test
    void alarmNamesThePersonAsSheIsOnFile() {
        Resident resident = OnFile.LAN.resident("r-lan");
        assertThat(resident.id()).isEqualTo("r-lan");
        assertThat(resident.mainsDevice()).isEqualTo("制氧机");
        assertThat(Person.of(resident)).isEqualTo(OnFile.LAN);
    }

    private static List<String> wrong(Person person) {
        return person.check(TODAY).list().stream().map(Fault::field).toList();
    }

    private static Person contacts(List<Resident.Contact> contacts) {
        return person(List.of(), List.of(), contacts);
    }

    private static Person person(
            String name,
            @Nullable String sex,
            LocalDate bornOn,
            @Nullable String phone,
            @Nullable String risk) {
        return new Person(
                name, null, sex, bornOn, phone, null, null, List.of(), List.of(), List.of(), risk);
    }

    private static Person person(
            List<String> illnesses, List<String> medicines, List<Resident.Contact> contacts) {
        return new Person(
                "陈秀兰", null, null, BIRTH, null, null, null, illnesses, medicines, contacts, null);
    }
}
