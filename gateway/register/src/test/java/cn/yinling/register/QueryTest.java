package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Reach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked of the register. */
class QueryTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"high", "medium", "medium-low", "low"})
    void residentsAreAskedForByAColourOfRisk(@Nullable String risk) {
        assertThatCode(() -> residents(risk)).doesNotThrowAnyException();
    }

    @Test
    void residentsAreNotAskedForByAnyOtherColour() {
        assertThatThrownBy(() -> residents("purple"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("risk must be one of high, medium, medium-low, low");
    }

    @Test
    void thoseInCareAreAskedForOverTheWholeDistrict() {
        ResidentQuery query = ResidentQuery.inCare("r-lan", 10);
        assertThat(query.care()).isEqualTo(ResidentQuery.Care.IN_CARE);
        assertThat(query.reach()).isEqualTo(Reach.WHOLE);
        assertThat(query.after()).isEqualTo("r-lan");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, Page.MOST + 1})
    void pageHoldsAtLeastOneAndNoMoreThanTheMost(int limit) {
        assertThatThrownBy(() -> ResidentQuery.inCare(null, limit)).hasMessageContaining("limit");
        assertThatThrownBy(() -> DeviceQuery.all(null, limit)).hasMessageContaining("limit");
        assertThatThrownBy(() -> new Homes.Query(null, null, null, limit))
                .hasMessageContaining("limit");
    }

    @Test
    void allDevicesAreAskedForFromTheOneThatEndedThePageBefore() {
        assertThat(DeviceQuery.all("bed-0042", Page.MOST))
                .isEqualTo(
                        new DeviceQuery(null, null, null, null, null, null, "bed-0042", Page.MOST));
    }

    private static ResidentQuery residents(@Nullable String risk) {
        return new ResidentQuery(
                null, risk, null, ResidentQuery.Care.ALL, Reach.WHOLE, null, Page.MOST);
    }
}
