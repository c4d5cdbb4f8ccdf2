package cn.yinling.register.csv;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Resident;
import cn.yinling.register.Fault;
import cn.yinling.register.Faults;
import cn.yinling.register.Home;
import cn.yinling.register.HomeDraft;
import cn.yinling.register.OnFile;
import cn.yinling.register.Person;
import cn.yinling.register.ResidentFile;
import cn.yinling.register.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonCellsTest {
    private static final Map<String, String> LEAST = Map.of("name", "陈秀兰", "bornOn", "1944/5/6");

    private final Faults faults = new Faults("");

    @Test
    void personThatWasWrittenOutIsReadInAgainAsSheWas() {
        assertThat(read(written(), null)).isEqualTo(OnFile.LAN);
    }

    @Test
    void residentIsWrittenWithHerHomeAndVersion() {
        assertThat(written())
                .containsEntry("id", "r-lan")
                .containsEntry("version", "7")
                .containsEntry("street", "320602-01")
                .containsEntry("homeId", "h-lan")
                .containsEntry("address", "青年路 8 号")
                .containsEntry("door", "1单元502室")
                .containsEntry("keySafe", "电表箱内，密码4711")
                .containsEntry("contact2Phone", "13800000002")
                .containsEntry("contact3Phone", "");
    }

    @Test
    void blankCellTakesAwayWhatIsOnFile() {
        Person person = read(LEAST, null);
        Map<String, String> cells = new HashMap<>(written());
        cells.replaceAll((column, _) -> LEAST.getOrDefault(column, ""));
        assertThat(read(cells, OnFile.LAN)).isEqualTo(person);
    }

    @Test
    void whatIsNotOnFileIsWrittenAsABlankCell() {
        HomeDraft address = new HomeDraft("320602-01", "青年路 8 号", null, null, null, null);
        ResidentFile bare =
                new ResidentFile(
                        "r-lan",
                        1,
                        read(LEAST, null),
                        new Home("h-lan", 1, "新城桥街道", address, OnFile.NOW, null),
                        null,
                        OnFile.NOW,
                        null);
        assertThat(String.join(",", ResidentCells.of(bare)))
                .startsWith("r-lan,1,陈秀兰,,,1944-05-06,,320602-01,h-lan,青年路 8 号,,,")
                .doesNotContain("null");
    }

    @Test
    void columnThatTheFileDoesNotHaveStaysAsItIsOnFile() {
        assertThat(read(LEAST, OnFile.LAN)).isEqualTo(OnFile.LAN);
    }

    @Test
    void newPersonOfWhomOnlyNameAndBirthAreToldHasNothingElse() {
        Person person = read(LEAST, null);
        assertThat(person.illnesses()).isEmpty();
        assertThat(person.medicines()).isEmpty();
        assertThat(person.contacts()).isEmpty();
        assertThat(person.phone()).isNull();
        assertThat(person.check(OnFile.TODAY).list()).isEmpty();
    }

    @Test
    void contactsOfAFileReplaceThoseOnFile() {
        Map<String, String> cells = new HashMap<>(LEAST);
        cells.put("contact1Name", "");
        cells.put("contact2Name", "李梅");
        cells.put("contact2Phone", "120");
        assertThat(read(cells, OnFile.LAN).contacts())
                .containsExactly(new Resident.Contact("李梅", "", "120"));
    }

    @Test
    void fileWithoutAColumnOfNamesIsNotReadAsIfItSaidNothingOfContacts() {
        Map<String, String> cells = new HashMap<>(LEAST);
        cells.put("contact1Phone", "120");
        assertThat(read(cells, OnFile.LAN).contacts())
                .containsExactly(new Resident.Contact("", "", "120"));
    }

    @Test
    void contactOfWhomOnlyTheRelationOrTheNumberIsToldIsNotLost() {
        Map<String, String> cells = new HashMap<>(LEAST);
        cells.put("contact1Name", "");
        cells.put("contact1Relation", "son");
        cells.put("contact10Phone", "120");
        assertThat(read(cells, null).contacts())
                .containsExactly(
                        new Resident.Contact("", "son", ""), new Resident.Contact("", "", "120"));
    }

    @Test
    void thereIsNoPersonWithoutADayOfBirth() {
        assertThat(PersonCells.read(new Row(2, Map.of("name", "陈秀兰")), null, faults)).isNull();
        assertThat(faults.list()).containsExactly(new Fault("bornOn", Faults.NO_BIRTH));
    }

    @Test
    void whoWritesTheDayOfBirthWronglyIsToldHow() {
        Row row = new Row(2, Map.of("name", "陈秀兰", "bornOn", "6.5.1944"));
        assertThat(PersonCells.read(row, null, faults)).isNull();
        assertThat(faults.list())
                .extracting(fault -> fault.words().en())
                .containsExactly("must be a day, as 1940-03-01, 1940/3/1 or 1940年3月1日");
    }

    @Test
    void faultsAreNamedByTheColumnsOfTheFile() {
        Words why = new Words("请核对", "look again");
        assertThat(
                        PersonCells.asColumns(
                                List.of(
                                        new Fault("contacts[0].phone", why),
                                        new Fault("contacts[9].name", why),
                                        new Fault("illnesses[3]", why),
                                        new Fault("medicines[0]", why),
                                        new Fault("bornOn", why))))
                .extracting(Fault::field)
                .containsExactly(
                        "contact1Phone", "contact10Name", "illnesses", "medicines", "bornOn");
    }

    private Person read(Map<String, String> cells, @Nullable Person now) {
        return Objects.requireNonNull(PersonCells.read(new Row(2, cells), now, faults));
    }

    /** A line of an export, by its columns. */
    private static Map<String, String> written() {
        List<String> line = ResidentCells.of(OnFile.RESIDENT);
        assertThat(line).hasSameSizeAs(Columns.RESIDENT);
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < line.size(); i++) {
            cells.put(Columns.RESIDENT.get(i).name(), line.get(i));
        }
        return cells;
    }
}
