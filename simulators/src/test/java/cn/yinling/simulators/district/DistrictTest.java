package cn.yinling.simulators.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.link.alarm.Resident;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistrictTest {
    private final District district = District.ofSeed(7);

    @Test
    void hasTheShapeOfTheRealThing() {
        assertThat(district.streets()).hasSize(16);
        assertThat(district.centres()).hasSize(16);
        assertThat(district.kiosks()).hasSize(16);
        assertThat(district.households()).hasSize(400);
        assertThat(district.households())
                .extracting(Household::street)
                .containsAll(district.streets());
    }

    @Test
    void sameSeedMakesTheSameDistrict() {
        assertThat(District.ofSeed(7)).isEqualTo(district);
        assertThat(District.ofSeed(8)).isNotEqualTo(district);
    }

    @Test
    void smallerDistrictIsTheBeginningOfALargerOne() {
        assertThat(District.ofSeed(7, 20).households())
                .isEqualTo(district.households().subList(0, 20));
    }

    @Test
    void idsNamesAndPhonesAreEachGivenOnce() {
        assertThat(district.households()).extracting(Household::bed).doesNotHaveDuplicates();
        assertThat(district.households()).extracting(Household::password).doesNotHaveDuplicates();
        assertThat(residents()).extracting(Resident::name).doesNotHaveDuplicates();
        Set<String> phones = new HashSet<>();
        for (Resident resident : residents()) {
            assertThat(phones.add(String.valueOf(resident.phone()))).isTrue();
            resident.contacts().forEach(to -> assertThat(phones.add(to.phone())).isTrue());
        }
    }

    @Test
    void phonesAreNobodys() {
        assertThat(residents())
                .allSatisfy(resident -> assertThat(resident.phone()).matches("129\\d{8}"));
    }

    @Test
    void everybodyIsSixtyToNinetyEight() {
        assertThat(residents())
                .allSatisfy(resident ->
                        assertThat(ChronoUnit.YEARS.between(resident.bornOn(), District.AGES_AS_OF))
                                .isBetween(60L, 98L));
    }

    @Test
    void everybodyHasOneToThreeContactsOfDifferentNames() {
        for (Resident resident : residents()) {
            assertThat(resident.contacts()).hasSizeBetween(1, 3);
            assertThat(resident.contacts())
                    .extracting(Resident.Contact::name)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void recordsAreInChinese() {
        for (Resident resident : residents()) {
            assertThat(resident.name()).matches("\\p{IsHan}{2,3}");
            assertThat(resident.illnesses()).allMatch(text -> text.matches(".*\\p{IsHan}.*"));
            assertThat(resident.preferredName()).startsWith(resident.name().substring(0, 1));
        }
    }

    @Test
    void noTwoBloodThinnersTogether() {
        List<String> thinners = List.of("利伐沙班", "氯吡格雷", "阿司匹林");
        assertThat(residents())
                .allSatisfy(resident ->
                        assertThat(thinners.stream().filter(one -> takes(resident, one)))
                                .hasSizeLessThan(2));
    }

    @Test
    void medicinesFollowFromIllnesses() {
        assertThat(residents())
                .allSatisfy(resident -> {
                    assertThat(takes(resident, "二甲双胍"))
                            .isEqualTo(
                                    resident.illnesses().contains("2型糖尿病")
                                            && !resident.illnesses().contains("慢性肾衰竭（血液透析）"));
                    assertThat(takes(resident, "多巴丝肼"))
                            .isEqualTo(resident.illnesses().contains("帕金森病"));
                    assertThat(resident.medicines()).doesNotHaveDuplicates();
                });
    }

    @Test
    void onlyMenHaveAnEnlargedProstate() {
        assertThat(residents())
                .filteredOn(resident -> resident.illnesses().contains("前列腺增生"))
                .isNotEmpty()
                .allMatch(resident -> "male".equals(resident.sex()));
    }

    @Test
    void everyIllnessMobilityDialectAndRiskOccurs() {
        assertThat(residents())
                .extracting(Resident::risk)
                .contains("high", "medium", "medium-low", "low");
        assertThat(residents()).extracting(Resident::dialect).contains("南通话", "普通话", "吴语（启海话）");
        assertThat(district.households())
                .extracting(household -> household.health().mobility())
                .contains(Mobility.values());
        assertThat(district.households())
                .flatExtracting(household -> household.health().illnesses())
                .contains(Illness.values());
    }

    @Test
    void moreBedsThanNumbersIsRefused() {
        assertThatThrownBy(() -> District.ofSeed(7, 1_000)).hasMessageContaining("0 to 999");
    }

    private List<Resident> residents() {
        return district.households().stream().map(Household::resident).toList();
    }

    private static boolean takes(Resident resident, String medicine) {
        return resident.medicines().stream().anyMatch(text -> text.contains(medicine));
    }
}
