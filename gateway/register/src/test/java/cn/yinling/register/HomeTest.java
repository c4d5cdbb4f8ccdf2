package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeTest {
    @ParameterizedTest
    @CsvSource({
        "青年路 8 号, 3幢, 1单元502室, 青年路 8 号3幢1单元502室",
        "8 Qingnian Road, Block 3, 502, 8 Qingnian Road Block 3 502",
        "Garden Estate, 3幢, 502, Garden Estate 3幢502",
        "Garden Estate, 东楼, B座, Garden Estate东楼B座",
        "青年路 8 号, , 502, 青年路 8 号502",
        "青年路 8 号, 3幢, , 青年路 8 号3幢",
        "青年路 8, , , 青年路 8"
    })
    void addressGoesToTheDoorWithSpacesBetweenLatinWordsOnly(
            String address, @Nullable String building, @Nullable String door, String whole) {
        assertThat(home(address, building, door, null, null).address()).isEqualTo(whole);
    }

    @Test
    void buildingIsToldApartByItsAddressWhereOneWasEntered() {
        assertThat(OnFile.HOME.building()).isEqualTo("青年路 8 号3幢");
        assertThat(home("青年路 8 号", null, "502", null, null).building()).isNull();
        assertThat(Home.building(null, "3幢")).isNull();
    }

    @Test
    void caregiverIsToldOfTheKeySafeFirst() {
        assertThat(OnFile.HOME.place().entry()).isEqualTo("钥匙盒：电表箱内，密码4711；门禁 1234#");
        assertThat(entry("电表箱内", null)).isEqualTo("钥匙盒：电表箱内");
        assertThat(entry(null, "门禁 1234#")).isEqualTo("门禁 1234#");
        assertThat(entry(null, null)).isNull();
    }

    @Test
    void alarmNamesTheStreetAndTheWholeAddress() {
        assertThat(OnFile.HOME.place().street()).isEqualTo("320602-01");
        assertThat(OnFile.HOME.place().streetName()).isEqualTo("新城桥街道");
        assertThat(OnFile.HOME.place().address()).isEqualTo("青年路 8 号3幢1单元502室");
    }

    @Test
    void homeNeedsAStreetAndAnAddress() {
        assertThat(new HomeDraft("320602-01", "青年路 8 号", null, null, null, null).check("").list())
                .isEmpty();
        assertThat(wrong(new HomeDraft("", " ", null, null, null, null)))
                .containsExactly("home.street", "home.address");
    }

    @Test
    void whatIsTooLongOrBlankOfAHomeIsTold() {
        String text = "长".repeat(201);
        assertThat(wrong(new HomeDraft("320602-01", text, text, text, text, " ")))
                .containsExactly(
                        "home.address",
                        "home.building",
                        "home.door",
                        "home.keySafe",
                        "home.entryNote");
    }

    private static List<String> wrong(HomeDraft home) {
        return home.check("home.").list().stream().map(Fault::field).toList();
    }

    private static @Nullable String entry(@Nullable String keySafe, @Nullable String note) {
        return home("青年路 8 号", null, null, keySafe, note).place().entry();
    }

    private static Home home(
            String address,
            @Nullable String building,
            @Nullable String door,
            @Nullable String keySafe,
            @Nullable String entryNote) {
        HomeDraft details = new HomeDraft("320602-01", address, building, door, keySafe, entryNote);
        return new Home("h-1", 1, "新城桥街道", details, OnFile.NOW, null);
    }
}
