package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
    @ParameterizedTest
    @CsvSource({
        "r-lan, , , resident, r-lan, 老人",
        ", h-lan, , home, h-lan, 住所",
        ", , centre-01, place, centre-01, 场所",
        ", , , stock, , 仓库"
    })
    void deviceIsWhereItsOneIdSaysOrInStock(
            @Nullable String residentId,
            @Nullable String homeId,
            @Nullable String placeId,
            String type,
            @Nullable String id,
            String chinese) {
        Placement placement = Placement.of(residentId, homeId, placeId);
        assertThat(placement.type()).isEqualTo(type);
        assertThat(placement.id()).isEqualTo(id);
        assertThat(placement.kind()).isEqualTo(new Words(chinese, type));
    }

    @Test
    void personWhoNamesAPlaceThatIsNotOnFileIsToldOfWhichKind() {
        assertThat(Placement.UNKNOWN.formatted(new Placement.InHome("h-1").kind()))
                .isEqualTo(
                        new Words(
                                "系统中没有该住所：请先登记",
                                "there is no such home in the register: enter it first"));
    }
}
